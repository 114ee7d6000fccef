import { type Disclosed, discloseRollup } from "~/domain/disclosure/disclosure";
import type { NewMetric } from "~/domain/measures/rules";
import { recordedIn } from "~/domain/rollup/awaited";
import { valuesOf } from "~/domain/rollup/contributions";
import type { Rollup } from "~/domain/rollup/figures";
import { rollUp } from "~/domain/rollup/rollup";
import { sumsOfValues } from "~/domain/rollup/sums-of-values";
import type { Catalog, Viewer } from "~/domain/terms";
import { readDecisionNow } from "~/records/figures/decision.server";
import { readDefinitions } from "~/records/figures/definitions.server";
import { readCollectionFacts } from "~/records/figures/under-way.server";
import { readObservations } from "~/records/observations/observations.server";
import type { TenantDb } from "~db/tenant";

const PREVIEWED = "preview";

/** What a metric that is not stored yet would show. */
interface Previewed {
  viewer: Viewer;
  catalog: Catalog;
  metric: Omit<NewMetric, "label" | "strategy"> & Partial<Pick<NewMetric, "label" | "strategy">>;
  /** The years shown. */
  years: { from: number; to: number };
}

/** The metric's figures year by year, computed from what is stored, as this viewer may see them. Nothing is stored. */
export async function previewMetric(
  db: TenantDb,
  { viewer, catalog: stored, metric: fields, years: { from, to } }: Previewed,
): Promise<Disclosed<Rollup>> {
  const { numerator, denominator } = fields;
  const metric = {
    label: "",
    strategy: "workforce" as const,
    ...fields,
    id: "00000000-0000-0000-0000-000000000000",
    code: PREVIEWED,
    position: 0,
  };
  const measures = stored.measures.filter(({ code }) => code === numerator || code === denominator);
  const catalog = { ...stored, measures, metrics: [metric] };
  const itemIds = measures.map(({ id }) => id);
  const observations = await readObservations(db, { itemIds, to });
  const definitions = await readDefinitions(db, { measureIds: itemIds });
  const { facts } = await readCollectionFacts(db);
  const collection = { ...facts, recorded: recordedIn(observations) };
  const sums = sumsOfValues({ catalog, values: valuesOf(observations), definitions, collection, from, to });
  const decision = await readDecisionNow(db, viewer, {
    ...stored,
    metrics: [...stored.metrics, metric],
  });
  return discloseRollup(rollUp(catalog, sums), decision);
}
