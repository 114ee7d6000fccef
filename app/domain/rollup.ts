import { fraction, isZero, minus, subtract, toNumber } from "./fraction";
import type { Cohort, MeasureSum, PairCohort, PairSum, Span, Sums, YearActivity } from "./sums";
import type { Catalog, Coverage, Decimal, Grade, Measure, Metric } from "./types";

/** Why a figure is not shown to this viewer. Only disclosure.ts sets it. */
export interface Withheld {
  rule:
    | "contributors"
    | "own_contributors"
    | "age"
    | "dominance"
    | "subtraction"
    | "small_cell"
    | "complementary";
  detail: string;
}

export interface YearCoverage extends Coverage {
  year: number;
}

export interface SinceBaseline {
  value: Decimal | null;
  /** The weakest year of the span: the sum is no better covered than this. */
  lowestCoverage: YearCoverage | null;
  /** The lowest of the definitions behind any year that adds to it; null where there is no value. */
  comparability: Grade | null;
  withheld: Withheld | null;
}

/** Like compared with like: only members with a value in both years. */
export interface AmountChange {
  /** Decimal, may be negative. */
  value: Decimal;
  cohort: number;
  baselineValue: Decimal;
  /** value of this year ÷ value of the earlier one; null if that was 0. */
  growth: number | null;
  /** The lowest of the definitions behind either year. */
  comparability: Grade;
}

export interface ShareChange {
  /** Difference of two fractions: 0.03 is three points. */
  value: number;
  cohort: number;
  baselineValue: number;
  comparability: Grade;
}

export interface TotalFigure extends Coverage {
  measure: string;
  value: Decimal | null;
  /** The lowest of the definitions behind it; null where there is no value or it is withheld. */
  comparability: Grade | null;
  sinceBaseline: SinceBaseline | null;
  change: AmountChange | null;
  changeFromLastYear: AmountChange | null;
  withheld: Withheld | null;
  /** Why a change is null although there is one. */
  changeWithheld?: Withheld;
  changeFromLastYearWithheld?: Withheld;
}

export interface MetricFigure extends Coverage {
  metric: string;
  /** A share as a fraction, an amount as a number; null where there is none. */
  value: number | null;
  numerator: Decimal;
  denominator: Decimal | null;
  comparability: Grade | null;
  /** Members that gave the share alone; they are in no sum. */
  shareOnly: number;
  /** For figures that sum several years. */
  lowestCoverage: YearCoverage | null;
  change: ShareChange | null;
  changeFromLastYear: ShareChange | null;
  withheld: Withheld | null;
  /** Why a change is null although there is one. */
  changeWithheld?: Withheld;
  changeFromLastYearWithheld?: Withheld;
}

export interface RollupYear {
  year: number;
  totals: TotalFigure[];
  metrics: MetricFigure[];
}

/** The collaborative's figures year by year, before anyone's eyes are considered. */
export interface Rollup {
  collaborative: string;
  baselineYear: number;
  years: RollupYear[];
}

/**
 * Turns the sums into totals, shares, changes and coverage for each year of the sums (rule book §4).
 * Years in which nobody reported are there too, with no value.
 */
export function rollUp(catalog: Catalog, sums: Sums): Rollup {
  const measureSums = byItem(sums.measures, ({ measureId }) => measureId);
  const pairSums = byItem(sums.pairs, ({ metricId }) => metricId);
  const measureByCode = new Map(catalog.measures.map((measure) => [measure.code, measure]));

  const years = sums.activity.map((now): RollupYear => {
    const upToNow = sums.activity.filter((other) => other.year <= now.year && other.counted > 0);
    const totals = catalog.measures.map((measure) =>
      totalFigure(measure, now, upToNow, measureSums(measure.id)),
    );
    const metrics = catalog.metrics.flatMap((metric) => {
      const numerator = measureByCode.get(metric.numerator);
      if (!numerator) return [];
      const total = totals.find((figure) => figure.measure === metric.numerator);
      if (metric.kind === "share") return [shareFigure(metric, now, upToNow, pairSums(metric.id))];
      return total ? [amountFigure(metric, total, measureSums(numerator.id)(now.year))] : [];
    });
    return { year: now.year, totals, metrics };
  });
  const { slug, baselineYear } = catalog.collaborative;
  return { collaborative: slug, baselineYear, years };
}

/** Looks sums up by item, then by year: each is looked up for every later year. */
function byItem<S extends { year: number }>(sums: S[], itemOf: (sum: S) => string) {
  const items = new Map<string, Map<number, S>>();
  for (const sum of sums) {
    const years = items.get(itemOf(sum)) ?? new Map<number, S>();
    items.set(itemOf(sum), years.set(sum.year, sum));
  }
  return (id: string) => {
    const years = items.get(id);
    return (year: number) => years?.get(year);
  };
}

