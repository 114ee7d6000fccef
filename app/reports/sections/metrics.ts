import type { TotalFigure } from "~/domain/rollup/figures";
import { headlineMetric } from "~/domain/rollup/headline-metric";
import type { Measure, Strategy } from "~/domain/terms";
import type { ReportBlock, ReportCell, ReportFigure } from "~/reports/model";
import { formatCoverage, reportedWords, spokenValue } from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { type MetricGoal, metricChart } from "~/ui/figures/metrics/metric-chart";
import { headlineOf, type MetricView } from "~/ui/figures/metrics/metric-view";
import {
  changeValue,
  type FigureInput,
  type FigureWriter,
  missingOf,
  overCoverage,
} from "./writing/figure-writer";

/** Metrics and totals as figures of a report. */

const MOST_YEARS = 7;

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

function metricInput(
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
function changeFigure(
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

/** The years that a table has room for: the first, and the newest. */
function tableYears(years: number[]): number[] {
  if (years.length <= MOST_YEARS) return years;
  return [...years.slice(0, 1), ...years.slice(1 - MOST_YEARS)];
}

/** One row a metric, one column a year, then who stands behind the last and how it moved. */
export function metricTable(
  writer: FigureWriter,
  views: MetricView[],
  years: number[],
  year: number,
): ReportBlock {
  const shown = tableYears(years);
  const first = shown[0];
  return {
    kind: "table",
    id: `metrics-${views[0]?.metric.strategy}`,
    title: `The figures, ${first === year ? year : `${first} to ${year}`}`,
    note: views.some(({ words }) => words.span === "since_baseline")
      ? "Figures since the baseline add up the years after it."
      : null,
    columns: [
      { label: "Figure", numeric: false },
      ...shown.map((at) => ({ label: String(at), numeric: true })),
      { label: `Members, ${year}`, numeric: true },
      { label: "Change since the baseline", numeric: true },
    ],
    rows: views.map((view) => [
      view.words.label,
      ...shown.map((at) => overCoverage(writer.figure(metricInput(writer, view, at)))),
      membersCell(writer, view, year),
      { figure: changeFigure(writer, view, year).id },
    ]),
  };
}

function membersCell(writer: FigureWriter, { metric, words, figure }: MetricView, year: number): ReportCell {
  const { reporting, expected } = figure;
  return writer.cell({
    code: metric.code,
    label: words.label,
    strategy: metric.strategy,
    year,
    part: "members",
    unit: "count",
    value: String(reporting),
    text: `${reporting} of ${expected}`,
    coverage: { reporting, expected },
  });
}

/** The numbers that were entered, all members together. */
export function totalsTable(
  writer: FigureWriter,
  measures: Measure[],
  totals: TotalFigure[],
  year: number,
): ReportBlock | null {
  const rows = totals.flatMap((total): ReportCell[][] => {
    const measure = measures.find(({ code }) => code === total.measure);
    if (!measure) return [];
    const about = { code: measure.code, label: measure.label, strategy: measure.strategy, year };
    const { unit } = measure;
    const { reporting, expected, sinceBaseline: since } = total;
    return [
      [
        measure.label,
        writer.cell({
          ...about,
          unit,
          value: total.value,
          withheld: total.withheld,
          coverage: total,
          isSoFar: total.soFar !== null,
          comparability: total.comparability,
        }),
        writer.cell({
          ...about,
          part: "members",
          unit: "count",
          value: String(reporting),
          text: `${reporting} of ${expected}`,
          coverage: { reporting, expected },
        }),
        since
          ? writer.cell({
              ...about,
              part: "since_baseline",
              unit,
              value: since.value,
              withheld: since.withheld,
              lowestCoverage: since.lowestCoverage,
              isSoFar: since.soFar !== null,
              comparability: since.comparability,
            })
          : "a level, not added up",
        writer.cell({
          ...about,
          part: "change",
          ...changeValue(total.change, unit, writer.writing),
          missing: "no_value",
          isSoFar: total.soFar !== null,
          withheld: total.change ? null : total.changeWithheld,
          coverage: total.change && { reporting: total.change.cohort, expected: total.change.cohort },
        }),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return {
    kind: "table",
    id: `totals-${measures[0]?.strategy}`,
    title: `The numbers behind it, ${year}`,
    note: "The change compares only members with a number in both years.",
    columns: ["Measure", `Total ${year}`, "Members", "Since the baseline, added up", "Change"].map(
      (label, place) => ({ label, numeric: place > 0 }),
    ),
    rows,
  };
}
