import { type SQL, sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";

/**
 * Locks within a collaborative, held until the transaction ends: writers of one subject take turns. Locks of
 * one kind are acquired in a fixed order, which rules out deadlocks.
 */
async function lock(db: TenantDb, subjects: string[]): Promise<void> {
  await db.tx.execute(locking(db, subjects));
}

/** The statement. Reads that rely on the lock belong in a separate statement after it. */
function locking(db: TenantDb, subjects: string[]): SQL {
  const keys = [...new Set(subjects)].sort().map((subject) => `${db.collaborativeId}/${subject}`);
  return sql`select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
    from unnest(${sql.param(`{${keys.join(",")}}`)}::text[]) as key`;
}

/** Serializes writers of one member's values. Acquire before writing anything. */
export function lockMembers(db: TenantDb, memberIds: string[]): Promise<void> {
  return lock(db, memberIds);
}

export const lockingMembers = locking;

/** Serializes changes to the member with one short name. Acquire before reading it, and before member locks. */
export function lockSlug(db: TenantDb, slug: string): Promise<void> {
  return lock(db, [`slug/${slug}`]);
}

/** The same for several short names at once. */
export function lockSlugs(db: TenantDb, slugs: string[]): Promise<void> {
  return lock(
    db,
    slugs.map((slug) => `slug/${slug}`),
  );
}

/** Serializes changes to the investment ledger. Acquire before reading it, and before member locks. */
export function lockLedger(db: TenantDb): Promise<void> {
  return lock(db, ["ledger"]);
}

/** Serializes changes to measures and metrics. Acquire before reading them, and before all other locks. */
export function lockMeasures(db: TenantDb): Promise<void> {
  return lock(db, ["measures"]);
}

/** Serializes writers of indicators: a feed's answer is merged with stored values that must not change meanwhile. */
export function lockIndicators(db: TenantDb): Promise<void> {
  return lock(db, ["indicators"]);
}

/** Serializes changes to funders and money: numbers of invoices and sums of payments depend on what is stored. */
export function lockMoney(db: TenantDb): Promise<void> {
  return lock(db, ["money"]);
}

/** Serializes changes to areas: whether one lies in another depends on both lists. */
export function lockAreas(db: TenantDb): Promise<void> {
  return lock(db, ["areas"]);
}

/** Serializes writers of assessments: two concurrent ratings must see each other. */
export function lockAssessments(db: TenantDb): Promise<void> {
  return lock(db, ["assessments"]);
}

/** Serializes new reports, so that two of one title get different addresses. */
export function lockReports(db: TenantDb): Promise<void> {
  return lock(db, ["reports"]);
}

/** Serializes changes of roles and invitations, so that the last two backbone members cannot leave at once. */
export function lockPeople(db: TenantDb): Promise<void> {
  return lock(db, ["people"]);
}

/** Serializes reminder planning. Acquire last, before reading who is asked. */
export function lockReminders(db: TenantDb): Promise<void> {
  return lock(db, ["reminders"]);
}

/** Freezes the figures of the collaborative until the transaction ends: all reads see one moment. */
export async function holdStill(db: TenantDb): Promise<void> {
  await db.tx.execute(sql`select from collaboratives where id = ${db.collaborativeId} for share`);
}

/** Serializes writers of agreements: what binds disclosure is decided from all of an agreement's parts. */
export function lockAgreements(db: TenantDb): Promise<void> {
  return lock(db, ["agreements"]);
}
