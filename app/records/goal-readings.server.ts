import type { TenantDb } from "~db/tenant";
import { valuesOf } from "../domain/contributions";
import { type Disclosed, mayKnowMember } from "../domain/disclosure";
import { type IndicatorRecord, indicatorReadings } from "../domain/indicators";
import type { Readings } from "../domain/readings";
import type { Rollup } from "../domain/rollup";
import { readingsFrom } from "../domain/rollup-readings";
import type { Catalog, Viewer } from "../domain/types";
import { readIndicators } from "./indicators.server";
import { readObservations } from "./observations.server";
import { readRollup } from "./rollup.server";

export interface GoalSources {
  readings: Readings;
  indicators: IndicatorRecord[];
  rollup: Disclosed<Rollup>;
}

/** Everything that goals are held against, as the viewer may see it, up to a year. */
export async function readGoalSources(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  to: number,
): Promise<GoalSources> {
  const { policy } = catalog.collaborative;
  const rollup = await readRollup(db, viewer, catalog, to);
  const indicators = await readIndicators(db);
  const observations = await readObservations(db, { to });
  const readings = readingsFrom({
    catalog,
    rollup,
    values: valuesOf(observations),
    maySee: (memberId) => mayKnowMember(viewer, policy, memberId),
    indicators: indicatorReadings(indicators),
  });
  return { readings, indicators, rollup };
}
