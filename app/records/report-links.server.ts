import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rowsOf } from "~db/rows";
import { reportLinks, reportVersions } from "~db/schema";
import type { LobbyDb, TenantDb } from "~db/tenant";
import { remember } from "./history.server";

/** Links by which anybody reads one published version of a report. */

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
