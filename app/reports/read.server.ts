import type { TenantDb } from "~db/tenant";
import { gaveNumbers, type MemberChanges, memberChanges } from "../domain/changes";
import { type Placement, rubricIn } from "../domain/continuum";
import type { DisclosedContinuum, ShownContinuum } from "../domain/continuum-disclosure";
import { asFigure, type Values } from "../domain/contributions";
import type { OwnDefinition } from "../domain/definitions";
import type { Disclosed, ShownContributions } from "../domain/disclosure";
import { holds, maySeeGoal } from "../domain/goal-rules";
import type { IndicatorRecord } from "../domain/indicators";
import { periodOf } from "../domain/periods";
import type { Readings } from "../domain/readings";
import type { Rollup } from "../domain/rollup";
import type { Rubric } from "../domain/rubric";
import { type Catalog, STRATEGIES, type Viewer } from "../domain/types";
import { readContinuumSource, shownYear } from "../records/continuum.server";
import { todayIso } from "../records/decision.server";
import { readGoalSources } from "../records/goal-readings.server";
import { readGoals, type StoredGoal } from "../records/goals.server";
import { holdStill } from "../records/locks.server";
import { type DimensionForReaders, type Readers, readForReaders } from "../records/readers.server";
import { headlineOf, readSetting } from "../records/rollup.server";

/** Everything that a report is built from, as its readers may see it; all of it from one moment. */
export interface ReportSources {
  readers: Readers;
  viewer: Viewer;
  catalog: Catalog;
  /** From the baseline to the report's year. */
  years: number[];
  year: number;
  rollup: Disclosed<Rollup>;
  /** Behind each strategy's leading figure, in the report's year. */
  contributions: Map<string, Disclosed<ShownContributions>>;
  breakdowns: DimensionForReaders[];
  goals: StoredGoal[];
  readings: Readings;
  indicators: IndicatorRecord[];
  continuum: { shown: DisclosedContinuum<ShownContinuum>; rubric: Rubric } | null;
  changes: MemberChanges;
  definitions: OwnDefinition[];
  /** Members' own values, where the readers may see all of them; null: none. */
  ownValues: Values | null;
  /** ISO. */
  today: string;
}

export async function readReportSources(
  db: TenantDb,
  { readers, year }: { readers: Readers; year: number },
  today = todayIso(),
): Promise<ReportSources> {
  await holdStill(db);
  const setting = await readSetting(db);
  const from = setting.years[0] ?? year;
  const read = await readForReaders(db, setting.catalog, readers, { from, to: Math.max(year, from) }, today);
  const { catalog, viewer, rollup } = read;
  const leading = STRATEGIES.flatMap((strategy) => headlineOf(catalog, strategy) ?? []);
  const contributions = read.contributions(
    leading.map((metric) => asFigure(catalog, metric)),
    year,
  );
  const breakdowns = await read.breakdowns(
    year,
    catalog.dimensions.filter(({ measures }) => measures.length > 0),
  );
  const { policy } = catalog.collaborative;
  const goals = (await readGoals(db)).filter((goal) => holds(goal) && maySeeGoal(viewer, policy, goal));
  const { readings, indicators } = await readGoalSources(db, viewer, catalog, year, { rollup, goals });
  const source = await readContinuumSource(db, { to: year });
  // Under the collaborative's own policy: what its members see of each other there is no less protected.
  const continuum = source && {
    shown: shownYear(source, viewer, setting.catalog, ratedYear(source.placements.all, year)),
    rubric: rubricIn(source.versions, year),
  };
  return {
    ...{ readers, viewer, catalog, year, rollup, contributions, breakdowns, goals, readings, indicators },
    years: Array.from({ length: Math.max(year, from) - from + 1 }, (_, place) => from + place),
    ...{ continuum, today },
    changes: memberChanges(catalog, year, gaveNumbers(setting.reporters)),
    definitions: read.definitions,
    ownValues: showsAllMembers(readers, catalog, year, today) ? read.values : null,
  };
}

/** The newest year up to the report's in which a member was rated. */
function ratedYear(all: readonly Pick<Placement, "year" | "memberId">[], year: number): number {
  const rated = all.filter((one) => one.memberId !== null && one.year <= year).map((one) => one.year);
  return rated.length > 0 ? Math.max(...rated) : year;
}

function showsAllMembers(readers: Readers, catalog: Catalog, year: number, today: string): boolean {
  const { policy } = catalog.collaborative;
  if (readers === "internal") return true;
  if (policy.peers !== "open") return false;
  if (policy.daysAfterPeriod === 0) return true;
  const youngest = catalog.members
    .map((one) => periodOf(year, one.fiscalYearEndMonth).end)
    .sort()
    .at(-1);
  const days = (Date.parse(today) - Date.parse(youngest ?? today)) / 86_400_000;
  return days >= policy.daysAfterPeriod;
}