function totalFigure(
  measure: Measure,
  now: YearActivity,
  span: YearActivity[],
  sumOf: (year: number) => MeasureSum | undefined,
): TotalFigure {
  const sum = sumOf(now.year);
  const since = latest(span, sumOf);
  return {
    measure: measure.code,
    value: sum?.total ?? null,
    comparability: comparability(sum?.total, sum?.grade),
    reporting: sum?.reporting ?? 0,
    expected: now.active - (sum?.notApplicable ?? 0),
    sinceBaseline:
      measure.kind === "flow"
        ? {
            value: since?.sinceBaseline ?? null,
            comparability: comparability(since?.sinceBaseline, since?.span.grade),
            lowestCoverage: lowest(span, sumOf),
            withheld: null,
          }
        : null,
    change: amountChange(sum?.baseline),
    changeFromLastYear: amountChange(sum?.lastYear),
    withheld: null,
  };
}

function shareFigure(
  metric: Metric,
  now: YearActivity,
  span: YearActivity[],
  pairOf: (year: number) => PairSum | undefined,
): MetricFigure {
  const pair = pairOf(now.year);
  const overSpan = metric.span === "since_baseline";
  const since = latest(span, pairOf);
  const parts = overSpan ? since?.sinceBaseline : pair;
  const lowestCoverage = overSpan ? lowest(span, pairOf) : null;
  const coverage = lowestCoverage ?? {
    reporting: pair?.reporting ?? 0,
    expected: now.active - (pair?.notApplicable ?? 0),
  };
  return {
    metric: metric.code,
    value: share(parts?.numerator, parts?.denominator),
    numerator: parts?.numerator ?? "0",
    denominator: parts?.denominator ?? "0",
    comparability: comparability(parts?.numerator, overSpan ? since?.span.grade : pair?.grade),
    reporting: coverage.reporting,
    expected: coverage.expected,
    shareOnly: pair?.shareOnly ?? 0,
    lowestCoverage,
    // A figure that already sums the years since the baseline has nothing to be compared with.
    change: overSpan ? null : shareChange(pair?.baseline),
    changeFromLastYear: overSpan ? null : shareChange(pair?.lastYear),
    withheld: null,
  };
}

function amountFigure(metric: Metric, total: TotalFigure, sum: MeasureSum | undefined): MetricFigure {
  const span = metric.span === "since_baseline" ? total.sinceBaseline : null;
  const value = span ? span.value : total.value;
  const asShare = (cohort: Cohort | undefined) => {
    const change = span ? null : amountChange(cohort);
    return change && { ...change, value: Number(change.value), baselineValue: Number(change.baselineValue) };
  };
  return {
    metric: metric.code,
    value: value === null ? null : Number(value),
    numerator: value ?? "0",
    denominator: null,
    comparability: span ? span.comparability : total.comparability,
    reporting: span?.lowestCoverage?.reporting ?? total.reporting,
    expected: span?.lowestCoverage?.expected ?? total.expected,
    shareOnly: 0,
    lowestCoverage: span?.lowestCoverage ?? null,
    change: asShare(sum?.baseline),
    changeFromLastYear: asShare(sum?.lastYear),
    withheld: null,
  };
}

/** Numerator ÷ denominator; no value, rather than 0 or infinity, where there is nothing to divide by. */
export function share(numerator: Decimal | null | undefined, denominator: Decimal | null | undefined) {
  if (numerator == null || denominator == null || isZero(denominator)) return null;
  return toNumber(fraction(numerator, denominator));
}

function shareChange(cohort: PairCohort | undefined): ShareChange | null {
  if (!cohort || cohort.size === 0) return null;
  const { numerator, denominator, numeratorBefore, denominatorBefore } = cohort;
  if (numerator === null || denominator === null || numeratorBefore === null || denominatorBefore === null)
    return null;
  if (isZero(denominator) || isZero(denominatorBefore)) return null;
  const before = fraction(numeratorBefore, denominatorBefore);
  const value = toNumber(subtract(fraction(numerator, denominator), before));
  const { size, grade: comparability = "same" } = cohort;
  return { value, cohort: size, baselineValue: toNumber(before), comparability };
}

function amountChange(cohort: Cohort | undefined): AmountChange | null {
  if (!cohort || cohort.size === 0 || cohort.now === null || cohort.before === null) return null;
  return {
    value: minus(cohort.now, cohort.before),
    cohort: cohort.size,
    baselineValue: cohort.before,
    growth: share(cohort.now, cohort.before),
    comparability: cohort.grade ?? "same",
  };
}

/** Where nobody reported there is nothing to compare. */
function comparability(value: Decimal | null | undefined, grade: Grade = "same"): Grade | null {
  return value == null ? null : grade;
}

/** The newest year of the span that has sums: running totals stand still in years without any. */
function latest<S>(span: YearActivity[], sumOf: (year: number) => S | undefined): S | undefined {
  for (const { year } of span.toReversed()) {
    const sum = sumOf(year);
    if (sum) return sum;
  }
}

/** The year with the lowest share of expected members reporting; of equals the earliest. */
function lowest(
  span: YearActivity[],
  sumOf: (year: number) => { span: Span } | undefined,
): YearCoverage | null {
  let found: YearCoverage | null = null;
  for (const { year, counted } of span) {
    const sum = sumOf(year)?.span ?? { reporting: 0, notApplicable: 0 };
    const expected = counted - sum.notApplicable;
    if (expected === 0) continue;
    if (!found || sum.reporting * found.expected < found.reporting * expected)
      found = { year, reporting: sum.reporting, expected };
  }
  return found;
}
