import type { Visit } from "~/access/visit.server";
import type { Config } from "~/config";
import { mailDay, REMINDER_WORDS } from "~/domain/collection/reminders";
import { workLettersFor } from "~/mail/work-letters.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readWorkMessages, settled, type WorkMessage, waiting } from "~/records/work/notice-facts.server";

/** Messages whose text is shown; there may be many more. */
const MOST_COMING = 40;
const MOST_LOGGED = 100;

/** The messages that wait, with their text, and what became of earlier ones. */
export async function readActionMail({ db }: Visit, config: Config) {
  const { collaborative } = await readCatalog(db);
  const now = new Date();
  const today = mailDay(now);
  const planned = await readWorkMessages(db, waiting, today, { most: MOST_COMING });
  const dayOf = ({ facts: { sendOn } }: WorkMessage) => (sendOn > today ? sendOn : today);
  const written = await workLettersFor(db, config, planned, { dayOf, now, preview: true });
  const logged = await readWorkMessages(db, settled, today, { most: MOST_LOGGED, newestFirst: true });
  return {
    collaborative,
    today,
    coming: written.map(({ message, reason, letter }) => ({
      id: message.id,
      day: dayOf(message),
      person: message.person,
      reason,
      subject: letter?.subject ?? "",
      text: letter?.text ?? "",
    })),
    log: logged.map(({ id, changedAt, person, recipient, subject, state, detail }) => ({
      id,
      at: changedAt,
      person,
      recipient,
      subject,
      words: REMINDER_WORDS[state],
      detail,
    })),
  };
}
