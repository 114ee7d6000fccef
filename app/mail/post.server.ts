import { randomUUID } from "node:crypto";
import type { Config } from "~/config";
import { mailDay } from "~/domain/collection/reminders";
import type { MessageKind } from "~/domain/mail";
import { log } from "~/log.server";
import { readReminders } from "~/records/collection/reminder-facts.server";
import {
  type Mark,
  markReminders,
  putBack,
  readDue,
  remindersOf,
  takeDue,
} from "~/records/collection/reminder-queue.server";
import { readWorkMessages } from "~/records/work/notice-facts.server";
import { planNextDigests } from "~/records/work/notices.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";
import { type AccountNews, accountLetter } from "./account-letter";
import { sendDueAgreements } from "./agreement-post.server";
import { everyMinute } from "./every-minute";
import type { Mailer, Outgoing } from "./mailer.server";
import { sendDueMeetings } from "./meeting-post.server";
import { sendDueNetworks } from "./networks/post.server";
import { lettersFor } from "./number-letters.server";
import { originOf } from "./origin";
import { sendDuePulse } from "./pulse-post.server";
import { sendDueReports } from "./report-post.server";
import { BATCH, type Queue, type Result, sendRound } from "./round.server";
import { workLettersFor } from "./work-letters.server";

type Needs = { database: Database; config: Config; mailer: Mailer };

export interface Post {
  mailer: Mailer;
  /** Writes to a person about their account, without making anyone wait. A failure is logged, its links are not. */
  tell(person: { name: string; email: string }, news: AccountNews): void;
  /** Starts sending messages when they are due. */
  start(): void;
  /** Looks for due messages now instead of at the next minute. */
  wake(): void;
  /** Takes no more messages and waits for those being sent. */
  stop(): Promise<void>;
}

/**
 * Sends mail of every kind that is due, once a minute. Every process of the app does this; each skips what another has taken.
 */
export function makePost(needs: Needs): Post {
  const rounds = everyMinute(async (stopped) => {
    const reached = { ...needs, origin: originOf(needs.config) };
    // One kind that fails keeps no other waiting.
    for (const send of [
      () => sendDue(needs, stopped),
      () => sendDueReports(reached, stopped),
      () => sendDueAgreements(reached, stopped),
      () => sendDueMeetings(reached, stopped),
      () => sendDuePulse(reached, stopped),
      () => sendDueNetworks(reached, stopped),
    ])
      await send().catch((error: unknown) => log.error(error, "mail could not be sent"));
  });
  return {
    mailer: needs.mailer,
    tell({ name, email }, news) {
      const letter = accountLetter(name, news, originOf(needs.config));
      needs.mailer
        .deliver({ ...letter, id: `account-${randomUUID()}`, to: { name, address: email } })
        .then(({ outcome, detail }) => {
          if (outcome !== "sent") log.warn({ outcome, detail }, `a letter about an account (${news.kind})`);
        })
        .catch((error: unknown) => log.error(error, "a letter about an account could not be sent"));
    },
    start: rounds.start,
    wake: rounds.wake,
    async stop() {
      await rounds.stop();
      needs.mailer.close();
    },
  };
}

/** Sends reminders and messages about actions that are due. @returns how many were sent */
export async function sendDue(
  { database, config, mailer }: Needs,
  stopped = () => false,
  clock = () => new Date(),
): Promise<number> {
  const queue: Queue = { take: (db, now) => takeLetters(db, config, now), store };
  const due = await database.asOwner((owner) => readDue(owner, clock()));
  return sendRound(queue, { database, mailer }, due, { stopped, clock });
}

/** Takes some due messages of every kind, marks those no longer needed, and writes letters for the rest. */
async function takeLetters(db: TenantDb, config: Config, now: Date) {
  const taken = await takeDue(db, now, BATCH);
  if (taken.length === 0) return { taken: 0, letters: [] };
  const ids = (...kinds: MessageKind[]) =>
    taken.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const written = [
    ...(await numberLetters(db, config, ids("numbers"), now)),
    ...(await workLetters(db, config, ids("action", "digest"), now)),
  ];
  const marks: Mark[] = [];
  const letters: Outgoing[] = [];
  for (const { id, reason, letter } of written) {
    if (reason === null && letter) {
      letters.push(letter);
      const { subject, to } = letter;
      marks.push({ id, state: "sending", detail: null, recipient: to.address, subject });
    } else marks.push({ id, state: "not_needed", detail: reason });
  }
  await markReminders(db, marks, now);
  return { taken: taken.length, letters };
}

interface Written {
  id: string;
  /** Why it does not go out; null if it does. */
  reason: string | null;
  letter: Outgoing | null;
}

async function numberLetters(db: TenantDb, config: Config, ids: string[], now: Date): Promise<Written[]> {
  if (ids.length === 0) return [];
  const day = mailDay(now);
  const written = await lettersFor(db, config, day, await readReminders(db, remindersOf(ids), day));
  return written.map(({ reminder, ...rest }) => ({ id: reminder.id, ...rest }));
}

async function workLetters(db: TenantDb, config: Config, ids: string[], now: Date): Promise<Written[]> {
  if (ids.length === 0) return [];
  const day = mailDay(now);
  const messages = await readWorkMessages(db, remindersOf(ids), day);
  const written = await workLettersFor(db, config, messages, { dayOf: () => day, now });
  const digests = messages.filter(({ facts }) => facts.notice === "digest");
  await planNextDigests(
    db,
    digests.map(({ contactId }) => contactId),
    now,
  );
  return written.map(({ message, ...rest }) => ({ id: message.id, ...rest }));
}

async function store(db: TenantDb, results: Result[], now: Date): Promise<void> {
  const states = { sent: "sent", refused: "failed", unknown: "sending" } as const;
  const marks = results.flatMap(({ id, outcome, detail }): Mark[] =>
    // An unknown outcome stays "sending": asking is better than sending twice.
    outcome === "later" ? [] : [{ id, state: states[outcome], detail }],
  );
  await markReminders(db, marks, now);
  await putBack(
    db,
    results.filter(({ outcome }) => outcome === "later"),
    now,
  );
}
