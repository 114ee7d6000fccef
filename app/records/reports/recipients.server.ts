import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Addresses that reports are mailed to, and the letters that wait for them. */

export type RecipientState = "listed" | "asked" | "subscribed" | "stopped";
export type ReportLetterKind = "sent" | "published" | "confirm";

/** Addresses of one collaborative, at most. */
export const MOST_RECIPIENTS = 5000;
/** An address is asked again after a day, not sooner. */
const ASKED_AGAIN_HOURS = 24;

export interface Recipient {
  id: string;
  email: string;
  state: RecipientState;
  collaborative: string;
  locale: string;
}

export async function readRecipient(db: TenantDb, id: string): Promise<Recipient | null> {
  const [recipient] = rowsOf<Recipient>(
    await db.tx.execute(sql`select r.id, r.email, r.state, c.name as collaborative, c.locale
      from report_recipients r join collaboratives c on c.id = r.collaborative_id
      where r.collaborative_id = ${db.collaborativeId} and r.id = ${id}`),
  );
  return recipient ?? null;
}

/** Starts or stops reports by mail for an address. @returns whether there is such a recipient */
export async function setRecipient(
  db: TenantDb,
  id: string,
  state: Extract<RecipientState, "subscribed" | "stopped">,
): Promise<boolean> {
  const changed = rowsOf(
    await db.tx.execute(sql`update report_recipients set state = ${state}, changed_at = now()
      where collaborative_id = ${db.collaborativeId} and id = ${id} returning id`),
  );
  return changed.length > 0;
}

/** How many addresses are in each state. */
export async function countRecipients(db: TenantDb): Promise<Record<RecipientState, number>> {
  const rows = rowsOf<{ state: RecipientState; count: number }>(
    await db.tx.execute(sql`select state, count(*)::int as count from report_recipients
      where collaborative_id = ${db.collaborativeId} group by state`),
  );
  const counts = { listed: 0, asked: 0, subscribed: 0, stopped: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** Of some addresses, in lower case, those that want no reports by mail. */
export async function stoppedAmong(db: TenantDb, emails: string[]): Promise<string[]> {
  const rows = rowsOf<{ email: string }>(
    await db.tx.execute(sql`select email from report_recipients
      where collaborative_id = ${db.collaborativeId} and state = 'stopped' and email in ${listed(emails)}`),
  );
  return rows.map(({ email }) => email);
}

const listed = (emails: string[]) =>
  sql`(select value from json_array_elements_text(${JSON.stringify(emails)}::json) as value)`;

/** Adds addresses that are not known yet. Those that are keep their state. */
async function addRecipients(db: TenantDb, emails: string[], state: "listed" | "asked"): Promise<void> {
  const rows = emails.map((email) => ({ id: uuidv7(), email }));
  await db.tx.execute(sql`insert into report_recipients (collaborative_id, id, email, state)
    select ${db.collaborativeId}::uuid, n.id, n.email, ${state}
    from json_to_recordset(${JSON.stringify(rows)}::json) as n (id uuid, email text)
    where (select count(*) from report_recipients where collaborative_id = ${db.collaborativeId}) < ${MOST_RECIPIENTS}
    on conflict on constraint report_recipients_once do nothing`);
}

/**
 * Queues a version for some addresses, in lower case, less those that stopped. Each gets a version once.
 * @returns how many letters wait now
 */
export async function queueVersion(
  db: TenantDb,
  { versionId, emails, note }: { versionId: string; emails: string[]; note: string },
): Promise<number> {
  await addRecipients(db, emails, "listed");
  return queue(
    db,
    { versionId, kind: "sent", note },
    sql`r.state <> 'stopped' and r.email in ${listed(emails)}`,
  );
}

/** Queues word of a new version for everybody who subscribed. @returns how many letters wait now */
export async function queueForSubscribers(db: TenantDb, versionId: string): Promise<number> {
  return queue(db, { versionId, kind: "published", note: "" }, sql`r.state = 'subscribed'`);
}

/** Asks an address whether it wants reports by mail: the letter goes out at most once a day, and nothing follows unless it is answered. */
export async function queueQuestion(
  db: TenantDb,
  { versionId, email }: { versionId: string; email: string },
) {
  await addRecipients(db, [email], "asked");
  await queue(
    db,
    { versionId, kind: "confirm", note: "" },
    sql`r.email = ${email} and r.state <> 'subscribed' and not exists (select from report_mail m
      where m.collaborative_id = r.collaborative_id and m.recipient_id = r.id and m.kind = 'confirm'
        and m.changed_at > now() - interval '1 hour' * ${ASKED_AGAIN_HOURS})`,
  );
}

async function queue(
  db: TenantDb,
  { versionId, kind, note }: { versionId: string; kind: ReportLetterKind; note: string },
  which: ReturnType<typeof sql>,
): Promise<number> {
  const recipients = rowsOf<{ id: string }>(
    await db.tx.execute(sql`select r.id from report_recipients r
      where r.collaborative_id = ${db.collaborativeId} and ${which} order by r.id`),
  );
  if (recipients.length === 0) return 0;
  const rows = recipients.map(({ id }) => ({ id: uuidv7(), recipient: id }));
  const queued = rowsOf(
    await db.tx.execute(sql`insert into report_mail as w
        (collaborative_id, id, recipient_id, version_id, kind, note, created_by)
      select ${db.collaborativeId}::uuid, n.id, n.recipient, ${versionId}::uuid, ${kind}, ${note}, ${db.actor.name}
      from json_to_recordset(${JSON.stringify(rows)}::json) as n (id uuid, recipient uuid)
      on conflict on constraint report_mail_once do update
        set state = 'waiting', attempts = 0, detail = null, note = excluded.note, changed_at = now()
        where w.state in ('failed', 'not_needed') or w.kind = 'confirm'
      returning w.id`),
  );
  return queued.length;
}
