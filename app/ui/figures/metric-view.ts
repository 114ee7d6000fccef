import type { Disclosed } from "~/domain/disclosure";
import type { MetricFigure, Rollup } from "~/domain/rollup";
import type { Catalog, Grade, Metric } from "~/domain/types";
import { type MetricWords, metricWords } from "~/ui/figures/sentences";

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
