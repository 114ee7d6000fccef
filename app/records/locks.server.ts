import { sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";

/**
 * Until the transaction ends, writers of one member take turns; locks are taken in one order, so that nobody
 * waits in a circle. Take them before anything is written.
 */
export async function lockMembers(db: TenantDb, memberIds: string[]): Promise<void> {
  const keys = [...new Set(memberIds)].sort().map((id) => `${db.collaborativeId}/${id}`);
  await db.tx.execute(sql`select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
    from unnest(${sql.param(`{${keys.join(",")}}`)}::text[]) as key`);
}

/** Two that add or change the member of one short name take turns, from before it is read. Members come after. */
export async function lockSlug(db: TenantDb, slug: string): Promise<void> {
  await db.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${db.collaborativeId}/slug/${slug}`}, 0))`,
  );
}

/**
 * Whoever changes the investment ledger takes turns with the others, from before it is read. Members are
 * locked after it, never before.
 */
export async function lockLedger(db: TenantDb): Promise<void> {
  await db.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${db.collaborativeId}/ledger`}, 0))`,
  );
}
