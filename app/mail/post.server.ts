import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { stopToken } from "../access/opt-out.server";
import { mailDay, type Reminder, whyNotNeeded } from "../domain/reminders";
import { log } from "../log.server";
import { readAsker, readProgress, readReminders } from "../records/reminder-facts.server";
import {
  type Mark,
  markReminders,
  putBack,
  readDue,
  remindersOf,
  takeDue,
} from "../records/reminder-queue.server";
import type { Settings } from "../settings";
import type { Delivery, Mailer, Outgoing } from "./mailer.server";
import { type Asker, type Progress, reminderLetter } from "./reminder-letter";

/** Taken at a time: so many at most are in doubt if this process is ended while it sends them. */
const BATCH = 5;
const EVERY = 60_000;
const ACTOR = { name: "Tidemark", userId: null };

type Needs = { database: Database; settings: Settings; mailer: Mailer };

export interface Post {
  mailer: Mailer;
  /** From now on reminders are sent when they are due. */
  start(): void;
  /** Looks for due reminders at once, not only when the minute is over. */
  wake(): void;
  /** Takes nothing more and waits for what is on its way. */
  stop(): Promise<void>;
}

/**
 * Sends reminders that are due, once a minute. Every process of the app does: what one has taken the others
 * pass by.
 */
export function makePost(needs: Needs): Post {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const round = () => {
    if (stopped) return;
    again = running !== null;
    running ??= sendDue(needs, () => stopped)
      .catch((error: unknown) => log.error(error, "reminders could not be sent"))
      .then(() => {
        running = null;
        if (again) round();
      });
  };
  return {
    mailer: needs.mailer,
    start() {
      timer = setInterval(round, EVERY);
      timer.unref();
      round();
    },
    wake: round,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      needs.mailer.close();
    },
  };
}

/** Sends what is due until nothing is left, or the mail server is out of reach. @returns how many were sent */
export async function sendDue(
  { database, settings, mailer }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const due = await database.asOwner((owner) => readDue(owner, clock()));
  let sent = 0;
  for (const collaborativeId of due) {
    const enter = <T>(work: (db: TenantDb) => Promise<T>) =>
      openTenant(database, { collaborativeId, actor: ACTOR }, work);
    for (let more = true; more && !stopped(); ) {
      const taken = await enter((db) => takeLetters(db, settings, clock()));
      more = taken.count === BATCH;
      // Outside of the transaction: nobody waits in the database for a mail server.
      const results = await Promise.all(
        taken.letters.map(async (letter) => ({ id: letter.id, ...(await mailer.deliver(letter)) })),
      );
      if (results.length > 0) await enter((db) => store(db, results, clock()));
      sent += results.filter(({ outcome }) => outcome === "sent").length;
      if (results.some(({ outcome }) => outcome === "later")) return sent;
    }
  }
  return sent;
}

/** Takes some of what is due, puts aside what is not needed any more, and writes the rest. */
async function takeLetters(db: TenantDb, settings: Settings, now: Date) {
  const ids = await takeDue(db, now, BATCH);
  if (ids.length === 0) return { count: 0, letters: [] };
  const day = mailDay(now);
  const write = await writer(db, settings, day, await readReminders(db, remindersOf(ids), day));
  const marks: Mark[] = [];
  const letters: Outgoing[] = [];
  for (const { reminder, reason, letter } of write) {
    if (reason === null && letter) {
      letters.push(letter);
      const { subject, to } = letter;
      marks.push({ id: reminder.id, state: "sending", detail: null, recipient: to.address, subject });
    } else marks.push({ id: reminder.id, state: "not_needed", detail: reason });
  }
  await markReminders(db, marks, now);
  return { count: ids.length, letters };
}

async function store(db: TenantDb, results: (Delivery & { id: string })[], now: Date): Promise<void> {
  const became = { sent: "sent", refused: "failed", unknown: "sending" } as const;
  const marks = results.flatMap(({ id, outcome, detail }): Mark[] =>
    // One that is unknown stays "sending": two would be worse than a question.
    outcome === "later" ? [] : [{ id, state: became[outcome], detail }],
  );
  await markReminders(db, marks, now);
  await putBack(
    db,
    results.filter(({ outcome }) => outcome === "later"),
    now,
  );
}

/** Reminders with the letter that each would be on a day, and why it is not needed where it is not. */
export async function writer<R extends Reminder>(
  db: TenantDb,
  settings: Pick<Settings, "appUrl" | "host" | "port" | "sessionSecret">,
  day: string | ((reminder: R) => string),
  reminders: R[],
): Promise<{ reminder: R; reason: string | null; letter: Outgoing | null }[]> {
  if (reminders.length === 0) return [];
  const asker = await readAsker(db);
  const unique = <T>(values: T[]) => [...new Set(values)];
  const progressOf = await readProgress(
    db,
    unique(reminders.map(({ year }) => year)),
    unique(reminders.map(({ memberId }) => memberId)),
  );
  return reminders.map((reminder) => {
    const on = typeof day === "string" ? day : day(reminder);
    const progress = progressOf(reminder.year, reminder.memberId);
    const letter = progress && outgoing(db, settings, { reminder, asker, progress, day: on });
    return { reminder, reason: whyNotNeeded(reminder, on), letter: letter ?? null };
  });
}

function outgoing(
  { collaborativeId }: TenantDb,
  settings: Pick<Settings, "appUrl" | "host" | "port" | "sessionSecret">,
  { reminder, asker, progress, day }: { reminder: Reminder; asker: Asker; progress: Progress; day: string },
): Outgoing | null {
  const { id, userId, year, person, email } = reminder;
  if (!email) return null;
  const origin = originOf(settings);
  const stop = `${origin}/reminders/stop/${stopToken(settings.sessionSecret, { collaborativeId, userId })}`;
  const links = { page: `${origin}/c/${asker.slug}/data/status?year=${year}`, stop };
  return {
    ...reminderLetter(reminder, { asker, progress, links, day }),
    id,
    to: { name: person ?? "", address: email },
    replyTo: asker.staff.slice(0, 3).map(({ name, email: address }) => ({ name, address })),
    // Mail programs show a button of their own for it (RFC 2369, RFC 8058).
    headers: { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

/** The address under which people reach the app. */
export function originOf({ appUrl, host, port }: Pick<Settings, "appUrl" | "host" | "port">): string {
  return appUrl ?? `http://${host}:${port}`;
}
