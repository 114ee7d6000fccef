import { parseWithZod } from "@conform-to/zod/v4";
import { seal } from "~/access/sign-in/sealed.server";
import { notFound, type Visit } from "~/access/visit.server";
import type { Config } from "~/config";
import { MOST_WEBHOOKS } from "~/domain/programs/events";
import { addressFault } from "~/mail/webhooks/addresses";
import { newSigningSecret } from "~/mail/webhooks/signature";
import { addWebhook, changeWebhook, listWebhooks, removeWebhook } from "~/records/programs/webhooks.server";
import { changeForms, newWebhookForm, type WebhookAnswer } from "./webhook-form";

type Db = Visit["db"];

type Needs = Pick<Config, "host" | "sessionSecret">;

/** Does what the form says to one webhook, or adds one. @throws 404 for an unknown webhook */
export async function takeStep(db: Db, form: FormData, config: Needs): Promise<WebhookAnswer> {
  if (form.has("remove")) {
    const url = await removeWebhook(db, idIn(form, "remove"));
    if (url === null) throw unknownWebhook();
    return { done: `${url} is no longer told. What was waiting for it is removed.` };
  }
  if (form.has("on") || form.has("off")) {
    const enabled = form.has("on");
    if (!(await changeWebhook(db, idIn(form, enabled ? "on" : "off"), { enabled }))) throw unknownWebhook();
    return { done: enabled ? "Switched on. What has waited is sent now." : "Switched off." };
  }
  return form.has("webhook") ? changeEvents(db, form) : add(db, form, config);
}

async function changeEvents(db: Db, form: FormData): Promise<WebhookAnswer> {
  const webhook = idIn(form, "webhook");
  const submission = parseWithZod(form, { schema: changeForms.events });
  if (submission.status !== "success") return { refused: submission.reply(), webhook };
  if (!(await changeWebhook(db, webhook, submission.value))) throw unknownWebhook();
  return { done: "Saved. Applies from now on." };
}

async function add(db: Db, form: FormData, { host, sessionSecret }: Needs): Promise<WebhookAnswer> {
  const submission = parseWithZod(form, { schema: newWebhookForm });
  if (submission.status !== "success") return { refused: submission.reply(), webhook: null };
  const { url, events } = submission.value;
  const webhooks = await listWebhooks(db);
  const fault =
    addressFault(url, host) ??
    (webhooks.some((webhook) => webhook.url === url)
      ? "This address is already told. Change it above."
      : null) ??
    (webhooks.length >= MOST_WEBHOOKS ? `At most ${MOST_WEBHOOKS} addresses can be told. Remove one.` : null);
  if (fault !== null) return { refused: submission.reply({ fieldErrors: { url: [fault] } }), webhook: null };
  const secret = newSigningSecret();
  await addWebhook(db, { url, events, secret: seal(sessionSecret, "webhook secret", secret) });
  return { added: { url, secret } };
}

const unknownWebhook = () => notFound("There is no such webhook. It may have been removed.");

function idIn(form: FormData, field: string): string {
  const id = changeForms.id.safeParse(form.get(field));
  if (!id.success) throw unknownWebhook();
  return id.data;
}
