import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { newRequestCode, rememberRequest } from "~/access/account/asked-here.server";
import { signInByMail } from "~/access/account/mailed-links.server";
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

export const meta: MetaFunction = () => [{ title: "Sign in by mail · Tidemark" }];

export const loader = ({ request, context }: LoaderFunctionArgs) => ({
  mails: mailOrigin(context, request) !== null,
});

export async function action({ request, context }: ActionFunctionArgs) {
  const code = newRequestCode();
  const answer = await letterTo({ request, context }, (email) => signInByMail(context, email, code), {
    kind: "sign in",
    pathOf: paths.mailedLink,
  });
  if ("refused" in answer) return answer;
  return data({ ...answer, code }, { headers: { "set-cookie": rememberRequest(context, code) } });
}

export default function SignInByMail() {
  const { mails } = useLoaderData<typeof loader>();
  const answer = useAnswer<LetterAnswer & { code?: string }>();
  return (
    <AppShell>
      <Page
        title="Sign in by mail"
        lead={
          mails ? "If you sign in rarely, use a link instead of a password." : "This server sends no mail."
        }
      >
        {mails ? (
          <AddressForm
            id="sign-in-by-mail"
            answer={answer}
            button="Send the link"
            code={answer?.code}
            sent={`If this address has an account and has been confirmed by mail, a link is on its way to it. It works once, within ${LINK_MINUTES.signIn} minutes. No mail? Choose a new password instead. That also confirms the address.`}
          />
        ) : (
          <Notice>
            <Link to={paths.home()}>Sign in with your password</Link> instead.
          </Notice>
        )}
      </Page>
    </AppShell>
  );
}
