import type { TenantDb } from "~db/tenant";
import { figureOf, valuesOf } from "../domain/contributions";
import { type Disclosed, isTooYoungFor, mayKnowMember } from "../domain/disclosure";
import type { GoalFields } from "../domain/goal";
import { type IndicatorRecord, indicatorReadings } from "../domain/indicators";
import { periodOf } from "../domain/periods";
import type { Readings } from "../domain/readings";
import type { Rollup } from "../domain/rollup";
import { readingsFrom } from "../domain/rollup-readings";
import { codesOf } from "../domain/targets";
import type { Catalog, Viewer } from "../domain/types";
import { todayIso } from "./decision.server";
import { readIndicators } from "./indicators.server";
import { readObservations } from "./observations.server";
import { itemIdsOf, readRollup } from "./rollup.server";

export interface GoalSources {
  readings: Readings;
  indicators: IndicatorRecord[];
  rollup: Disclosed<Rollup>;
}

/**
 * Everything that goals are held against, as the viewer may see it, up to a year.
 * @param given the roll-up, where the page has it anyway; and the goals, where no other figure is asked for
 */
export async function readGoalSources(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  to: number,
  given: { rollup?: Disclosed<Rollup>; goals?: Pick<GoalFields, "target">[] } = {},
): Promise<GoalSources> {
  const { policy } = catalog.collaborative;
  const today = todayIso();
  const rollup = given.rollup ?? (await readRollup(db, viewer, catalog, to, today));
  const indicators = await readIndicators(db);
  const itemIds = given.goals && itemsRead(catalog, given.goals);
  const observations = await readObservations(db, { to, ...(itemIds && { itemIds }) });
  const endMonths = new Map(catalog.members.map(({ id, fiscalYearEndMonth }) => [id, fiscalYearEndMonth]));
  const readings = readingsFrom({
    catalog,
    rollup,
    values: valuesOf(observations),
    maySee: (memberId, year) => {
      if (!mayKnowMember(viewer, policy, memberId)) return false;
      if (policy.daysAfterPeriod === 0) return true;
      const { end } = periodOf(year, endMonths.get(memberId) ?? 12);
      return !isTooYoungFor(viewer, policy, memberId, end, today);
    },
    indicators: indicatorReadings(indicators),
  });
  return { readings, indicators, rollup };
}

function itemsRead(catalog: Catalog, goals: Pick<GoalFields, "target">[]): string[] {
  const codes = new Set(goals.flatMap(({ target }) => (target ? codesOf(target).figures : [])));
  return itemIdsOf(
    catalog,
    [...codes].flatMap((code) => figureOf(catalog, code) ?? []),
  );
}
