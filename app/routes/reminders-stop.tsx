import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { lookAtReminders, switchReminders } from "~/access/opt-out.server";
import { notFound } from "~/access/visit.server";
import { Button } from "~/ui/controls/Button";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [
  { title: "Reminders · Tidemark" },
  { name: "robots", content: "noindex" },
];

/** The address opens this page for whoever has it: it is kept nowhere and told to no other site. */
export const headers = () => ({ "cache-control": "no-store", "referrer-policy": "no-referrer" });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const own = await lookAtReminders(context, params.token ?? "");
  if (!own)
    throw notFound(
      "This link is not valid, or you have no part in this collaborative any more. Either way no reminders come.",
    );
  return own;
}

/** Opening the link changes nothing, since mail filters open links too; a button does, here or in a mail program. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const again = (await formOf(request)).get("reminders") === "on";
  await switchReminders(context, params.token ?? "", !again);
  return null;
}

export default function RemindersStop() {
  const { name, quiet, collaborative } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <Page
        title={quiet ? "Reminders are switched off" : "Stop reminders?"}
        lead={
          quiet
            ? `${name} gets no reminders of ${collaborative} any more.`
            : `${name} is reminded by mail of numbers that ${collaborative} asks for.`
        }
      >
        <div className="grid max-w-[36rem] gap-6">
          {quiet ? (
            <Notice tone="success">Done. What is asked of you stays as it is; only the messages stop.</Notice>
          ) : (
            <p>
              Without reminders you look up yourself what is asked of you and by when. You can switch them on
              again here.
            </p>
          )}
          <Form method="post">
            <Button kind={quiet ? "secondary" : "primary"} name="reminders" value={quiet ? "on" : "off"}>
              {quiet ? "Switch reminders on again" : "Stop reminders"}
            </Button>
          </Form>
        </div>
      </Page>
    </AppShell>
  );
}
