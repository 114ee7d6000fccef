import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { decideAsRecipient, readRecipientByToken } from "~/access/links/report-mail.server";
import { notFound } from "~/access/visit.server";
import { Button } from "~/ui/controls/Button";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [
  { title: "Reports by mail · Tidemark" },
  { name: "robots", content: "noindex" },
];

/** Anyone with the address can open this page, so it is neither cached nor sent to other sites as a referrer. */
export const headers = () => ({ "cache-control": "no-store", "referrer-policy": "no-referrer" });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const recipient = await readRecipientByToken(context, params.token ?? "");
  if (!recipient)
    throw notFound("This link is not valid, or the address was removed. Nothing is mailed to it.");
  const { email, state, collaborative } = recipient;
  return { email, state, collaborative };
}

/** Only a button changes anything, here or in a mail program: mail filters open links on their own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const starts = (await formOf(request)).get("reports") === "on";
  if (!(await decideAsRecipient(context, params.token ?? "", starts ? "subscribed" : "stopped")))
    throw notFound("This link is not valid, or the address was removed.");
  return null;
}

export default function ReportsByMail() {
  const { email, state, collaborative } = useLoaderData<typeof loader>();
  const gets = state === "listed" || state === "subscribed";
  return (
    <AppShell>
      <Page
        title={
          state === "asked"
            ? "Get new reports by mail?"
            : state === "stopped"
              ? "Reports by mail are stopped"
              : "Reports by mail"
        }
        lead={
          state === "subscribed"
            ? `${email} is told when ${collaborative} publishes a report or a new version of one.`
            : state === "listed"
              ? `${email} is on the list to which ${collaborative} sends its reports.`
              : state === "asked"
                ? `${collaborative} can tell ${email} when it publishes a report or a new version of one.`
                : `${collaborative} mails no reports to ${email} any more.`
        }
      >
        <div className="grid max-w-[36rem] gap-6">
          {state === "stopped" ? (
            <Notice tone="success">Done. Nobody can put this address on the list again but you.</Notice>
          ) : null}
          <Form method="post">
            <Button
              kind={state === "asked" ? "primary" : "secondary"}
              name="reports"
              value={gets ? "off" : "on"}
            >
              {gets ? "Stop reports by mail" : state === "asked" ? "Yes, send me new reports" : "Start again"}
            </Button>
          </Form>
        </div>
      </Page>
    </AppShell>
  );
}
