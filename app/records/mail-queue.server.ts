import { type SQL, sql } from "drizzle-orm";
import { ATTEMPTS } from "~/domain/collection/reminders";
import type { TenantDb } from "~db/tenant";

/** Queues of letters, a table each: a letter is taken by one process and sent once. */
type Queue = "agreement_mail" | "meeting_mail" | "report_mail";

/** Condition on a queue, as w. A failed try is repeated after 5 minutes, 25, two hours, ten. */
export const isDue = (now: Date): SQL =>
  sql`w.state = 'waiting' and (w.attempts = 0 or w.changed_at <= ${now.toISOString()}::timestamptz
  - interval '1 minute' * power(5, w.attempts))`;

/**
 * The beginning of a statement that takes some due letters and marks them as being sent, so that no other process sends
 * them. What follows selects from `marked`.
 */
export const marked = (db: TenantDb, queue: Queue, now: Date, most: number): SQL =>
  sql`with taken as (
      select w.id from ${sql.identifier(queue)} w where w.collaborative_id = ${db.collaborativeId} and ${isDue(now)}
      order by w.id limit ${most} for update skip locked),
    marked as (
      update ${sql.identifier(queue)} w set state = 'sending', attempts = w.attempts + 1,
        changed_at = ${now.toISOString()}::timestamptz
      from taken t where w.collaborative_id = ${db.collaborativeId} and w.id = t.id
      returning w.*)`;

/** Whether an address is one that nobody can have, such as the demo's (RFC 2606). */
export const isNobodys = (email: SQL): SQL => sql`${email} ~* '[.](example|invalid|test)$'`;

/** What became of a letter: "waiting" after a temporary failure, until it has been tried too often. */
export interface LetterMark {
  id: string;
  state: "sent" | "failed" | "not_needed" | "waiting" | "sending";
  detail: string | null;
}

export async function markLetters(db: TenantDb, queue: Queue, marks: LetterMark[], now: Date): Promise<void> {
  if (marks.length === 0) return;
  await db.tx.execute(sql`
    update ${sql.identifier(queue)} w set detail = k.detail, changed_at = ${now.toISOString()}::timestamptz,
      state = case when k.state = 'waiting' and w.attempts >= ${ATTEMPTS} then 'failed' else k.state end
    from json_to_recordset(${JSON.stringify(marks)}::json) as k (id uuid, state text, detail text)
    where w.collaborative_id = ${db.collaborativeId} and w.id = k.id`);
}
