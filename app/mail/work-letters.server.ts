import { makeLinks } from "~/access/links/action-link.server";
import { contactStopToken } from "~/access/links/opt-out.server";
import type { Config } from "~/config";
import { whyNoMail } from "~/domain/work/notices";
import { paths } from "~/paths";
import { readAsker } from "~/records/collection/reminder-facts.server";
import type { WorkMessage } from "~/records/work/notice-facts.server";
import type { TenantDb } from "~db/tenant";
import type { Outgoing } from "./mailer.server";
import { originOf } from "./origin";
import { workLetter } from "./work-letter";

type Mailing = Pick<Config, "appUrl" | "host" | "port" | "sessionSecret">;

export interface WrittenMessage {
  message: WorkMessage;
  /** Why it does not go out; null if it does. */
  reason: string | null;
  letter: Outgoing | null;
}

/**
 * Messages about actions with their letters on a day, or why one is not needed. Links for people without an account are
 * made as they are written.
 * @param preview writes every letter, sent or not, without making links: it shows where the link will be
 */
export async function workLettersFor(
  db: TenantDb,
  config: Mailing,
  messages: WorkMessage[],
  { dayOf, now, preview = false }: { dayOf: (message: WorkMessage) => string; now: Date; preview?: boolean },
): Promise<WrittenMessage[]> {
  if (messages.length === 0) return [];
  const asker = await readAsker(db);
  const judged = messages.map((message) => ({ message, reason: whyNoMail(message.facts, dayOf(message)) }));
  const places = judged
    .filter(({ message, reason }) => reason === null && !message.hasAccount)
    .flatMap(({ message }) =>
      message.actions.map(({ id }) => ({ actionId: id, contactId: message.contactId })),
    );
  const secretOf = preview ? () => "…" : await makeLinks(db, config.sessionSecret, unique(places), now);
  const origin = originOf(config);
  return judged.map(({ message, reason }) => {
    const { facts, contactId, person, hasAccount } = message;
    if (facts.email === null || (reason !== null && !preview)) return { message, reason, letter: null };
    const token = contactStopToken(config.sessionSecret, { collaborativeId: db.collaborativeId, contactId });
    const stop = `${origin}${paths.stopReminders(token)}`;
    const letter = workLetter({
      notice: facts.notice,
      person,
      asker,
      stop,
      secretLinks: !hasAccount,
      day: dayOf(message),
      actions: message.actions.map((action) => ({
        ...action,
        link: hasAccount
          ? `${origin}${paths.action(asker.slug, action.id)}`
          : `${origin}${preview ? "/a/…" : paths.actionLink(secretOf({ actionId: action.id, contactId }))}`,
      })),
    });
    return {
      message,
      reason,
      letter: {
        ...letter,
        id: message.id,
        to: { name: person, address: facts.email },
        replyTo: asker.staff.slice(0, 3).map(({ name, email: address }) => ({ name, address })),
        headers: { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
      },
    };
  });
}

const unique = (places: { actionId: string; contactId: string }[]) => [
  ...new Map(places.map((place) => [`${place.actionId} ${place.contactId}`, place])).values(),
];
