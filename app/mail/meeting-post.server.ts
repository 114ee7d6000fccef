import { contactStopToken } from "~/access/links/opt-out.server";
import type { Config } from "~/config";
import { mailDay } from "~/domain/collection/reminders";
import { paths } from "~/paths";
import { readAsker } from "~/records/collection/reminder-facts.server";
import { type LetterMark, markLetters } from "~/records/mail-queue.server";
import {
  type DueMeetingLetter,
  readDueMeetings,
  takeDueMeetings,
} from "~/records/meetings/mail-queue.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";
import type { Mailer, Outgoing } from "./mailer.server";
import { meetingLetter } from "./meeting-letter";
import type { Asker } from "./reminder-letter";
import { BATCH, markOf, type Queue, sendRound } from "./round.server";

interface Needs {
  database: Database;
  config: Pick<Config, "sessionSecret">;
  mailer: Pick<Mailer, "deliver">;
  /** Where people reach the app. */
  origin: string;
}

/** Sends agendas of meetings that were called, and word of those that were canceled. @returns how many were sent */
export async function sendDueMeetings(
  { database, config, mailer, origin }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const queue: Queue = {
    take: (db, now) => takeLetters(db, { origin, secret: config.sessionSecret }, now),
    store: (db, results, now) => markLetters(db, "meeting_mail", results.map(markOf), now),
  };
  const due = await database.asOwner((owner) => readDueMeetings(owner, clock()));
  return sendRound(queue, { database, mailer }, due, { stopped, clock });
}

async function takeLetters(db: TenantDb, keys: { origin: string; secret: string }, now: Date) {
  const due = await takeDueMeetings(db, now, BATCH);
  if (due.length === 0) return { taken: 0, letters: [] };
  const asker = await readAsker(db);
  const letters: Outgoing[] = [];
  const marks: LetterMark[] = [];
  for (const letter of due) {
    const detail = whyNotSent(letter, mailDay(now));
    if (detail === null && letter.email) letters.push(outgoing(db, letter, letter.email, asker, keys));
    else marks.push({ id: letter.id, state: "not_needed", detail });
  }
  await markLetters(db, "meeting_mail", marks, now);
  return { taken: due.length, letters };
}

/** Judged when it goes out: meetings move and people leave while letters wait. @param today ISO date */
function whyNotSent({ news, state, day, email, unwanted }: DueMeetingLetter, today: string): string | null {
  if (email === null) return "They have no address, or it belongs to the demo.";
  if (unwanted) return "They stopped such mail, or have left by then.";
  if (day < today) return "The day has passed.";
  return state === news ? null : "The meeting has moved on.";
}

function outgoing(
  { collaborativeId }: TenantDb,
  letter: DueMeetingLetter,
  address: string,
  asker: Asker,
  { origin, secret }: { origin: string; secret: string },
): Outgoing {
  const { id, person, contactId, hasAccount, meetingId } = letter;
  const stop = `${origin}${paths.stopReminders(contactStopToken(secret, { collaborativeId, contactId }))}`;
  const page = hasAccount ? `${origin}${paths.meeting(asker.slug, meetingId)}` : null;
  return {
    ...meetingLetter({ letter, asker, page, stop }),
    id,
    to: { name: person, address },
    replyTo: asker.staff.slice(0, 3).map(({ name, email }) => ({ name, address: email })),
    headers: { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}
