import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { ATTEMPTS, daysBetween, mailDay, type ReminderState } from "../domain/reminders";

/** After so long nobody is still sending what is "sending": the process that did so has ended. */
const MINUTES_CUT_OFF = 15;

/**
 * The collaboratives that have mail to send, asked as the owner: row-level security shows the app's role one
 * collaborative at a time, and which ones have something due is all that is learnt here. What is due is then
 * taken inside each of them.
 */
export async function readDue(owner: Tx, now: Date): Promise<string[]> {
  const due = rowsOf<{ id: string }>(
    await owner.execute(sql`select distinct collaborative_id as id from reminders w where ${isDue(now)}`),
  );
  return due.map(({ id }) => id);
}

/** Its day has come, and if a try failed, it was long enough ago: 5 minutes, 25, two hours, ten. */
const isDue = (now: Date) => sql`w.state = 'waiting' and w.send_on <= ${mailDay(now)}
  and (w.attempts = 0 or w.changed_at <= ${now.toISOString()}::timestamptz
    - interval '1 minute' * power(5, w.attempts))`;

/** Takes some of what is due, so that no other process does; the ids. */
export async function takeDue(db: TenantDb, now: Date, most: number): Promise<string[]> {
  const taken = rowsOf<{ id: string }>(
    await db.tx.execute(sql`select w.id from reminders w
      where w.collaborative_id = ${db.collaborativeId} and ${isDue(now)}
      order by w.send_on desc, w.id limit ${most} for update skip locked`),
  );
  return taken.map(({ id }) => id);
}

/** What has become of a reminder. */
export interface Mark {
  id: string;
  state: ReminderState;
  detail: string | null;
  /** Once it is on its way: to which address, and what it is called. */
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

/** After a try that may succeed later: it waits again, until it has been tried often enough. */
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
 * @returns how many wait to be sent; none where each of them was sent one today
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
/** Those of a year that are still to be sent, and those of which it is told what became. */
export const plannedOf = (year: number): SQL => sql`w.year = ${year} and w.state = 'waiting'`;
export const loggedOf = (year: number): SQL => sql`w.year = ${year} and w.state <> 'waiting'`;
