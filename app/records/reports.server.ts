import { createHash } from "node:crypto";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rowsOf } from "~db/rows";
import { reportLinks, reports, reportVersions } from "~db/schema";
import type { LobbyDb, TenantDb } from "~db/tenant";
import { remember } from "./history.server";
import type { Readers } from "./readers.server";

/** Progress reports: as they are being written, as they were published, and the links by which they are read. */

export interface StoredReport {
  id: string;
  slug: string;
  title: string;
  year: number;
  audience: Readers;
  /** As app/reports/outline checks it. */
  outline: unknown;
  revision: number;
  changedAt: Date;
  changedBy: string;
}

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
    .leftJoin(
      reportVersions,
      and(
        eq(reportVersions.collaborativeId, reports.collaborativeId),
        eq(reportVersions.reportId, reports.id),
      ),
    )
    .where(eq(reports.collaborativeId, db.collaborativeId))
    .groupBy(reports.collaborativeId, reports.id)
    .orderBy(desc(reports.year), asc(reports.title));
}

export async function findReport(db: TenantDb, slug: string): Promise<StoredReport | null> {
  const [found] = await db.tx
    .select(COLUMNS)
    .from(reports)
    .where(and(eq(reports.collaborativeId, db.collaborativeId), eq(reports.slug, slug)));
  return found ?? null;
}

/** @returns its short name: of the title, made unique where another has it */
export async function addReport(
  db: TenantDb,
  given: Pick<StoredReport, "title" | "year" | "audience" | "outline">,
): Promise<string> {
  const id = uuidv7();
  const wanted = slugOf(given.title);
  const taken = new Set((await db.tx.select({ slug: reports.slug }).from(reports)).map(({ slug }) => slug));
  let slug = wanted;
  for (let count = 2; taken.has(slug); count++) slug = `${wanted}-${count}`;
  await db.tx
    .insert(reports)
    .values({ collaborativeId: db.collaborativeId, id, slug, ...given, changedBy: db.actor.name });
  const { outline: _, ...after } = given;
  await remember(db, [{ subject: "report", itemId: id, year: given.year, before: null, after }]);
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
  // "new" is an address of its own.
  return slug === "" || slug === "new" ? "report" : slug;
}

/**
 * Stores what was changed, unless somebody else has stored something since the writer read the report.
 * @returns the new revision, or null if somebody was quicker
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
      ...{ ...changed, revision: sql`${reports.revision} + 1` },
      ...{ changedAt: new Date(), changedBy: db.actor.name },
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
  // Words are saved while they are typed: the history keeps who changed what the report is, not every word.
  if (JSON.stringify(after) !== JSON.stringify({ ...named, outline: undefined }))
    await remember(db, [{ ...change, before: named, after }]);
  return saved.revision;
}

/** Removes a report that was never published. @returns whether it was removed */
export async function removeReport(db: TenantDb, report: StoredReport): Promise<boolean> {
  if ((await listVersions(db, report.id)).length > 0) return false;
  await db.tx
    .delete(reports)
    .where(and(eq(reports.collaborativeId, db.collaborativeId), eq(reports.id, report.id)));
  const { title, year, audience } = report;
  const before = { title, year, audience };
  await remember(db, [{ subject: "report", itemId: report.id, year, before, after: null }]);
  return true;
}

export interface PublishedVersion {
  id: string;
  version: number;
  publishedAt: Date;
  publishedBy: string;
  contentHash: string;
}

const VERSION = {
  id: reportVersions.id,
  version: reportVersions.version,
  publishedAt: reportVersions.publishedAt,
  publishedBy: reportVersions.publishedBy,
  contentHash: reportVersions.contentHash,
};

/** The newest first. */
export async function listVersions(db: TenantDb, reportId: string): Promise<PublishedVersion[]> {
  return db.tx
    .select(VERSION)
    .from(reportVersions)
    .where(and(eq(reportVersions.collaborativeId, db.collaborativeId), eq(reportVersions.reportId, reportId)))
    .orderBy(desc(reportVersions.version));
}

/** Every published version of the collaborative, for comparing with: the newest first. */
export async function listAllVersions(db: TenantDb) {
  return db.tx
    .select({ ...VERSION, title: reports.title, year: reports.year, audience: reports.audience })
    .from(reportVersions)
    .innerJoin(
      reports,
      and(
        eq(reports.collaborativeId, reportVersions.collaborativeId),
        eq(reports.id, reportVersions.reportId),
      ),
    )
    .where(eq(reportVersions.collaborativeId, db.collaborativeId))
    .orderBy(desc(reportVersions.publishedAt));
}

