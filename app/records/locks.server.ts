import { sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";

/**
 * Locks of one collaborative, held until the transaction ends: writers of one subject take turns. Within a
 * kind they are taken in one order, so that nobody waits in a circle.
 */
async function lock(db: TenantDb, subjects: string[]): Promise<void> {
  const keys = [...new Set(subjects)].sort().map((subject) => `${db.collaborativeId}/${subject}`);
  await db.tx.execute(sql`select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
    from unnest(${sql.param(`{${keys.join(",")}}`)}::text[]) as key`);
}

/** Writers of one member's values. Take them before anything is written. */
export function lockMembers(db: TenantDb, memberIds: string[]): Promise<void> {
  return lock(db, memberIds);
}

/** Two that add or change the member of one short name, from before it is read. Members come after. */
export function lockSlug(db: TenantDb, slug: string): Promise<void> {
  return lock(db, [`slug/${slug}`]);
}

/** Whoever changes the investment ledger, from before it is read. Members are locked after it, never before. */
export function lockLedger(db: TenantDb): Promise<void> {
  return lock(db, ["ledger"]);
}

/** Writers of indicators: a feed's answer is merged with what is stored, and nobody changes that in between. */
export function lockIndicators(db: TenantDb): Promise<void> {
  return lock(db, ["indicators"]);
}

/** Writers of assessments: two that rate at once must see each other. */
export function lockAssessments(db: TenantDb): Promise<void> {
  return lock(db, ["assessments"]);
}
