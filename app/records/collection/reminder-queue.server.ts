import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { ATTEMPTS, daysBetween, mailDay, type ReminderState } from "~/domain/collection/reminders";
import type { MessageKind } from "~/domain/mail";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** A reminder that has been "sending" this long is abandoned: the process that sent it has ended. */
const MINUTES_CUT_OFF = 15;

/**
 * The collaboratives that have mail to send, read as the owner, because row-level security shows the app's role
 * only one collaborative at a time. Nothing else is read here: due reminders are taken inside each collaborative.
 */
export async function readDue(owner: Tx, now: Date): Promise<string[]> {
  const due = rowsOf<{ id: string }>(
    await owner.execute(sql`select distinct collaborative_id as id from reminders w where ${isDue(now)}`),
  );
  return due.map(({ id }) => id);
}

/** Its day has come, and the last failed try is long enough ago: 5 minutes, 25, two hours, ten. */
const isDue = (now: Date) => sql`w.state = 'waiting' and w.send_on <= ${mailDay(now)}
  and (w.attempts = 0 or w.changed_at <= ${now.toISOString()}::timestamptz
    - interval '1 minute' * power(5, w.attempts))`;

/** Takes some due messages, so that no other process does. */
export async function takeDue(
  db: TenantDb,
  now: Date,
  most: number,
): Promise<{ id: string; kind: MessageKind }[]> {
  return rowsOf<{ id: string; kind: MessageKind }>(
    await db.tx.execute(sql`select w.id, w.kind from reminders w
      where w.collaborative_id = ${db.collaborativeId} and ${isDue(now)}
      order by w.send_on desc, w.id limit ${most} for update skip locked`),
  );
}

/** The outcome of sending a reminder. */
export interface Mark {
  id: string;
  state: ReminderState;
  detail: string | null;
  /** Once it is being sent: its address and its subject. */
  recipient?: string;
  subject?: string;
}

export async function markReminders(db: TenantDb, marks: Mark[], now: Date): Promise<void> {
  if (marks.length === 0) return;
  await db.tx.execute(sql`
    update reminders w set state = k.state, detail = k.detail, changed_at = ${now.toISOString()}::timestamptz,
      recipient = coalesce(k.recipient, w.recipient), subject = coalesce(k.subject, w.subject),
      attempts = w.attempts + case when w.state = 'waiting' and k.state = 'sending' then 1 else 0 end
    from json_to_recordset(${JSON.stringify(marks)}::json)
      as k (id uuid, state text, detail text, recipient text, subject text)
    where w.collaborative_id = ${db.collaborativeId} and w.id = k.id`);
}

/** After a temporary failure: the reminder waits again, up to a number of tries. */
export async function putBack(
  db: TenantDb,
  failed: { id: string; detail: string }[],
  now: Date,
): Promise<void> {
  if (failed.length === 0) return;
  await db.tx.execute(sql`
    update reminders w set state = case when w.attempts >= ${ATTEMPTS} then 'failed' else 'waiting' end,
      detail = k.detail, changed_at = ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(failed)}::json) as k (id uuid, detail text)
    where w.collaborative_id = ${db.collaborativeId} and w.id = k.id`);
}

/**
 * Puts a reminder of today into the queue for everybody who supplies a member's numbers and wants reminders.
 * @returns how many wait to be sent; 0 if everybody was sent one today
 */
export async function remindNow(
  db: TenantDb,
  { year, memberId, dueOn }: { year: number; memberId: string; dueOn: string | null },
  now = new Date(),
): Promise<number> {
  const today = mailDay(now);
  const people = rowsOf<{ id: string }>(
    await db.tx.execute(sql`select user_id as id from roles where collaborative_id = ${db.collaborativeId}
      and role = 'data_lead' and member_id = ${memberId} and not quiet order by user_id`),
  );
  if (people.length === 0) return 0;
  const rows = people.map(({ id }) => ({ id: uuidv7(), userId: id }));
  await db.tx.execute(sql`
    insert into reminders as w (collaborative_id, id, year, member_id, user_id, days, send_on)
    select ${db.collaborativeId}::uuid, p.id, ${year}, ${memberId}::uuid, p."userId",
      ${dueOn ? daysBetween(dueOn, today) : 0}, ${today}
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (id uuid, "userId" uuid)
    on conflict on constraint reminders_once do update
      set state = 'waiting', attempts = 0, detail = null, changed_at = ${now.toISOString()}::timestamptz
      where w.state in ('failed', 'not_needed') or w.state = 'waiting' and w.attempts > 0
        or w.state = 'sending' and w.changed_at < ${now.toISOString()}::timestamptz
          - interval '1 minute' * ${MINUTES_CUT_OFF}`);
  const [queued] = rowsOf<{ n: number }>(
    await db.tx.execute(sql`select count(*)::int as n from reminders
      where collaborative_id = ${db.collaborativeId} and year = ${year} and member_id = ${memberId}
        and send_on = ${today} and state = 'waiting'`),
  );
  return queued?.n ?? 0;
}

/** These reminders, as a condition for `readReminders`. */
export const remindersOf = (ids: string[]): SQL =>
  sql`w.id = any (${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
/** A year's reminders that are still to be sent, and those whose outcome is known. */
export const plannedOf = (year: number): SQL => sql`w.year = ${year} and w.state = 'waiting'`;
export const loggedOf = (year: number): SQL => sql`w.year = ${year} and w.state <> 'waiting'`;
