import { type SQL, sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";

/**
 * Locks of one collaborative, held until the transaction ends: writers of one subject take turns. Within a
 * kind they are taken in one order, so that nobody waits in a circle.
 */
async function lock(db: TenantDb, subjects: string[]): Promise<void> {
  await db.tx.execute(locking(db, subjects));
}

/** The statement behind it. What is read together with it has to come in a statement of its own, after it. */
function locking(db: TenantDb, subjects: string[]): SQL {
  const keys = [...new Set(subjects)].sort().map((subject) => `${db.collaborativeId}/${subject}`);
  return sql`select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
    from unnest(${sql.param(`{${keys.join(",")}}`)}::text[]) as key`;
}

/** Writers of one member's values. Take them before anything is written. */
export function lockMembers(db: TenantDb, memberIds: string[]): Promise<void> {
  return lock(db, memberIds);
}

export const lockingMembers = locking;

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

/** Two that begin a report of one title at once: each gets an address of its own. */
export function lockReports(db: TenantDb): Promise<void> {
  return lock(db, ["reports"]);
}

/** Whoever changes roles or invites: the last of the backbone cannot go while another goes, too. */
export function lockPeople(db: TenantDb): Promise<void> {
  return lock(db, ["people"]);
}

/** Whoever plans reminders anew, from before who is asked is read. Taken after all others. */
export function lockReminders(db: TenantDb): Promise<void> {
  return lock(db, ["reminders"]);
}

/** Nobody changes a figure of the collaborative until the transaction ends: what is read in it is of one moment. */
export async function holdStill(db: TenantDb): Promise<void> {
  await db.tx.execute(sql`select from collaboratives where id = ${db.collaborativeId} for share`);
}
