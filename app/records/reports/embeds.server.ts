import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { addShowing } from "~/records/figures/showings.server";
import { record } from "~/records/history/history.server";
import { embeds } from "~db/schema";
import type { LobbyDb, TenantDb } from "~db/tenant";
import type { PublishedShowing } from "./versions.server";

/** Charts that other sites embed. Nothing is embedded until somebody publishes it. */

export interface Embed {
  id: string;
  chart: string;
  year: number;
  token: string;
  publishedAt: Date;
  publishedBy: string;
}

const EMBED = {
  id: embeds.id,
  chart: embeds.chart,
  year: embeds.year,
  token: embeds.token,
  publishedAt: embeds.publishedAt,
  publishedBy: embeds.publishedBy,
};

const inForce = (db: TenantDb, chart: string) =>
  and(eq(embeds.collaborativeId, db.collaborativeId), eq(embeds.chart, chart), isNull(embeds.revokedAt));

/** Whether and since when a chart is embedded. */
export async function readEmbed(db: TenantDb, chart: string): Promise<Embed | null> {
  const [embed] = await db.tx.select(EMBED).from(embeds).where(inForce(db, chart));
  return embed ?? null;
}

/** A chart as it is to be published: what readers see, and what it tells them, for judging later figures with it. */
export interface ChartPublication {
  chart: string;
  year: number;
  snapshot: string;
  showing: PublishedShowing;
}

/**
 * Publishes a chart for embedding. Pages that embed it already show the new version.
 * @param secret used only where it is not embedded yet
 */
export async function publishChart(
  db: TenantDb,
  { chart, year, snapshot, showing }: ChartPublication,
  secret: { secret: string; hash: string },
): Promise<void> {
  const contentHash = createHash("sha256").update(snapshot).digest("hex");
  const content = { year, snapshot, contentHash, publishedBy: db.actor.name };
  const [renewed] = await db.tx
    .update(embeds)
    .set({ ...content, publishedAt: new Date() })
    .where(inForce(db, chart))
    .returning({ id: embeds.id });
  const id = renewed?.id ?? uuidv7();
  if (!renewed)
    await db.tx.insert(embeds).values({
      collaborativeId: db.collaborativeId,
      id,
      chart,
      token: secret.secret,
      secretHash: secret.hash,
      ...content,
    });
  if (showing) await addShowing(db, { kind: "report", year, audience: "public", showing });
  const before = renewed ? { chart } : null;
  await record(db, [{ subject: "embed", itemId: id, year, before, after: { chart, year, contentHash } }]);
}

/** Ends the embedding of a chart for good. @returns whether it was embedded until now */
export async function revokeEmbed(db: TenantDb, chart: string): Promise<boolean> {
  const [revoked] = await db.tx
    .update(embeds)
    .set({ revokedAt: new Date() })
    .where(inForce(db, chart))
    .returning({ id: embeds.id, year: embeds.year });
  if (!revoked) return false;
  const before = { chart, year: revoked.year };
  await record(db, [{ subject: "embed", itemId: revoked.id, year: revoked.year, before, after: null }]);
  return true;
}

/** The chart behind a link; null if there is none, or none any more. */
export async function findEmbed(lobby: LobbyDb, secretHash: string) {
  const [embed] = await lobby.tx
    .select({ snapshot: embeds.snapshot })
    .from(embeds)
    .where(and(eq(embeds.secretHash, secretHash), isNull(embeds.revokedAt)));
  return embed ?? null;
}
