import { minus } from "~/domain/numbers/fraction";
import type { ReportBlock, ReportCell, ReportFigure } from "~/reports/model";
import type { ReportSources } from "~/reports/read.server";
import { formatDate } from "~/ui/figures/dates";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import type { MetricView } from "~/ui/figures/metrics/metric-view";
import { metricFigure } from "./metrics";
import { defineSection, type EarlierReport } from "./section";
import { AS_PUBLISHED, changeValue, type FigureWriter, overCoverage } from "./writing/figure-writer";

/**
 * What changed: against an earlier report, the headline figures then and now and what has been restated since;
 * without one, against the year before, like for like.
 */
export const changesSection = defineSection({
  key: "changes",
  title: "What changed",
  strategy: null,
  // It compares the figures that the other sections wrote.
  buildOrder: 1,
  build: ({ writer, sources, views, earlier }) => changeBlocks(writer, sources, views, earlier),
});

export function changeBlocks(
  writer: FigureWriter,
  { year, years }: Pick<ReportSources, "year" | "years">,
  views: MetricView[],
  earlier: EarlierReport | null,
): ReportBlock[] {
  if (!earlier && year <= (years[0] ?? year))
    return [
      { kind: "paragraph", text: `Figures begin in ${year}: there is no year before it to compare with.` },
    ];
  if (!earlier) return [yearTable(writer, views, year)];
  const { model, version, publishedAt } = earlier;
  const of = `“${model.title}”, version ${version}, ${formatDate(publishedAt.slice(0, 10), writer.writing)}`;
  const before = new Map(model.figures.map((figure) => [figure.id, figure]));
  const leading = writer.figures.filter((figure) => isMetric(figure) && figure.year === year);
  const rows = leading.flatMap((now): ReportCell[][] => {
    const then = before.get(`${now.code}@${model.year}`);
    return then && then.part === "value"
      ? [[now.label, published(writer, then, now), overCoverage(now), moved(writer, then, now)]]
      : [];
  });
  const restated = writer.figures.flatMap((now): ReportCell[][] => {
    const then = before.get(now.id);
    if (!then || !isMetric(now) || then.text === now.text) return [];
    if (now.asOf && then.value === now.value) return [];
    return [[now.label, String(now.year), published(writer, then, now), overCoverage(now)]];
  });
  const columns = (labels: string[], numericFrom: number) =>
    labels.map((label, at) => ({ label, numeric: at >= numericFrom }));
  return [
    { kind: "paragraph", text: `Compared with ${of}.` },
    ...(rows.length > 0 && model.year !== year
      ? [
          {
            kind: "table" as const,
            id: "changes",
            title: `${model.year} and ${year}`,
            note: "As they were published then, and as they are now: members may have come or gone in between.",
            columns: columns(["Figure", `${model.year}, as published`, String(year), "Difference"], 1),
            rows,
          },
        ]
      : []),
    restated.length > 0
      ? {
          kind: "table" as const,
          id: "restated",
          title: "Figures that have been restated since",
          note: "The same figure of the same year reads otherwise now: it was corrected, completed, or more members reported it.",
          columns: columns(["Figure", "Year", "Then", "Now"], 2),
          rows: restated,
        }
      : { kind: "paragraph" as const, text: "No figure of the earlier report has been restated since." },
  ];
}

function yearTable(writer: FigureWriter, views: MetricView[], year: number): ReportBlock {
  return {
    kind: "table",
    id: "changes",
    title: `${year - 1} and ${year}`,
    note: "The change compares only members with a figure in both years.",
    columns: ["Figure", String(year - 1), String(year), "Change, same members"].map((label, at) => ({
      label,
      numeric: at > 0,
    })),
    rows: views
      .filter(({ words }) => words.span === "year")
      .map((view): ReportCell[] => {
        const { metric, words, figure } = view;
        const { changeFromLastYear: change, changeFromLastYearWithheld: withheld } = figure;
        return [
          words.label,
          overCoverage(metricFigure(writer, view, year - 1)),
          overCoverage(metricFigure(writer, view, year)),
          writer.cell({
            code: metric.code,
            label: words.label,
            strategy: metric.strategy,
            year,
            part: "since_last_year",
            ...changeValue(change, words.unit, writer.writing),
            isSoFar: figure.soFar !== null,
            missing: "no_value",
            withheld: change ? null : withheld,
            coverage: change && { reporting: change.cohort, expected: change.cohort },
          }),
        ];
      }),
  };
}

/** A figure as the earlier report published it, under its present name. */
function published(writer: FigureWriter, then: ReportFigure, { label }: ReportFigure): ReportCell {
  const { code, strategy, year, unit, value, text, missing, withheld, reporting, expected } = then;
  // What was being collected then says so in its own words.
  const rule = text === MISSING_WORDS.withheld ? "contributors" : "collecting";
  return overCoverage(
    writer.figure({
      code,
      label,
      strategy,
      year,
      part: AS_PUBLISHED,
      unit,
      value,
      text,
      missing,
      withheld: missing === "withheld" ? { rule, detail: withheld ?? text } : null,
      coverage: reporting === null || expected === null ? null : { reporting, expected },
    }),
  );
}

const isMetric = ({ part, member, group, code }: ReportFigure) =>
  part === "value" && member === null && group === null && !code.includes(":");

function moved(writer: FigureWriter, then: ReportFigure, now: ReportFigure): ReportCell {
  if (then.value === null || now.value === null) return "–";
  const { unit } = now;
  const changed =
    unit === "share" || unit === "count" || unit === "currency" || unit === "percent" ? unit : "count";
  return writer.cell({
    code: now.code,
    label: now.label,
    strategy: now.strategy,
    year: now.year,
    part: "since_report",
    ...changeValue({ value: minus(now.value, then.value) }, changed, writer.writing),
  });
}
