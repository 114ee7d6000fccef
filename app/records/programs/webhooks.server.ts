import { and, asc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { WebhookEvent } from "~/domain/programs/events";
import { record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import { webhooks } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** One delivery as the settings show it. */
export interface ListedDelivery {
  id: string;
  type: WebhookEvent;
  state: "waiting" | "sending" | "delivered" | "failed";
  attempts: number;
  /** ISO instant of the last change. */
  at: string;
  status: number | null;
  detail: string | null;
}

/** The webhooks with their last deliveries, oldest webhook first; without secrets. */
export async function listWebhooks(db: TenantDb) {
  const { id, url, events, enabled, note, createdAt } = webhooks;
  const rows = await db.tx
    .select({ id, url, events, enabled, note, createdAt })
    .from(webhooks)
    .where(eq(webhooks.collaborativeId, db.collaborativeId))
    .orderBy(asc(createdAt), asc(id));
  const deliveries = rowsOf<ListedDelivery & { webhookId: string }>(
    await db.tx.execute(sql`select l.id, l.webhook_id as "webhookId", l.type, l.state, l.attempts, l.status, l.detail,
        ${instant("l.changed_at")} as at
      from webhooks w cross join lateral (
        select * from webhook_deliveries d
        where d.collaborative_id = w.collaborative_id and d.webhook_id = w.id order by d.id desc limit 10) l
      where w.collaborative_id = ${db.collaborativeId} order by l.id desc`),
  );
  return rows.map((row) => ({
    ...row,
    deliveries: deliveries.filter(({ webhookId }) => webhookId === row.id),
  }));
}

/** @param webhook its secret is sealed */
export async function addWebhook(
  db: TenantDb,
  webhook: { url: string; events: WebhookEvent[]; secret: string },
): Promise<string> {
  const id = uuidv7();
  await db.tx.insert(webhooks).values({ collaborativeId: db.collaborativeId, id, ...webhook });
  const { url: name, events } = webhook;
  await record(db, [{ subject: "webhook", itemId: id, before: null, after: { name, events } }]);
  return id;
}

/**
 * Changes what a webhook is told of, or switches it on or off. Switched on, it gets what has waited meanwhile.
 * @returns false if there is none with this id
 */
export async function changeWebhook(
  db: TenantDb,
  id: string,
  change: { events?: WebhookEvent[]; enabled?: boolean },
): Promise<boolean> {
  const mine = and(eq(webhooks.collaborativeId, db.collaborativeId), eq(webhooks.id, id));
  const [before] = await db.tx
    .select({ name: webhooks.url, events: webhooks.events, enabled: webhooks.enabled })
    .from(webhooks)
    .where(mine)
    .for("update");
  if (!before) return false;
  await db.tx
    .update(webhooks)
    .set({ ...change, ...(change.enabled && { note: "" }) })
    .where(mine);
  await record(db, [{ subject: "webhook", itemId: id, before, after: { ...before, ...change } }]);
  return true;
}

/** Removes a webhook with its deliveries. @returns its address, or null if there is none with this id */
export async function removeWebhook(db: TenantDb, id: string): Promise<string | null> {
  const [removed] = await db.tx
    .delete(webhooks)
    .where(and(eq(webhooks.collaborativeId, db.collaborativeId), eq(webhooks.id, id)))
    .returning({ name: webhooks.url, events: webhooks.events });
  if (!removed) return null;
  await record(db, [{ subject: "webhook", itemId: id, before: removed, after: null }]);
  return removed.name;
}
