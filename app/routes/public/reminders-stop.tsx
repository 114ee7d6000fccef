import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { readReminderChoice, switchReminders } from "~/access/links/opt-out.server";
import { notFound } from "~/access/visit.server";
import { Button } from "~/ui/controls/Button";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [
  { title: "Reminders · Tidemark" },
  { name: "robots", content: "noindex" },
];

/** Anyone with the address can open this page, so it is neither cached nor sent to other sites as a referrer. */
export const headers = () => ({ "cache-control": "no-store", "referrer-policy": "no-referrer" });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const choice = await readReminderChoice(context, params.token ?? "");
  if (!choice)
    throw notFound(
      "This link is not valid, or you no longer take part in this collaborative. Either way, you get no reminders.",
    );
  return choice;
}

/** Only a button changes anything, here or in a mail program: mail filters open links on their own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const again = (await formOf(request)).get("reminders") === "on";
  await switchReminders(context, params.token ?? "", !again);
  return null;
}

export default function RemindersStop() {
  const { name, quiet, collaborative, about } = useLoaderData<typeof loader>();
  const actions = about === "actions";
  const mail = actions ? "Mail about actions and meetings" : "Reminders";
  return (
    <AppShell>
      <Page
        title={
          quiet
            ? `${mail} ${actions ? "is" : "are"} switched off`
            : `Stop ${actions ? "mail about actions and meetings" : "reminders"}?`
        }
        lead={
          quiet
            ? `${name} no longer gets ${actions ? "mail about actions and meetings" : "reminders"} from ${collaborative}.`
            : `${name} gets mail about ${actions ? "what they agreed to do and the meetings they sit in for" : "numbers asked for by"} ${collaborative}.`
        }
      >
        <div className="grid max-w-[36rem] gap-6">
          {quiet ? (
            <Notice tone="success">Done. What is asked of you stays the same; only the messages stop.</Notice>
          ) : (
            <p>
              Without {actions ? "such mail" : "reminders"}, check for yourself what is asked of you and by
              when. You can switch them on again here.
            </p>
          )}
          <Form method="post">
            <Button kind={quiet ? "secondary" : "primary"} name="reminders" value={quiet ? "on" : "off"}>
              {actions
                ? quiet
                  ? "Switch mail about actions and meetings on again"
                  : "Stop mail about actions and meetings"
                : quiet
                  ? "Switch reminders on again"
                  : "Stop reminders"}
            </Button>
          </Form>
        </div>
      </Page>
    </AppShell>
  );
}
