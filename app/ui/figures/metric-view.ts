import type { Disclosed, ShownContribution, ShownContributions } from "~/domain/disclosure";
import type { MetricFigure, Rollup } from "~/domain/rollup";
import type { Catalog, Grade, Metric, Strategy } from "~/domain/types";
import type { ChartFormat, TrendData } from "~/ui/charts/types";
import { comparabilityWords } from "./Comparability";
import { formatCoverage, type Writing } from "./format";
import { MISSING_WORDS } from "./Missing";
import { type MetricWords, metricWords, spokenValue } from "./sentences";

/** One metric as pages show it: its words, its figure of the year, and its course over the years. */
export interface MetricView {
  metric: Metric;
  words: MetricWords;
  figure: MetricFigure;
  series: {
    year: number;
    value: number | null;
    withheld: boolean;
    reporting: number;
    expected: number;
    comparability: Grade | null;
  }[];
}

/** What a line of a table needs of a metric; a whole view is one, too. */
export interface MetricLine {
  metric: Pick<Metric, "code" | "strategy">;
  words: Pick<MetricWords, "label" | "unit">;
  figure: Pick<MetricFigure, Told | "change" | "changeFromLastYear">;
}
type Told =
  | "value"
  | "reporting"
  | "expected"
  | "shareOnly"
  | "comparability"
  | "withheld"
  | "changeWithheld"
  | "changeFromLastYearWithheld";

/** No more of a view than its line: what a loader returns is written into the page. */
export function metricLine({ metric, words, figure }: MetricView): MetricLine {
  const { metric: _, numerator, denominator, lowestCoverage, ...told } = figure;
  return {
    metric: { code: metric.code, strategy: metric.strategy },
    words: { label: words.label, unit: words.unit },
    figure: told,
  };
}

/** What a chart of the members needs of what each contributed; the whole of it will do, too. */
export interface Contributed extends Pick<ShownContributions, "hidden" | "because"> {
  shown: Pick<ShownContribution, "name" | "slug" | "own" | "standing" | "value" | "numerator">[];
}

/** No more than the chart needs, as above. */
export function contributed({ shown, ...rest }: Disclosed<ShownContributions>): Contributed {
  return {
    ...rest,
    shown: shown.map(({ name, slug, own, standing, value, numerator }) => ({
      ...{ name, slug, own, standing, value, numerator },
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
  const series = rollup.years.flatMap((one) => {
    const figure = one.metrics.find(({ metric: code }) => code === metric.code);
    return figure ? [{ year: one.year, figure }] : [];
  });
  const now = series.find((one) => one.year === year);
  if (!now) return null;
  return {
    metric,
    words: metricWords(metric, catalog.measures),
    figure: now.figure,
    series: series.map(({ year: at, figure }) => ({
      year: at,
      value: figure.value,
      withheld: figure.withheld !== null,
      reporting: figure.reporting,
      expected: figure.expected,
      comparability: figure.comparability,
    })),
  };
}

export const chartFormat = ({ words }: Pick<MetricView, "words">): ChartFormat =>
  words.unit === "share" ? "share" : words.unit === "currency" ? "currency" : "count";

/** The collaborative's course over the years as a chart; gaps stay gaps. */
export function metricTrend(
  view: MetricView,
  { year, strategy, writing }: { year: number; strategy: Strategy; writing: Writing },
): Omit<TrendData, "locale" | "currency"> {
  const points = view.series.map((point) => ({
    year: point.year,
    value: point.value,
    coverage: [formatCoverage(point, writing), comparabilityWords(point.comparability)]
      .filter(Boolean)
      .join(", "),
    ...(point.value === null && {
      missing: point.withheld ? ("withheld" as const) : ("missing" as const),
    }),
  }));
  return {
    series: [{ id: view.metric.code, name: view.words.label, points }],
    years: view.series.map((point) => point.year),
    format: chartFormat(view),
    highlightYear: year,
    accent: strategy,
  };
}

/** "Impact hires as a share of new hires: 5.8% in 2019, 8.9% in 2025". */
export function trendTitle(
  { words, series }: Pick<MetricView, "words" | "series">,
  writing: Writing,
): string {
  const known = series.filter((point) => point.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${words.label}: no value yet`;
  const at = (point: typeof first) => `${spokenValue(point.value, words.unit, writing)} in ${point.year}`;
  return first === last ? `${words.label}: ${at(first)}` : `${words.label}: ${at(first)}, ${at(last)}`;
}

/** How many members are not in a list, and why. */
export function hiddenWords({ hidden, because }: Pick<ShownContributions, "hidden" | "because">): string {
  const members = hidden === 1 ? "1 member is" : `${hidden} members are`;
  return `${members} not shown here: ${because ?? "their figures are not for you"}.`;
}

export function standingWords(standing: ShownContributions["shown"][number]["standing"]): string {
  if (standing === "value" || standing === "share_only") return "";
  return MISSING_WORDS[standing];
}

/** A share as it was reported: "13%", not "13.0%", since nobody said the decimal. */
export function exactShare(value: number, writing: Writing): string {
  return new Intl.NumberFormat(writing.locale, { style: "percent", maximumFractionDigits: 2 }).format(value);
}
