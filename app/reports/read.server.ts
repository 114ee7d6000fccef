import { type Placement, rubricIn } from "~/domain/continuum/continuum";
import type { DisclosedContinuum, ShownContinuum } from "~/domain/continuum/disclosure";
import type { Rubric } from "~/domain/continuum/rubric";
import type { ShownContributions } from "~/domain/disclosure/contributions";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import type { KeptColumn } from "~/domain/disclosure/over-time/showing";
import { discloseGoals } from "~/domain/goals/disclosure";
import { holds } from "~/domain/goals/goal";
import type { Readings } from "~/domain/goals/progress/readings";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { gaveNumbers, type MemberChanges, memberChanges } from "~/domain/members/changes";
import { isChecked, type OutcomeRecord } from "~/domain/outcomes/outcome";
import { periodFor } from "~/domain/periods";
import type { ResultRecord } from "~/domain/results/result";
import { asFigure, type Values } from "~/domain/rollup/contributions";
import type { OwnDefinition } from "~/domain/rollup/definitions";
import type { Rollup } from "~/domain/rollup/figures";
import { headlineMetric } from "~/domain/rollup/headline-metric";
import { type Catalog, STRATEGIES, type Viewer } from "~/domain/terms";
import { readContinuumFor, shownYear } from "~/records/continuum/continuum.server";
import { readSetting } from "~/records/figures/rollup.server";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { holdStill } from "~/records/locks.server";
import { type ReportMoney, readReportMoney } from "~/records/money/report.server";
import { readContributions, type StoredContribution } from "~/records/outcomes/contributions.server";
import { readOutcomes } from "~/records/outcomes/outcomes.server";
import { type LatestPulse, readLatestPulse } from "~/records/pulse/latest.server";
import {
  type DimensionForReaders,
  type EarlierFigures,
  type Readers,
  readForReaders,
} from "~/records/reports/readers.server";
import type { PublishedShowing } from "~/records/reports/versions.server";
import { readResults } from "~/records/results/results.server";
import { todayIso } from "~/records/today";
import { readWorkOfYear, type WorkOfYear } from "~/records/work/year.server";
import type { TenantDb } from "~db/tenant";
import { type PartnershipSources, readPartnership } from "./partnership.server";

/** Everything a report is built from, as its readers may see it, read at one moment. */
export interface ReportSources extends PartnershipSources {
  readers: Readers;
  viewer: Viewer;
  catalog: Catalog;
  /** From the baseline to the report's year. */
  years: number[];
  year: number;
  rollup: Disclosed<Rollup>;
  /** Behind each strategy's headline metric, in the report's year. */
  contributions: Map<string, Disclosed<ShownContributions>>;
  breakdowns: DimensionForReaders[];
  goals: StoredGoal[];
  readings: Readings;
  indicators: IndicatorRecord[];
  results: ResultRecord[];
  /** Checked outcomes for readers inside, released ones for others. */
  outcomes: OutcomeRecord[];
  /** Claims of contributions to goals and results. */
  claims: StoredContribution[];
  /** The round of the pulse that was closed last. */
  pulse: LatestPulse | null;
  /** Funders and money of the fiscal year with the report's number, without amounts. */
  money: ReportMoney;
  continuum: { shown: DisclosedContinuum<ShownContinuum>; rubric: Rubric } | null;
  changes: MemberChanges;
  work: WorkOfYear;
  definitions: OwnDefinition[];
  /** Members' own values; null unless the readers may see all of them. */
  ownValues: Values | null;
  /** ISO. */
  today: string;
  /** What a publication shows, for judging later ones. */
  showing: PublishedShowing;
  /** Columns of values that keep what was shown before. */
  kept: KeptColumn[];
}

export async function readReportSources(
  db: TenantDb,
  { readers, year, earlier }: { readers: Readers; year: number; earlier?: EarlierFigures },
  today = todayIso(),
): Promise<ReportSources> {
  await holdStill(db);
  const setting = await readSetting(db);
  const from = setting.years[0] ?? year;
  const read = await readForReaders(db, setting.catalog, {
    readers,
    from,
    to: Math.max(year, from),
    today,
    ...(earlier && { earlier }),
  });
  const { catalog, viewer, rollup } = read;
  const leading = STRATEGIES.flatMap((strategy) => headlineMetric(catalog.metrics, strategy) ?? []);
  const contributions = read.contributions(
    leading.map((metric) => asFigure(catalog, metric)),
    year,
  );
  const breakdowns = await read.breakdowns(
    year,
    catalog.dimensions.filter(({ measures }) => measures.length > 0),
  );
  const { policy } = catalog.collaborative;
  const goals = discloseGoals(await readGoals(db), viewer, policy).filter(holds);
  const { readings, indicators } = await readGoalSources(db, { viewer, catalog, to: year, rollup, goals });
  const source = await readContinuumFor(db, viewer, setting.catalog, { to: year });
  // Under the collaborative's own policy: what its members see of each other there is no less protected.
  const continuum = source && {
    shown: shownYear(source, viewer, setting.catalog, ratedYear(source.placements.all, year), {
      report: true,
    }),
    rubric: rubricIn(source.versions, year),
  };
  return {
    readers,
    viewer,
    catalog,
    year,
    rollup,
    contributions,
    breakdowns,
    goals,
    readings,
    indicators,
    results: await readResults(db),
    outcomes: (await readOutcomes(db)).filter(
      (outcome) => outcome.state === "released" || (readers === "internal" && isChecked(outcome)),
    ),
    ...(await readPartnership(db, { catalog: setting.catalog, readers, today })),
    claims: await readContributions(db),
    pulse: await readLatestPulse(db),
    money: await readReportMoney(db, { year, readers, today }),
    years: Array.from({ length: Math.max(year, from) - from + 1 }, (_, place) => from + place),
    continuum,
    work: await readWorkOfYear(db, year, readers),
    today,
    showing: read.showing,
    kept: read.kept,
    changes: memberChanges(catalog, year, gaveNumbers(setting.reporters)),
    definitions: read.definitions,
    ownValues: showsAllMembers(readers, catalog, year, today) ? read.values : null,
  };
}

/** The newest year up to the report's in which a member was rated. */
function ratedYear(all: readonly Pick<Placement, "year" | "memberId">[], year: number): number {
  const years = all.flatMap((placement) =>
    placement.memberId !== null && placement.year <= year ? [placement.year] : [],
  );
  return years.length > 0 ? Math.max(...years) : year;
}

function showsAllMembers(readers: Readers, catalog: Catalog, year: number, today: string): boolean {
  const { policy } = catalog.collaborative;
  if (readers === "internal") return true;
  if (policy.peers !== "open") return false;
  if (policy.daysAfterPeriod === 0) return true;
  const youngest = catalog.members
    .map((member) => periodFor(member, year).end)
    .sort()
    .at(-1);
  const days = (Date.parse(today) - Date.parse(youngest ?? today)) / 86_400_000;
  return days >= policy.daysAfterPeriod;
}
