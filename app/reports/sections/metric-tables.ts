import type { TotalFigure } from "~/domain/rollup/figures";
import type { Measure } from "~/domain/terms";
import type { ReportBlock, ReportCell } from "~/reports/model";
import type { MetricView } from "~/ui/figures/metrics/metric-view";
import { changeFigure, MOST_YEARS, metricInput } from "./metrics";
import { changeValue, type FigureWriter, overCoverage } from "./writing/figure-writer";

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
