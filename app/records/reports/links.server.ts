import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { reportLinks, reportVersions } from "~db/schema";
import type { LobbyDb, TenantDb } from "~db/tenant";

/** Links with which anybody can read one published version of a report. */

export interface ListedLink {
  id: string;
  versionId: string;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
  secretHash: string;
}

/** Links to the versions of a report, newest first. Their hashes never leave the server. */
export async function listLinks(db: TenantDb, reportId: string): Promise<ListedLink[]> {
  const { id, versionId, createdAt, createdBy, expiresAt, revokedAt, secretHash } = reportLinks;
  return db.tx
    .select({ id, versionId, createdAt, createdBy, expiresAt, revokedAt, secretHash })
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
  link: { versionId: string; secretHash: string; expiresAt: Date | null },
): Promise<void> {
  const id = uuidv7();
  await db.tx
    .insert(reportLinks)
    .values({ collaborativeId: db.collaborativeId, id, ...link, createdBy: db.actor.name });
  const { versionId, expiresAt } = link;
  const after = { versionId, expiresAt };
  await record(db, [{ subject: "report_link", itemId: id, before: null, after }]);
}

/** The hashes of the links to a version, each with whether it is in force. */
export async function linkHashes(db: TenantDb, versionId: string): Promise<Map<string, boolean>> {
  const rows = await db.tx
    .select({ secretHash: reportLinks.secretHash, revokedAt: reportLinks.revokedAt })
    .from(reportLinks)
    .where(and(eq(reportLinks.collaborativeId, db.collaborativeId), eq(reportLinks.versionId, versionId)));
  return new Map(rows.map(({ secretHash, revokedAt }) => [secretHash, revokedAt === null]));
}

/** Revokes a link for good. @returns whether it was valid until now */
export async function revokeLink(db: TenantDb, id: string): Promise<boolean> {
  const revoked = rowsOf(
    await db.tx.execute(sql`update report_links set revoked_at = now()
      where collaborative_id = ${db.collaborativeId} and id = ${id} and revoked_at is null returning id`),
  );
  if (revoked.length === 0) return false;
  const before = { revoked: false };
  const after = { revoked: true };
  await record(db, [{ subject: "report_link", itemId: id, before, after }]);
  return true;
}

/** The link of a secret, even if it has expired or been revoked. */
export async function findLink(lobby: LobbyDb, secretHash: string) {
  const [link] = await lobby.tx.select().from(reportLinks).where(eq(reportLinks.secretHash, secretHash));
  return link ?? null;
}
