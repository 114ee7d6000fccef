import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { resetByMail } from "~/access/account/reset.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { LINK_MINUTES } from "~/domain/accounts/session";
import { paths } from "~/paths";
import { useAnswer } from "~/routes/shared/forms";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { AddressForm } from "./AddressForm";
import type { LetterAnswer } from "./letters";
import { letterTo } from "./letters.server";

export const meta: MetaFunction = () => [{ title: "Forgotten password · Tidemark" }];

export const loader = ({ request, context }: LoaderFunctionArgs) => ({
  mails: mailOrigin(context, request) !== null,
});

export const action = ({ request, context }: ActionFunctionArgs) =>
  letterTo({ request, context }, (email) => resetByMail(context, email), {
    kind: "reset",
    pathOf: paths.reset,
  });

export default function Forgot() {
  const { mails } = useLoaderData<typeof loader>();
  const answer = useAnswer<LetterAnswer>();
  return (
    <AppShell>
      <Page
        title="Forgotten password"
        lead={
          mails
            ? "We send you a link to choose a new one."
            : "Someone else can make you a link to choose a new one."
        }
      >
        {mails ? (
          <AddressForm
            id="forgot"
            answer={answer}
            button="Send the link"
            sent={`If this address has an account, a link is on its way to it. It works once, within ${LINK_MINUTES.reset} minutes. Check your junk mail as well.`}
          />
        ) : (
          <Notice>
            <p>
              This server sends no mail. Ask the backbone staff of your collaborative: they make a link for
              you on Settings → People. If you take part in more than one collaborative, ask whoever runs the
              server.
            </p>
            <p className="mt-2">
              <Link to={paths.home()}>Back to sign in</Link>
            </p>
          </Notice>
        )}
      </Page>
    </AppShell>
  );
}
