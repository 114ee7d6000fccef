import type { Catalog, Coverage, Decimal, Grade, Measure, Metric } from "~/domain/terms";
import { amountChange, share, shareChange, sharePartsOf } from "./changes";
import type { MetricFigure, Rollup, RollupYear, TotalFigure, YearCoverage } from "./figures";
import type { Awaited, Cohort, MeasureSum, PairSum, Span, Sums, YearActivity } from "./sums";

/**
 * Turns the sums into totals, shares, changes and coverage for each year of the sums (docs/rules.md, section 4).
 * Years in which nobody reported are there too, with no value.
 */
export function rollUp(catalog: Catalog, sums: Sums): Rollup {
  const measureSums = byItem(sums.measures, ({ measureId }) => measureId);
  const pairSums = byItem(sums.pairs, ({ metricId }) => metricId);
  const measureByCode = new Map(catalog.measures.map((measure) => [measure.code, measure]));
  const awaited = byItem(sums.awaited, ({ itemId }) => itemId);

  const years = sums.activity.map((now): RollupYear => {
    const upToNow = sums.activity.filter((other) => other.year <= now.year && other.counted > 0);
    const totals = catalog.measures.map((measure) =>
      totalFigure(
        measure,
        { now, span: upToNow, awaited: awaited(measure.id)(now.year) },
        measureSums(measure.id),
      ),
    );
    const metrics = catalog.metrics.flatMap((metric) => {
      const numerator = measureByCode.get(metric.numerator);
      if (!numerator) return [];
      const total = totals.find((figure) => figure.measure === metric.numerator);
      if (metric.kind === "share") {
        const at = { now, span: upToNow, awaited: awaited(metric.id)(now.year) };
        return [shareFigure(metric, at, pairSums(metric.id))];
      }
      return total ? [amountFigure(metric, total, measureSums(numerator.id)(now.year))] : [];
    });
    return { year: now.year, totals, metrics };
  });
  const { slug, baselineYear } = catalog.collaborative;
  return { collaborative: slug, baselineYear, years, underWay: sums.underWay };
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

/** The year of a figure, the years up to it that count since the baseline, and whether somebody can still report. */
interface At {
  now: YearActivity;
  span: YearActivity[];
  awaited: Awaited | undefined;
}

function totalFigure(
  measure: Measure,
  { now, span, awaited }: At,
  sumOf: (year: number) => MeasureSum | undefined,
): TotalFigure {
  const sum = sumOf(now.year);
  const since = latest(span, sumOf);
  const coverage = coverageOf(now, sum);
  return {
    measure: measure.code,
    value: sum?.total ?? null,
    comparability: comparability(sum?.total, sum?.grade),
    reporting: coverage.reporting,
    expected: coverage.expected,
    soFar: awaited ? coverage : null,
    sinceBaseline:
      measure.kind === "flow"
        ? {
            value: since?.sinceBaseline ?? null,
            comparability: comparability(since?.sinceBaseline, since?.span.grade),
            lowestCoverage: lowest(span, sumOf),
            soFar: awaited?.counted ? countedCoverage(now, sum) : null,
            standsStill: !sum?.span.reporting,
            withheld: null,
          }
        : null,
    change: amountChange(sum?.baseline),
    changeFromLastYear: amountChange(sum?.lastYear),
    withheld: null,
  };
}

function coverageOf(
  { active }: YearActivity,
  sum: Pick<MeasureSum, "reporting" | "notApplicable"> | undefined,
): Coverage {
  return { reporting: sum?.reporting ?? 0, expected: active - (sum?.notApplicable ?? 0) };
}

/** Of the members that count toward "since baseline". */
function countedCoverage({ counted }: YearActivity, sum: { span: Span } | undefined): Coverage {
  return { reporting: sum?.span.reporting ?? 0, expected: counted - (sum?.span.notApplicable ?? 0) };
}

function shareFigure(
  metric: Metric,
  { now, span, awaited }: At,
  pairOf: (year: number) => PairSum | undefined,
): MetricFigure {
  const pair = pairOf(now.year);
  const overSpan = metric.span === "since_baseline";
  const since = latest(span, pairOf);
  const parts = overSpan ? since?.sinceBaseline : pair;
  const lowestCoverage = overSpan ? lowest(span, pairOf) : null;
  const coverage = lowestCoverage ?? coverageOf(now, pair);
  const inYear = overSpan ? countedCoverage(now, pair) : coverage;
  return {
    metric: metric.code,
    value: share(parts?.numerator, parts?.denominator),
    numerator: parts?.numerator ?? "0",
    denominator: parts?.denominator ?? "0",
    comparability: comparability(parts?.numerator, overSpan ? since?.span.grade : pair?.grade),
    reporting: coverage.reporting,
    expected: coverage.expected,
    shareOnly: pair?.shareOnly ?? 0,
    soFar: (overSpan ? awaited?.counted : awaited) ? inYear : null,
    lowestCoverage,
    standsStill: overSpan && !pair?.span.reporting,
    // A figure that already sums the years since the baseline has nothing to be compared with.
    change: overSpan ? null : shareChange(pair?.baseline),
    changeFromLastYear: overSpan ? null : shareChange(pair?.lastYear),
    changeParts: overSpan ? null : sharePartsOf(pair?.baseline),
    changeFromLastYearParts: overSpan ? null : sharePartsOf(pair?.lastYear),
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
    soFar: span ? span.soFar : total.soFar,
    lowestCoverage: span?.lowestCoverage ?? null,
    standsStill: span?.standsStill ?? false,
    change: asShare(sum?.baseline),
    changeFromLastYear: asShare(sum?.lastYear),
    changeParts: null,
    changeFromLastYearParts: null,
    withheld: null,
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
  let weakest: YearCoverage | null = null;
  for (const { year, counted } of span) {
    const sum = sumOf(year)?.span ?? { reporting: 0, notApplicable: 0 };
    const expected = counted - sum.notApplicable;
    if (expected === 0) continue;
    if (!weakest || sum.reporting * weakest.expected < weakest.reporting * expected)
      weakest = { year, reporting: sum.reporting, expected };
  }
  return weakest;
}
