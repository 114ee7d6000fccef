import type { ShownContribution, ShownContributions } from "~/domain/disclosure/contributions";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { newestComplete } from "~/domain/rollup/completeness";
import type { MetricFigure, Rollup, ShareChange, SoFar } from "~/domain/rollup/figures";
import type { Catalog, Coverage, Grade, Metric } from "~/domain/terms";
import type { ChartFormat } from "~/ui/charts/types";
import { formatCoverage, formatPoints, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { headline, type MetricWords, metricWords } from "./sentences";

/** One metric as pages show it: its words, its figure of the year, and its course over the years. */
export interface MetricView {
  metric: Metric;
  words: MetricWords;
  figure: MetricFigure;
  series: {
    year: number;
    value: number | null;
    withheld: boolean;
    /** The year is open, and its figures were not released. */
    collecting?: boolean;
    /** The day on which it was shown so, if numbers have changed since. */
    asOf?: string;
    reporting: number;
    expected: number;
    comparability: Grade | null;
    /** How many have reported, if the year is under way. */
    soFar: SoFar;
    change: ShareChange | null;
  }[];
  /** The figure of the newest complete year with one, where the year shown is still being reported. */
  complete: { year: number; figure: MetricFigure } | null;
}

/** What a table row needs of a metric; a whole view also fits. */
export interface MetricLine {
  metric: Pick<Metric, "code" | "strategy">;
  words: Pick<MetricWords, "label" | "unit">;
  figure: Pick<MetricFigure, ShownField | "change" | "changeFromLastYear">;
}
type ShownField =
  | "soFar"
  | "value"
  | "reporting"
  | "expected"
  | "shareOnly"
  | "comparability"
  | "withheld"
  | "changeWithheld"
  | "changeFromLastYearWithheld";

/** A view cut down to its table row: whatever a loader returns is written into the page. */
export function metricLine({ metric, words, figure }: MetricView): MetricLine {
  const { metric: _, numerator, denominator, lowestCoverage, standsStill, ...shown } = figure;
  return {
    metric: { code: metric.code, strategy: metric.strategy },
    words: { label: words.label, unit: words.unit },
    figure: shown,
  };
}

/** What a chart of members needs of their contributions; the whole also fits. */
export interface Contributed extends Pick<ShownContributions, "hidden" | "because"> {
  shown: Pick<ShownContribution, "name" | "slug" | "own" | "standing" | "value" | "numerator">[];
}

/** Contributions cut down to what the chart needs. */
export function contributed({ shown, ...rest }: Disclosed<ShownContributions>): Contributed {
  return {
    ...rest,
    shown: shown.map(({ name, slug, own, standing, value, numerator }) => ({
      name,
      slug,
      own,
      standing,
      value,
      numerator,
    })),
  };
}

/** @param rollup as disclosed to the viewer */
export function metricView(
  catalog: Catalog,
  rollup: Disclosed<Rollup>,
  metric: Metric,
  year: number,
): MetricView | null {
  const series = rollup.years.flatMap((figures) => {
    const figure = figures.metrics.find(({ metric: code }) => code === metric.code);
    return figure ? [{ year: figures.year, figure }] : [];
  });
  const now = series.find((point) => point.year === year);
  if (!now) return null;
  const states = series
    .filter(({ figure }) => figure.value !== null || figure.withheld !== null)
    .map(({ year: at, figure }) => [at, figure.soFar ? "so_far" : "complete"] as const);
  const newest = now.figure.soFar && newestComplete(new Map(states), year);
  return {
    metric,
    words: metricWords(metric, catalog.measures),
    figure: now.figure,
    complete: series.find((point) => point.year === newest) ?? null,
    series: series.map(({ year: at, figure }) => ({
      year: at,
      // A running total gains no value from a year without a report.
      value: figure.standsStill ? null : figure.value,
      soFar: figure.soFar,
      change: figure.change,
      withheld: figure.withheld !== null,
      ...(figure.withheld?.rule === "collecting" && { collecting: true }),
      ...(figure.asOf !== undefined && { asOf: figure.asOf }),
      reporting: figure.reporting,
      expected: figure.expected,
      comparability: figure.comparability,
    })),
  };
}

/** What a headline says: the figure of the newest complete year, and the year under way in words. */
export interface Headline {
  figure: MetricFigure;
  year: number;
  sentence: string;
  /** "So far in 2025, 2 of 6 members: 9.4%, up 1.2 points for the same two."; null where the year is complete. */
  soFar: string | null;
}

export function headlineOf(
  { words, figure, complete, series }: Pick<MetricView, "words" | "figure" | "complete" | "series">,
  year: number,
  writing: Writing,
): Headline {
  const point = series.find((at) => at.year === year);
  const soFar = point?.soFar ? `${soFarWords(words, { ...point, soFar: point.soFar }, writing)}.` : null;
  if (soFar === null) return { figure, year, sentence: headline(words, figure, year, writing), soFar };
  if (complete === null) return { figure, year, sentence: soFar, soFar: null };
  const sentence = headline(words, complete.figure, complete.year, writing);
  return { figure: complete.figure, year: complete.year, sentence, soFar };
}

export const chartFormat = ({ words }: Pick<MetricView, "words">): ChartFormat =>
  words.unit === "share" ? "share" : words.unit === "currency" ? "currency" : "count";

type UnderWayPoint = Pick<MetricView["series"][number], "year" | "value" | "withheld" | "change"> & {
  soFar: Coverage;
};

/** "So far in 2025, 2 of 6 members: $7.2 million, up $1.2 million for the same two". */
export function soFarWords(
  words: Pick<MetricWords, "unit">,
  { year, value, withheld, soFar, change }: UnderWayPoint,
  writing: Writing,
): string {
  const who = `So far in ${year}, ${formatCoverage(soFar, writing)}`;
  if (value === null) return withheld ? `${who}: ${MISSING_WORDS.withheld}` : `${who} reported`;
  const said = `${who}: ${spokenValue(value, words.unit, writing)}`;
  if (!change) return said;
  const same = change.cohort === 1 ? "the same member" : `the same ${countWord(change.cohort)}`;
  return `${said}, ${movedWords(change.value, words.unit, writing)} for ${same}`;
}

/** "up 3.2 points", "down $1.2 million", "unchanged". */
export function movedWords(change: number, unit: MetricWords["unit"], writing: Writing): string {
  if (change === 0) return "unchanged";
  const size = Math.abs(change);
  const by =
    unit === "share" ? formatPoints(size, writing).replace(/^\+/, "") : spokenValue(size, unit, writing);
  return `${change > 0 ? "up" : "down"} ${by}`;
}

const COUNT_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
const countWord = (count: number) => COUNT_WORDS[count - 2] ?? String(count);

/** How many members are not in a list, and why. */
export function hiddenWords({ hidden, because }: Pick<ShownContributions, "hidden" | "because">): string {
  const members = hidden === 1 ? "1 member is" : `${hidden} members are`;
  return `${members} not shown here: ${because ?? "their figures are not for you"}.`;
}

export function standingWords(standing: ShownContributions["shown"][number]["standing"]): string {
  if (standing === "value" || standing === "share_only") return "";
  return MISSING_WORDS[standing];
}
