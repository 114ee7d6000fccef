import { and, eq } from "drizzle-orm";
import { type Library, offersOf, withWholes } from "~/domain/measures/offers";
import { labelFault } from "~/domain/measures/rules";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { declinedOffers } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { insertMeasures, refuseTooMany } from "./measures.server";
import { insertMetrics } from "./metrics.server";
import { holdMeasureSettings, MeasureFault, orRefuse } from "./settings.server";

/**
 * Adds what the library offers: a measure with the wholes that it is part of, or a metric with the measures that it
 * reads, as far as they are missing.
 * @throws MeasureFault
 */
export async function takeOffer(db: TenantDb, library: Library, code: string): Promise<void> {
  const settings = await holdMeasureSettings(db);
  const offer = offersOf(settings, library).find(({ item }) => item.code === code);
  if (!offer) throw new MeasureFault({ field: "code", message: "This is no longer offered." });
  const known = new Set(settings.measures.map((measure) => measure.code));
  const wanted = offer.type === "measure" ? [code] : offer.needs;
  const measures = [
    ...new Map(
      wanted.flatMap((each) => withWholes(library, known, each)).map((item) => [item.code, item]),
    ).values(),
  ];
  refuseTooMany(Math.max(settings.measures.length, settings.metrics.length));
  for (const { label } of measures) orRefuse(labelFault(settings, { label, kind: "measure" }));
  await insertMeasures(db, settings, measures);
  if (offer.type === "metric") {
    orRefuse(labelFault(settings, offer.item));
    await insertMetrics(db, settings, [offer.item]);
  }
  if (offer.declined) await forget(db, settings.declined, code);
}

/** Remembers that the collaborative does not want what is offered. @throws MeasureFault */
export async function declineOffer(db: TenantDb, library: Library, code: string): Promise<void> {
  const settings = await holdMeasureSettings(db);
  const offer = offersOf(settings, library).find(({ item }) => item.code === code);
  if (!offer) throw new MeasureFault({ field: "code", message: "This is no longer offered." });
  if (offer.declined) return;
  await db.tx.insert(declinedOffers).values({ collaborativeId: db.collaborativeId, code });
  await recordDeclined(db, settings.declined, [...settings.declined, code]);
}

async function forget(db: TenantDb, declined: string[], code: string): Promise<void> {
  await db.tx
    .delete(declinedOffers)
    .where(and(eq(declinedOffers.collaborativeId, db.collaborativeId), eq(declinedOffers.code, code)));
  await recordDeclined(
    db,
    declined,
    declined.filter((other) => other !== code),
  );
}

async function recordDeclined(db: TenantDb, before: string[], after: string[]): Promise<void> {
  await record(db, [
    {
      subject: "collaborative",
      itemId: db.collaborativeId,
      before: { declinedOffers: before },
      after: { declinedOffers: after.toSorted() },
    },
  ]);
  await countChange(db);
}
