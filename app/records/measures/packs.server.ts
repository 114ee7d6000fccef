import { and, eq } from "drizzle-orm";
import type { Library } from "~/domain/measures/offers";
import { type MeasurePack, planPack } from "~/domain/measures/packs";
import { labelFault, MOST_MEASURES } from "~/domain/measures/rules";
import { record } from "~/records/history/history.server";
import { measurePacks } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { insertMeasures } from "./measures.server";
import { insertMetrics } from "./metrics.server";
import { holdMeasureSettings, MeasureFault, orRefuse } from "./settings.server";

export interface AdoptedPack {
  code: string;
  pack: MeasurePack;
}

/** Packs that the collaborative has adopted, as they read then. */
export async function readAdoptedPacks(db: TenantDb): Promise<AdoptedPack[]> {
  return db.tx
    .select({ code: measurePacks.code, pack: measurePacks.pack })
    .from(measurePacks)
    .where(eq(measurePacks.collaborativeId, db.collaborativeId))
    .orderBy(measurePacks.code);
}

/**
 * Adds what of a pack is missing, and remembers the pack. What is here already stays as it is; adopting the same pack
 * again adds what it has gained since.
 * @param library what a pack may build on: its measures come along where they are missing
 * @returns the codes that were added
 * @throws MeasureFault
 */
export async function adoptPack(db: TenantDb, pack: MeasurePack, library: Library): Promise<string[]> {
  const settings = await holdMeasureSettings(db);
  const plan = planPack(settings, pack, library);
  const refuse = (message: string) => new MeasureFault({ field: "pack", message });
  if (plan.fault !== null) throw refuse(plan.fault);
  const { measures, metrics } = plan;
  if (
    settings.measures.length + measures.length > MOST_MEASURES ||
    settings.metrics.length + metrics.length > MOST_MEASURES
  )
    throw refuse(`With this pack there would be more than ${MOST_MEASURES}, the most that fit.`);
  for (const { label } of measures) orRefuse(labelFault(settings, { label, kind: "measure" }));
  for (const { label, kind } of metrics) orRefuse(labelFault(settings, { label, kind }));
  await insertMeasures(db, settings, measures);
  await insertMetrics(db, settings, metrics);
  const { collaborativeId, actor } = db;
  const { code, name } = pack;
  const mine = and(eq(measurePacks.collaborativeId, collaborativeId), eq(measurePacks.code, code));
  const [before] = await db.tx.select({ pack: measurePacks.pack }).from(measurePacks).where(mine);
  await db.tx
    .insert(measurePacks)
    .values({ collaborativeId, code, pack, adoptedBy: actor.name })
    .onConflictDoUpdate({
      target: [measurePacks.collaborativeId, measurePacks.code],
      set: { pack, adoptedAt: new Date(), adoptedBy: actor.name },
    });
  const added = [...measures, ...metrics].map((item) => item.code);
  await record(db, [
    {
      subject: "measure_pack",
      before: before ? { name: before.pack.name } : null,
      after: { name, code, added },
    },
  ]);
  return added;
}
