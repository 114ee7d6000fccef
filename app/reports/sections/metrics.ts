import { headlineMetric } from "~/domain/rollup/headline-metric";
import type { Strategy } from "~/domain/terms";
import type { ReportBlock, ReportFigure } from "~/reports/model";
import { formatCoverage, reportedWords, spokenValue } from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { type MetricGoal, metricChart } from "~/ui/figures/metrics/metric-chart";
import { headlineOf, type MetricView } from "~/ui/figures/metrics/metric-view";
import { changeValue, type FigureInput, type FigureWriter, missingOf } from "./writing/figure-writer";

/** Metrics and totals as figures of a report. */

export const MOST_YEARS = 7;

/** The view of a strategy's headline metric. */
export function headlineView(views: MetricView[], strategy: Strategy): MetricView | undefined {
  const headline = headlineMetric(
    views.map(({ metric }) => metric),
    strategy,
  );
  return views.find(({ metric }) => metric === headline);
}

export function metricFigure(writer: FigureWriter, view: MetricView, year: number): ReportFigure {
  return writer.figure(metricInput(writer, view, year));
}

export function metricInput(
  writer: FigureWriter,
  { metric, words, figure, series }: MetricView,
  year: number,
): FigureInput {
  const now = series.find((point) => point.year === year);
  const own = now && figure.value === now.value ? figure : null;
  return {
    code: metric.code,
    label: words.label,
    strategy: metric.strategy,
    year,
    unit: words.unit,
    value: now?.value ?? null,
    withheld: now?.withheld ? writer.ruleOf(metric.code, year) : null,
    missing: own ? missingOf(own) : "missing",
    coverage: now ? { reporting: now.reporting, expected: now.expected } : null,
    comparability: now?.comparability ?? null,
    isSoFar: Boolean(now?.soFar),
    lowestCoverage: own?.lowestCoverage ?? null,
  };
}

/** How far it moved since the baseline, like for like. */
export function changeFigure(
  writer: FigureWriter,
  { metric, words, figure }: MetricView,
  year: number,
): ReportFigure {
  const { change, changeWithheld, soFar } = figure;
  return writer.figure({
    code: metric.code,
    label: words.label,
    strategy: metric.strategy,
    year,
    part: "change",
    ...changeValue(change, words.unit, writer.writing),
    missing: "no_value",
    isSoFar: soFar !== null,
    withheld: change ? null : changeWithheld,
    coverage: change ? { reporting: change.cohort, expected: change.cohort } : null,
    comparability: change?.comparability ?? null,
  });
}

/** Large numbers, each with its sentence and who stands behind it. */
export function figuresBlock(writer: FigureWriter, views: MetricView[], year: number): ReportBlock {
  const { writing } = writer;
  return {
    kind: "figures",
    items: views.map((view) => {
      const { metric, words } = view;
      const { figure, year: shownYear, sentence, soFar } = headlineOf(view, year, writing);
      const written = metricFigure(writer, view, shownYear);
      const moved = changeFigure(writer, { ...view, figure }, shownYear);
      const spoken = spokenValue(figure.value, words.unit, writing);
      return {
        figure: written.value === null ? written.id : largeFigure(writer, written, spoken).id,
        accent: metric.strategy,
        title: words.label,
        sentence,
        notes: [
          ...(soFar ? [soFar] : []),
          formatCoverage(figure, writing),
          ...(written.withheld ? [written.withheld] : []),
          ...(figure.change
            ? [`${moved.text} since the baseline, ${cohortWords(figure.change.cohort)}`]
            : []),
          ...(figure.lowestCoverage
            ? [
                `Weakest year: ${formatCoverage(figure.lowestCoverage, writing)} in ${figure.lowestCoverage.year}`,
              ]
            : []),
        ],
      };
    }),
  };
}

/** The same number as one would say it: "$61.4 million". */
function largeFigure(writer: FigureWriter, figure: ReportFigure, text: string): ReportFigure {
  if (text === figure.text) return figure;
  const { code, label, strategy, year, unit, value, comparability, reporting, expected } = figure;
  return writer.figure({
    code,
    label,
    strategy,
    year,
    part: "rounded",
    unit,
    value,
    text,
    comparability,
    coverage: reporting === null || expected === null ? null : { reporting, expected },
  });
}

const cohortWords = (size: number) => `same ${size === 1 ? "member" : `${size} members`} compared`;

/** The course of a figure over the years; its values stand in the table of the section. */
export function trendBlock(
  writer: FigureWriter,
  view: MetricView,
  year: number,
  strategy: Strategy,
  goal: MetricGoal | null,
): Extract<ReportBlock, { kind: "chart" }> {
  const { writing } = writer;
  const { title, unit, source, note, data } = metricChart(view, { year, strategy, writing, goal });
  const points = view.series.map(
    (point) =>
      `${point.year}: ${point.value === null ? MISSING_WORDS[point.collecting ? "collecting" : point.withheld ? "withheld" : "missing"] : spokenValue(point.value, view.words.unit, writing)}${point.soFar ? ` so far, ${reportedWords(point.soFar)}` : ""}`,
  );
  return {
    kind: "chart",
    id: `trend-${view.metric.code}`,
    title,
    note: [`${unit}.`, note, source].filter(Boolean).join(" "),
    alt: `Line chart. ${title}. ${points.join("; ")}.`,
    data,
  };
}
