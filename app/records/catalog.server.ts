import { and, asc, eq } from "drizzle-orm";
import { collaboratives, measures, members, metrics } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { Catalog } from "../domain/types";

/** The collaborative with its members (by name), and the measures and metrics that it uses (in order). */
export async function readCatalog(db: TenantDb): Promise<Catalog> {
  const { tx, collaborativeId } = db;
  // One transaction is one connection: the four statements travel together and are answered in turn.
  const [[collaborative], memberRows, measureRows, metricRows] = await Promise.all([
    tx.select().from(collaboratives).where(eq(collaboratives.id, collaborativeId)),
    tx.select().from(members).where(eq(members.collaborativeId, collaborativeId)).orderBy(asc(members.name)),
    tx
      .select()
      .from(measures)
      .where(and(eq(measures.collaborativeId, collaborativeId), eq(measures.enabled, true)))
      .orderBy(asc(measures.position)),
    tx
      .select()
      .from(metrics)
      .where(and(eq(metrics.collaborativeId, collaborativeId), eq(metrics.enabled, true)))
      .orderBy(asc(metrics.position)),
  ]);
  if (!collaborative) throw new Error("the opened collaborative does not exist");
  const { peerPolicy, minimumContributors, ...profile } = collaborative;
  return {
    collaborative: { ...profile, policy: { peers: peerPolicy, minimumContributors } },
    members: memberRows,
    measures: measureRows,
    metrics: metricRows,
  };
}
