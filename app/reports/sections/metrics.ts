import type { TotalFigure } from "~/domain/rollup";
import type { Measure, Strategy } from "~/domain/types";
import { formatCoverage } from "~/ui/figures/format";
import { type MetricView, metricTrend, trendTitle } from "~/ui/figures/metric-view";
import { headline, spokenValue } from "~/ui/figures/sentences";
import type { ReportBlock, ReportCell, ReportFigure } from "../model";
import { missingOf, type Pen, type Said, saidChange } from "./pen";

/** Metrics and totals as figures of a report. */

const MOST_YEARS = 7;

export function metricFigure(pen: Pen, view: MetricView, year: number): ReportFigure {
  return pen.figure(metricSaid(pen, view, year));
}

function metricSaid(pen: Pen, { metric, words, figure, series }: MetricView, year: number): Said {
  const now = series.find((one) => one.year === year);
  const own = now && figure.value === now.value ? figure : null;
  return {
    ...{ code: metric.code, label: words.label, strategy: metric.strategy, year, unit: words.unit },
    value: now?.value ?? null,
    withheld: now?.withheld ? pen.ruleOf(metric.code, year) : null,
    missing: own ? missingOf(own) : "missing",
    coverage: now ? { reporting: now.reporting, expected: now.expected } : null,
    comparability: now?.comparability ?? null,
    lowestCoverage: own?.lowestCoverage ?? null,
  };
}

/** How far it moved since the baseline, like for like. */
function changeFigure(pen: Pen, { metric, words, figure }: MetricView, year: number): ReportFigure {
  const { change, changeWithheld } = figure;
  return pen.figure({
    ...{ code: metric.code, label: words.label, strategy: metric.strategy, year, part: "change" },
    ...saidChange(change, words.unit, pen.writing),
    missing: "no_value",
    withheld: change ? null : changeWithheld,
    coverage: change ? { reporting: change.cohort, expected: change.cohort } : null,
    comparability: change?.comparability ?? null,
  });
}

/** Large numbers, each with its sentence and who stands behind it. */
export function figuresBlock(pen: Pen, views: MetricView[], year: number): ReportBlock {
  const { writing } = pen;
  return {
    kind: "figures",
    items: views.map((view) => {
      const { metric, words, figure } = view;
      const written = metricFigure(pen, view, year);
      const moved = changeFigure(pen, view, year);
      const spoken = spokenValue(figure.value, words.unit, writing);
      return {
        figure: written.value === null ? written.id : largeFigure(pen, written, spoken).id,
        accent: metric.strategy,
        title: words.label,
        sentence: headline(words, figure, year, writing),
        notes: [
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
function largeFigure(pen: Pen, figure: ReportFigure, text: string): ReportFigure {
  if (text === figure.text) return figure;
  const { code, label, strategy, year, unit, value, comparability, reporting, expected } = figure;
  return pen.figure({
    ...{ code, label, strategy, year, part: "rounded", unit, value, text, comparability },
    coverage: reporting === null || expected === null ? null : { reporting, expected },
  });
}

const cohortWords = (size: number) => `same ${size === 1 ? "member" : `${size} members`} compared`;

/** The course of a figure over the years; its values stand in the table of the section. */
export function trendBlock(pen: Pen, view: MetricView, year: number, strategy: Strategy): ReportBlock {
  const { writing } = pen;
  const title = trendTitle(view, writing);
  const points = view.series.map(
    (one) =>
      `${one.year}: ${one.value === null ? (one.withheld ? "withheld to protect members" : "not reported") : spokenValue(one.value, view.words.unit, writing)}`,
  );
  return {
    ...{ kind: "chart", id: `trend-${view.metric.code}`, title, note: null },
    alt: `Line chart. ${title}. ${points.join("; ")}.`,
    data: metricTrend(view, { year, strategy, writing }),
  };
}

/** The years that a table has room for: the first, and the newest. */
function tableYears(years: number[]): number[] {
  if (years.length <= MOST_YEARS) return years;
  return [...years.slice(0, 1), ...years.slice(1 - MOST_YEARS)];
}

/** One row a metric, one column a year, then who stands behind the last and how it moved. */
export function metricTable(pen: Pen, views: MetricView[], years: number[], year: number): ReportBlock {
  const shown = tableYears(years);
  const first = shown[0];
  return {
    ...{ kind: "table", id: `metrics-${views[0]?.metric.strategy}` },
    title: `The figures, ${first === year ? year : `${first} to ${year}`}`,
    note: views.some(({ words }) => words.span === "since_baseline")
      ? "Figures since the baseline add up the years after it."
      : null,
    columns: [
      { label: "Figure", numeric: false },
      ...shown.map((one) => ({ label: String(one), numeric: true })),
      { label: `Members, ${year}`, numeric: true },
      { label: "Change since the baseline", numeric: true },
    ],
    rows: views.map((view) => [
      view.words.label,
      ...shown.map((at): ReportCell => ({ figure: pen.figure(metricSaid(pen, view, at)).id })),
      membersCell(pen, view, year),
      { figure: changeFigure(pen, view, year).id },
    ]),
  };
}

function membersCell(pen: Pen, { metric, words, figure }: MetricView, year: number): ReportCell {
  const { reporting, expected } = figure;
  return pen.cell({
    ...{ code: metric.code, label: words.label, strategy: metric.strategy, year, part: "members" },
    ...{ unit: "count", value: String(reporting), text: `${reporting} of ${expected}` },
    coverage: { reporting, expected },
  });
}

/** The numbers that were entered, all members together. */
export function totalsTable(
  pen: Pen,
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
        pen.cell({
          ...{ ...about, unit, value: total.value, withheld: total.withheld, coverage: total },
          comparability: total.comparability,
        }),
        pen.cell({
          ...{ ...about, part: "members", unit: "count", value: String(reporting) },
          ...{ text: `${reporting} of ${expected}`, coverage: { reporting, expected } },
        }),
        since
          ? pen.cell({
              ...{ ...about, part: "since_baseline", unit, value: since.value, withheld: since.withheld },
              ...{ lowestCoverage: since.lowestCoverage, comparability: since.comparability },
            })
          : "a level, not added up",
        pen.cell({
          ...{ ...about, part: "change", ...saidChange(total.change, unit, pen.writing) },
          ...{ missing: "no_value", withheld: total.change ? null : total.changeWithheld },
          coverage: total.change && { reporting: total.change.cohort, expected: total.change.cohort },
        }),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return {
    ...{ kind: "table", id: `totals-${measures[0]?.strategy}`, title: `The numbers behind it, ${year}` },
    note: "The change compares only members with a number in both years.",
    columns: ["Measure", `Total ${year}`, "Members", "Since the baseline, added up", "Change"].map(
      (label, place) => ({ label, numeric: place > 0 }),
    ),
    rows,
  };
}
