import { createHash } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Showing } from "~/domain/disclosure/over-time/showing";
import { addShowing } from "~/records/figures/showings.server";
import { record } from "~/records/history/history.server";
import { announce } from "~/records/programs/outbox.server";
import { reports, reportVersions } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { StoredReport } from "./stored-report";

/** Published versions: added and read, never changed. */

export interface PublishedVersion {
  id: string;
  version: number;
  publishedAt: Date;
  publishedBy: string;
  contentHash: string;
}

/** Joins a version to its report. */
export const OF_REPORT = and(
  eq(reportVersions.collaborativeId, reports.collaborativeId),
  eq(reportVersions.reportId, reports.id),
);

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
    .select({ ...VERSION, reportId: reports.id, title: reports.title, audience: reports.audience })
    .from(reportVersions)
    .innerJoin(reports, OF_REPORT)
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
  const [version] = await db.tx
    .select({ ...VERSION, reportId: reportVersions.reportId, snapshot: reportVersions.snapshot })
    .from(reportVersions)
    .where(and(eq(reportVersions.collaborativeId, db.collaborativeId), condition))
    .orderBy(desc(reportVersions.version))
    .limit(1);
  return version ?? null;
}

/** Lists the versions of a report and locks it: until this transaction ends, nobody else adds one. */
export async function lockVersions(db: TenantDb, reportId: string): Promise<PublishedVersion[]> {
  await db.tx.execute(sql`select from reports
    where collaborative_id = ${db.collaborativeId} and id = ${reportId} for update`);
  return listVersions(db, reportId);
}

/** What a publication shows, to be judged together with later ones; null where its readers see everything anyway. */
export type PublishedShowing = Omit<Showing, "at"> | null;

/** Publishes a report as it is now. Nothing stored later changes it. */
export async function publish(
  db: TenantDb,
  report: StoredReport,
  snapshot: string,
  showing: PublishedShowing,
): Promise<number> {
  const [last] = await lockVersions(db, report.id);
  const version = (last?.version ?? 0) + 1;
  const id = uuidv7();
  const contentHash = createHash("sha256").update(snapshot).digest("hex");
  await db.tx.insert(reportVersions).values({
    collaborativeId: db.collaborativeId,
    id,
    reportId: report.id,
    version,
    publishedBy: db.actor.name,
    contentHash,
    snapshot,
  });
  const { title, year, audience } = report;
  if (showing && audience !== "internal")
    await addShowing(db, { kind: "report", year, audience, versionId: id, showing });
  const after = { title, version, contentHash };
  await record(db, [{ subject: "report", itemId: report.id, year, before: null, after }]);
  const about = { report: report.id, slug: report.slug, version, year, audience };
  await announce(db, [{ type: "report.published", data: about }]);
  return version;
}
