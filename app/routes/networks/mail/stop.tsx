import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { changeMailStop, readMailStop } from "~/access/links/network-mail.server";
import { notFound } from "~/access/visit.server";
import { MAIL_CHOICES, type MailChoice } from "~/domain/networks/terms";
import { Button } from "~/ui/controls/Button";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [
  { title: "Mail of a network · Tidemark" },
  { name: "robots", content: "noindex" },
];

/** Anyone with the address can open this page, so it is neither cached nor sent to other sites as a referrer. */
export const headers = () => ({ "cache-control": "no-store", "referrer-policy": "no-referrer" });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const who = await readMailStop(context, params.token ?? "");
  if (!who) throw notFound("This link is not valid, or you no longer represent a participant.");
  return who;
}

/** Only a button changes anything: mail filters open links on their own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const mail = String((await formOf(request)).get("mail"));
  if (!(await readMailStop(context, params.token ?? "")))
    throw notFound("This link is not valid, or you no longer represent a participant.");
  if (Object.hasOwn(MAIL_CHOICES, mail))
    await changeMailStop(context, params.token ?? "", mail as MailChoice);
  return null;
}

const BUTTONS: Record<MailChoice, string> = {
  none: "Stop this mail",
  digest: "Get one digest a day",
  at_once: "Get each message at once",
};

export default function NetworkMailStop() {
  const { name, network, mail } = useLoaderData<typeof loader>();
  const others = (Object.keys(BUTTONS) as MailChoice[]).filter((choice) => choice !== mail);
  return (
    <AppShell>
      <Page
        title={mail === "none" ? "This mail is switched off" : "Stop this mail?"}
        lead={
          mail === "none"
            ? `${name} no longer gets messages of ${network} by mail.`
            : `${name} gets messages of ${network}: ${MAIL_CHOICES[mail].toLowerCase()}.`
        }
      >
        <div className="grid max-w-[36rem] gap-6">
          {mail === "none" ? (
            <Notice tone="success">
              Done. The conversations stay in the network, where you can read them.
            </Notice>
          ) : null}
          <Form method="post" className="flex flex-wrap gap-3">
            {others.map((choice, place) => (
              <Button key={choice} kind={place === 0 ? "primary" : "secondary"} name="mail" value={choice}>
                {BUTTONS[choice]}
              </Button>
            ))}
          </Form>
        </div>
      </Page>
    </AppShell>
  );
}
