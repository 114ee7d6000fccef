/** What webhooks are to be told of: written with the change, taken by one process, kept with the receiver's status. */
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  bodyOf,
  FIRST_WAIT_MINUTES,
  type Happening,
  MOST_ATTEMPTS,
  TAKEN_FOR_MINUTES,
  WAIT_GROWTH,
  type WebhookEvent,
} from "~/domain/programs/events";
import { record } from "~/records/history/history.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import { members, webhookDeliveries } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Writes what happened for every webhook that wants to know, in the transaction in which it happens. */
export async function announce(db: TenantDb, happenings: Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  const listening = rowsOf<{ id: string; events: WebhookEvent[]; slug: string }>(
    await db.tx.execute(sql`select w.id, to_json(w.events) as events, c.slug
      from webhooks w join collaboratives c on c.id = w.collaborative_id
      where w.collaborative_id = ${db.collaborativeId} and w.enabled`),
  );
  const at = new Date();
  const rows = listening.flatMap(({ id: webhookId, events, slug: collaborative }) =>
    happenings
      .filter(({ type }) => events.includes(type))
      .map((happening) => {
        const id = uuidv7();
        const body = bodyOf(happening, { id, at, collaborative });
        return { collaborativeId: db.collaborativeId, id, webhookId, type: happening.type, body };
      }),
  );
  if (rows.length > 0) await db.tx.insert(webhookDeliveries).values(rows);
}

/** Announces something that happened to the numbers of these members for a year, each by itself. */
export async function announceMembers(
  db: TenantDb,
  type: WebhookEvent,
  year: number,
  memberIds: string[],
): Promise<void> {
  const rows = await db.tx
    .select({ slug: members.slug })
    .from(members)
    .where(and(eq(members.collaborativeId, db.collaborativeId), inArray(members.id, memberIds)))
    .orderBy(asc(members.slug));
  await announce(
    db,
    rows.map(({ slug: member }) => ({ type, data: { member, year } })),
  );
}

/** Condition on a delivery, as d, of a webhook, as w. One whose process ended while sending is due again. */
const isDue = (now: Date): SQL => sql`w.enabled and (
  (d.state = 'waiting' and (d.attempts = 0 or d.changed_at <= ${now.toISOString()}::timestamptz
    - interval '1 minute' * (${FIRST_WAIT_MINUTES}::float8 * power(${WAIT_GROWTH}::float8, d.attempts - 1))))
  or (d.state = 'sending' and d.changed_at <= ${now.toISOString()}::timestamptz
    - interval '1 minute' * ${TAKEN_FOR_MINUTES}::float8))`;

/** The collaboratives that have something to deliver, read as the owner; nothing else is read here. */
export async function readDueCollaboratives(owner: Tx, now: Date): Promise<string[]> {
  const due = rowsOf<{ id: string }>(
    await owner.execute(sql`select distinct d.collaborative_id as id from webhook_deliveries d
      join webhooks w on w.collaborative_id = d.collaborative_id and w.id = d.webhook_id where ${isDue(now)}`),
  );
  return due.map(({ id }) => id);
}

export interface DueDelivery {
  id: string;
  webhookId: string;
  body: string;
  attempts: number;
  url: string;
  /** Sealed. */
  secret: string;
}

/** Takes some due deliveries and marks them as being sent, so that no other process sends them. */
export async function takeDeliveries(db: TenantDb, now: Date, most: number): Promise<DueDelivery[]> {
  return rowsOf<DueDelivery>(
    await db.tx.execute(sql`
      with taken as (
        select d.id, w.url, w.secret from webhook_deliveries d
        join webhooks w on w.collaborative_id = d.collaborative_id and w.id = d.webhook_id
        where d.collaborative_id = ${db.collaborativeId} and ${isDue(now)}
        order by d.id limit ${most} for update of d skip locked)
      update webhook_deliveries d set state = 'sending', attempts = d.attempts + 1,
        changed_at = ${now.toISOString()}::timestamptz
      from taken t where d.collaborative_id = ${db.collaborativeId} and d.id = t.id
      returning d.id, d.webhook_id as "webhookId", d.body, d.attempts, t.url, t.secret`),
  );
}

export interface DeliveryResult {
  id: string;
  webhookId: string;
  /** Which try it was: a try that another process has repeated since then no longer counts. */
  attempts: number;
  /** The receiver's HTTP status; null if there was no answer. */
  status: number | null;
  /** Why it failed; null if it was delivered. */
  detail: string | null;
}

/** Keeps what became of deliveries. A webhook that one of them could not reach in all its tries is switched off. */
export async function storeResults(db: TenantDb, results: DeliveryResult[], now: Date): Promise<void> {
  await db.tx.execute(sql`
    update webhook_deliveries d set status = k.status, detail = k.detail,
      changed_at = ${now.toISOString()}::timestamptz,
      state = case when k.detail is null then 'delivered' when d.attempts >= ${MOST_ATTEMPTS} then 'failed'
        else 'waiting' end
    from json_to_recordset(${JSON.stringify(results)}::json)
      as k (id uuid, status smallint, detail text, attempts smallint)
    where d.collaborative_id = ${db.collaborativeId} and d.id = k.id and d.state = 'sending'
      and d.attempts = k.attempts`);
  const given = results.filter(({ detail, attempts }) => detail !== null && attempts >= MOST_ATTEMPTS);
  for (const { webhookId, detail } of given) await switchOff(db, webhookId, detail ?? "");
}

async function switchOff(db: TenantDb, id: string, detail: string): Promise<void> {
  const note = `Switched off after ${MOST_ATTEMPTS} tries. The last one: ${detail}`;
  const off = rowsOf<{ url: string }>(
    await db.tx.execute(sql`update webhooks set enabled = false, note = ${note}
      where collaborative_id = ${db.collaborativeId} and id = ${id} and enabled returning url`),
  );
  await record(
    db,
    off.map(({ url: name }) => ({
      subject: "webhook",
      itemId: id,
      before: { name, enabled: true },
      after: { name, enabled: false },
    })),
    note,
  );
}

/** Deliveries older than this are no longer shown; nobody needs them. */
export const KEPT_DAYS = 30;

/** Removes what was delivered or given up long ago. */
export async function removeOldDeliveries(owner: Tx): Promise<number> {
  const removed = await owner.execute(sql`delete from webhook_deliveries
    where created_at < now() - ${KEPT_DAYS} * interval '1 day' returning 1 as one`);
  return rowsOf(removed).length;
}
