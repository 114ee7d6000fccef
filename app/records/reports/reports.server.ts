import { and, asc, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { record } from "~/records/history/history.server";
import { lockReports } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { reports, reportVersions } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { StoredReport } from "./stored-report";
import { lockVersions, OF_REPORT } from "./versions.server";

/** Progress reports as they are being written. */

const COLUMNS = {
  id: reports.id,
  slug: reports.slug,
  title: reports.title,
  year: reports.year,
  audience: reports.audience,
  outline: reports.outline,
  revision: reports.revision,
  changedAt: reports.changedAt,
  changedBy: reports.changedBy,
};

/** A report in the list, with its newest published version. */
export type ListedReport = Omit<StoredReport, "outline"> & {
  version: number | null;
  publishedAt: Date | null;
};

export async function listReports(db: TenantDb): Promise<ListedReport[]> {
  const { outline: _, ...columns } = COLUMNS;
  return db.tx
    .select({
      ...columns,
      version: sql<number | null>`max(${reportVersions.version})`,
      publishedAt: sql<Date | null>`max(${reportVersions.publishedAt})`.mapWith(reportVersions.publishedAt),
    })
    .from(reports)
    .leftJoin(reportVersions, OF_REPORT)
    .where(eq(reports.collaborativeId, db.collaborativeId))
    .groupBy(reports.collaborativeId, reports.id)
    .orderBy(desc(reports.year), asc(reports.title));
}

export async function findReport(db: TenantDb, slug: string): Promise<StoredReport | null> {
  const [report] = await db.tx
    .select(COLUMNS)
    .from(reports)
    .where(and(eq(reports.collaborativeId, db.collaborativeId), eq(reports.slug, slug)));
  return report ?? null;
}

/** @returns its slug, from the title, with a number where another report has it already */
export async function addReport(
  db: TenantDb,
  fields: Pick<StoredReport, "title" | "year" | "audience" | "outline">,
): Promise<string> {
  const id = uuidv7();
  const wanted = slugOf(fields.title);
  await lockReports(db);
  const taken = new Set((await db.tx.select({ slug: reports.slug }).from(reports)).map(({ slug }) => slug));
  let slug = wanted;
  for (let count = 2; taken.has(slug); count++) slug = `${wanted}-${count}`;
  await db.tx
    .insert(reports)
    .values({ collaborativeId: db.collaborativeId, id, slug, ...fields, changedBy: db.actor.name });
  const { outline: _, ...after } = fields;
  await record(db, [{ subject: "report", itemId: id, year: fields.year, before: null, after }]);
  return slug;
}

const LONGEST_SLUG = 60;

/** "Progress 2025: jobs" becomes "progress-2025-jobs". */
export function slugOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  // "new" would be the address of another page.
  return slug === "" || slug === "new" ? "report" : slug;
}

/**
 * Saves changes, unless somebody else has saved the report since this writer read it.
 * @returns the new revision, or null if somebody else was first
 */
export async function saveReport(
  db: TenantDb,
  before: StoredReport,
  changed: Partial<Pick<StoredReport, "title" | "year" | "audience" | "outline">>,
  revision: number,
): Promise<number | null> {
  const [saved] = await db.tx
    .update(reports)
    .set({
      ...changed,
      revision: sql`${reports.revision} + 1`,
      changedAt: new Date(),
      changedBy: db.actor.name,
    })
    .where(
      and(
        eq(reports.collaborativeId, db.collaborativeId),
        eq(reports.id, before.id),
        eq(reports.revision, revision),
      ),
    )
    .returning({ revision: reports.revision });
  if (!saved) return null;
  const { title, year, audience } = before;
  const named = { title, year, audience };
  const after = { ...named, ...changed, outline: undefined };
  const change = { subject: "report" as const, itemId: before.id, year: changed.year ?? year };
  // Words are saved as they are typed: the history records changes of title, year, and audience, not every word.
  if (JSON.stringify(after) !== JSON.stringify({ ...named, outline: undefined }))
    await record(db, [{ ...change, before: named, after }]);
  return saved.revision;
}

/** Removes a report that was never published. @returns whether it was removed */
export async function removeReport(db: TenantDb, report: StoredReport): Promise<boolean> {
  if ((await lockVersions(db, report.id)).length > 0) return false;
  await db.tx
    .delete(reports)
    .where(and(eq(reports.collaborativeId, db.collaborativeId), eq(reports.id, report.id)));
  const { title, year, audience } = report;
  const before = { title, year, audience };
  await record(db, [{ subject: "report", itemId: report.id, year, before, after: null }]);
  return true;
}

/** How many of a year's values are not verified yet: a warning for the writer of a report. */
export async function countUnverified(
  db: TenantDb,
  year: number,
): Promise<{ unverified: number; of: number }> {
  const [counts] = rowsOf<{ unverified: number; of: number }>(
    await db.tx.execute(sql`
      select count(*) filter (where status <> 'verified')::int as unverified, count(*)::int as of
      from observations where collaborative_id = ${db.collaborativeId} and year = ${year} and state = 'value'`),
  );
  return counts ?? { unverified: 0, of: 0 };
}