/** @param which its id, or a report with the number of the version (left out: the newest) */
export async function readVersion(
  db: TenantDb,
  which: { id: string } | { reportId: string; version?: number | undefined },
): Promise<(PublishedVersion & { reportId: string; snapshot: string }) | null> {
  const condition =
    "id" in which
      ? eq(reportVersions.id, which.id)
      : and(
          eq(reportVersions.reportId, which.reportId),
          ...(which.version === undefined ? [] : [eq(reportVersions.version, which.version)]),
        );
  const [found] = await db.tx
    .select({ ...VERSION, reportId: reportVersions.reportId, snapshot: reportVersions.snapshot })
    .from(reportVersions)
    .where(and(eq(reportVersions.collaborativeId, db.collaborativeId), condition))
    .orderBy(desc(reportVersions.version))
    .limit(1);
  return found ?? null;
}

/** Freezes a report. Nothing that is stored later changes what it says. */
export async function publish(db: TenantDb, report: StoredReport, snapshot: string): Promise<number> {
  // Two who publish at once take turns, so that each version has a number of its own.
  await db.tx.execute(sql`select from reports
    where collaborative_id = ${db.collaborativeId} and id = ${report.id} for update`);
  const version = ((await listVersions(db, report.id))[0]?.version ?? 0) + 1;
  const id = uuidv7();
  const contentHash = createHash("sha256").update(snapshot).digest("hex");
  await db.tx.insert(reportVersions).values({
    ...{ collaborativeId: db.collaborativeId, id, reportId: report.id, version },
    ...{ publishedBy: db.actor.name, contentHash, snapshot },
  });
  const { title, year } = report;
  const after = { title, version, contentHash };
  await remember(db, [{ subject: "report", itemId: report.id, year, before: null, after }]);
  return version;
}

export interface ListedLink {
  id: string;
  versionId: string;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** Links to the versions of a report, the newest first; never what they are hashed to. */
export async function listLinks(db: TenantDb, reportId: string): Promise<ListedLink[]> {
  const { id, versionId, createdAt, createdBy, expiresAt, revokedAt } = reportLinks;
  return db.tx
    .select({ id, versionId, createdAt, createdBy, expiresAt, revokedAt })
    .from(reportLinks)
    .innerJoin(
      reportVersions,
      and(
        eq(reportVersions.collaborativeId, reportLinks.collaborativeId),
        eq(reportVersions.id, reportLinks.versionId),
      ),
    )
    .where(and(eq(reportLinks.collaborativeId, db.collaborativeId), eq(reportVersions.reportId, reportId)))
    .orderBy(desc(createdAt), desc(id));
}

export async function addLink(
  db: TenantDb,
  given: { versionId: string; secretHash: string; expiresAt: Date | null },
): Promise<void> {
  const id = uuidv7();
  await db.tx
    .insert(reportLinks)
    .values({ collaborativeId: db.collaborativeId, id, ...given, createdBy: db.actor.name });
  const { versionId, expiresAt } = given;
  const after = { versionId, expiresAt };
  await remember(db, [{ subject: "report_link", itemId: id, before: null, after }]);
}

/** Ends a link for good. @returns whether there was one in force */
export async function revokeLink(db: TenantDb, id: string): Promise<boolean> {
  const revoked = rowsOf(
    await db.tx.execute(sql`update report_links set revoked_at = now()
      where collaborative_id = ${db.collaborativeId} and id = ${id} and revoked_at is null returning id`),
  );
  if (revoked.length === 0) return false;
  const [before, after] = [{ revoked: false }, { revoked: true }];
  await remember(db, [{ subject: "report_link", itemId: id, before, after }]);
  return true;
}

/** The link that a secret opens, whether or not it still may. */
export async function findLink(lobby: LobbyDb, secretHash: string) {
  const [found] = await lobby.tx.select().from(reportLinks).where(eq(reportLinks.secretHash, secretHash));
  return found ?? null;
}

/** How many of a year's values nobody has verified yet: a report says so to who writes it. */
export async function countUnverified(
  db: TenantDb,
  year: number,
): Promise<{ unverified: number; of: number }> {
  const [found] = rowsOf<{ unverified: number; of: number }>(
    await db.tx.execute(sql`
      select count(*) filter (where status <> 'verified')::int as unverified, count(*)::int as of
      from observations where collaborative_id = ${db.collaborativeId} and year = ${year} and state = 'value'`),
  );
  return found ?? { unverified: 0, of: 0 };
}
