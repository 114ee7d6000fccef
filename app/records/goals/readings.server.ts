import type { Disclosed } from "~/domain/disclosure/disclosure";
import { memberFiguresVisible } from "~/domain/goals/disclosure";
import type { GoalFields } from "~/domain/goals/goal";
import type { Readings } from "~/domain/goals/progress/readings";
import { readingsFrom } from "~/domain/goals/progress/rollup-readings";
import { codesOf } from "~/domain/goals/targets";
import { type IndicatorRecord, indicatorReadings } from "~/domain/indicators/indicators";
import { figureOf, valuesOf } from "~/domain/rollup/contributions";
import type { Rollup } from "~/domain/rollup/figures";
import type { Catalog, Viewer } from "~/domain/terms";
import { itemIdsOf, readRollup } from "~/records/figures/rollup.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { readObservations } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";

export interface GoalSources {
  readings: Readings;
  indicators: IndicatorRecord[];
  rollup: Disclosed<Rollup>;
}

interface GoalQuery {
  viewer: Viewer;
  catalog: Catalog;
  /** The last year to read. */
  to: number;
  /** The roll-up, if already read. */
  rollup?: Disclosed<Rollup> | undefined;
  /** The goals whose figures are needed; if left out, all figures are read. */
  goals?: Pick<GoalFields, "target">[] | undefined;
}

/** Everything that goals are measured against, as the viewer may see it, up to a year. */
export async function readGoalSources(
  db: TenantDb,
  { viewer, catalog, to, rollup: known, goals }: GoalQuery,
): Promise<GoalSources> {
  const { policy } = catalog.collaborative;
  const today = todayIso();
  const rollup = known ?? (await readRollup(db, { viewer, catalog, to, today }));
  const indicators = await readIndicators(db);
  const range = goals ? { to, itemIds: itemsRead(catalog, goals) } : { to };
  const observations = await readObservations(db, range);
  const readings = readingsFrom({
    catalog,
    rollup,
    values: valuesOf(observations),
    maySee: memberFiguresVisible(viewer, policy, catalog.members, today),
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
