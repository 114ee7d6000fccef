import { and, asc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { isTold, sendTime } from "~/domain/networks/mail";
import type { MailChoice } from "~/domain/networks/terms";
import { rowsOf } from "~db/rows";
import { networkMail, networkMessages, networkThreads } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** Conversations of a network. */

export interface ListedThread {
  id: string;
  subject: string;
  messages: number;
  lastBy: string;
  /** ISO instant. */
  lastAt: string;
}

/** With the newest message first. */
export async function readThreads(db: TenantDb): Promise<ListedThread[]> {
  return rowsOf<ListedThread>(
    await db.tx.execute(sql`
      select t.id, t.subject, count(m.id)::int as messages, (array_agg(m.author order by m.id desc))[1] as "lastBy",
        to_char(max(m.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastAt"
      from network_threads t
      join network_messages m on m.collaborative_id = t.collaborative_id and m.thread_id = t.id
      where t.collaborative_id = ${db.collaborativeId}
      group by t.id, t.subject order by max(m.at) desc, t.id desc limit 200`),
  );
}

export interface Message {
  id: string;
  text: string;
  author: string;
  of: string;
  at: Date;
}

export async function readThread(
  db: TenantDb,
  id: string,
): Promise<{ id: string; subject: string; messages: Message[] } | null> {
  const { tx, collaborativeId } = db;
  const [thread] = await tx
    .select({ id: networkThreads.id, subject: networkThreads.subject })
    .from(networkThreads)
    .where(and(eq(networkThreads.collaborativeId, collaborativeId), eq(networkThreads.id, id)));
  if (!thread) return null;
  const { id: messageId, text, author, of, at } = networkMessages;
  const messages = await tx
    .select({ id: messageId, text, author, of, at })
    .from(networkMessages)
    .where(and(eq(networkMessages.collaborativeId, collaborativeId), eq(networkMessages.threadId, id)))
    .orderBy(asc(messageId));
  return { ...thread, messages };
}

export interface Posting {
  text: string;
  /** The participant for which it is written; empty for a coordinator. */
  of: string;
  now: Date;
}

/** Starts a thread with its first message. @returns its id */
export async function startThread(db: TenantDb, subject: string, posting: Posting): Promise<string> {
  const { tx, collaborativeId, actor } = db;
  const id = uuidv7();
  await tx
    .insert(networkThreads)
    .values({ collaborativeId, id, subject, createdBy: actor.name, createdAt: posting.now });
  await note(db, id, null, { what: "thread", subject });
  await post(db, id, posting);
  return id;
}

/** Adds a message. @returns false if there is no such thread */
export async function answerThread(db: TenantDb, threadId: string, posting: Posting): Promise<boolean> {
  const [thread] = await db.tx
    .select({ id: networkThreads.id })
    .from(networkThreads)
    .where(and(eq(networkThreads.collaborativeId, db.collaborativeId), eq(networkThreads.id, threadId)));
  if (thread) await post(db, threadId, posting);
  return thread !== undefined;
}

/** Stores a message, and mail to everyone else who wants it. */
async function post(db: TenantDb, threadId: string, { text, of, now }: Posting): Promise<void> {
  const { tx, collaborativeId, actor } = db;
  const messageId = uuidv7();
  const from = { author: actor.name, authorId: actor.userId, of };
  await tx
    .insert(networkMessages)
    .values({ collaborativeId, id: messageId, threadId, text, at: now, ...from });
  await note(db, messageId, null, { what: "message", threadId });
  const people = rowsOf<{ id: string; mail: MailChoice; userId: string | null }>(
    await tx.execute(sql`select r.id, r.mail, r.user_id as "userId"
      from network_representatives r
      join network_participants p on p.collaborative_id = r.collaborative_id and p.id = r.participant_id
      where r.collaborative_id = ${collaborativeId}
        and (p.left_on is null or p.left_on >= ${now.toISOString().slice(0, 10)})`),
  );
  const letters = people.flatMap(({ id: representativeId, mail, userId }) =>
    mail !== "none" && isTold({ mail, userId }, actor.userId)
      ? [{ collaborativeId, id: uuidv7(), messageId, representativeId, sendAt: sendTime(mail, now) }]
      : [],
  );
  if (letters.length > 0) await tx.insert(networkMail).values(letters);
}
