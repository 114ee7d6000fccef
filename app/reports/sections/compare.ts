import { minus } from "~/domain/fraction";
import { formatDate } from "~/ui/figures/dates";
import type { MetricView } from "~/ui/figures/metric-view";
import type { ReportBlock, ReportCell, ReportFigure, ReportModel } from "../model";
import type { ReportSources } from "../read.server";
import { metricFigure } from "./metrics";
import { type Pen, saidChange } from "./pen";

/** A published version that this report is compared with. */
export interface Earlier {
  version: number;
  /** ISO instant. */
  publishedAt: string;
  model: ReportModel;
}

/**
 * What changed: against an earlier report, the leading figures then and now and what has been restated since;
 * without one, against the year before, like for like.
 */
export function changeBlocks(
  pen: Pen,
  { year, years }: Pick<ReportSources, "year" | "years">,
  views: MetricView[],
  earlier: Earlier | null,
): ReportBlock[] {
  if (!earlier && year <= (years[0] ?? year))
    return [
      { kind: "paragraph", text: `Figures begin in ${year}: there is no year before it to compare with.` },
    ];
  if (!earlier) return [yearTable(pen, views, year)];
  const { model, version, publishedAt } = earlier;
  const of = `“${model.title}”, version ${version}, ${formatDate(publishedAt.slice(0, 10), pen.writing)}`;
  const before = new Map(model.figures.map((figure) => [figure.id, figure]));
  const leading = pen.figures.filter((one) => isMetric(one) && one.year === year);
  const rows = leading.flatMap((now): ReportCell[][] => {
    const then = before.get(`${now.code}@${model.year}`);
    return then && then.part === "value"
      ? [[now.label, then.text, { figure: now.id }, moved(pen, then, now)]]
      : [];
  });
  const restated = pen.figures.flatMap((now): string[][] => {
    const then = before.get(now.id);
    if (!then || !isMetric(now) || then.text === now.text) return [];
    return [[now.label, String(now.year), then.text, now.text]];
  });
  const columns = (labels: string[], numericFrom: number) =>
    labels.map((label, at) => ({ label, numeric: at >= numericFrom }));
  return [
    { kind: "paragraph", text: `Compared with ${of}.` },
    ...(rows.length > 0 && model.year !== year
      ? [
          {
            ...{ kind: "table" as const, id: "changes", title: `${model.year} and ${year}` },
            note: "As they were published then, and as they are now: members may have come or gone in between.",
            columns: columns(["Figure", `${model.year}, as published`, String(year), "Difference"], 1),
            rows,
          },
        ]
      : []),
    restated.length > 0
      ? {
          ...{ kind: "table" as const, id: "restated", title: "Figures that have been restated since" },
          note: "The same figure of the same year reads otherwise now: it was corrected, completed, or more members reported it.",
          columns: columns(["Figure", "Year", "Then", "Now"], 2),
          rows: restated,
        }
      : { kind: "paragraph" as const, text: "No figure of the earlier report has been restated since." },
  ];
}

function yearTable(pen: Pen, views: MetricView[], year: number): ReportBlock {
  return {
    ...{ kind: "table", id: "changes", title: `${year - 1} and ${year}` },
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
          { figure: metricFigure(pen, view, year - 1).id },
          { figure: metricFigure(pen, view, year).id },
          pen.cell({
            ...{
              code: metric.code,
              label: words.label,
              strategy: metric.strategy,
              year,
              part: "since_last_year",
            },
            ...saidChange(change, words.unit, pen.writing),
            ...{ missing: "no_value", withheld: change ? null : withheld },
            coverage: change && { reporting: change.cohort, expected: change.cohort },
          }),
        ];
      }),
  };
}

const isMetric = ({ part, member, group, code }: ReportFigure) =>
  part === "value" && member === null && group === null && !code.includes(":");

function moved(pen: Pen, then: ReportFigure, now: ReportFigure): ReportCell {
  if (then.value === null || now.value === null) return "–";
  const { unit } = now;
  const changed =
    unit === "share" || unit === "count" || unit === "currency" || unit === "percent" ? unit : "count";
  return pen.cell({
    ...{ code: now.code, label: now.label, strategy: now.strategy, year: now.year, part: "since_report" },
    ...saidChange({ value: minus(now.value, then.value) }, changed, pen.writing),
  });
}

/** What a new version says of the one before: which figures and words differ, in sentences. */
export function differences(before: ReportModel, after: ReportModel): string[] {
  const find = (model: ReportModel) => new Map(model.figures.map((figure) => [figure.id, figure]));
  const [old, now] = [find(before), find(after)];
  const changed = [...now.values()].filter(({ id, text }) => old.has(id) && old.get(id)?.text !== text);
  const list = changed
    .slice(0, 20)
    .map(
      ({ id, label, year, text, member, group }) =>
        `${[label, member, group].filter(Boolean).join(", ")}, ${year}: ${old.get(id)?.text} became ${text}.`,
    );
  const more = changed.length > 20 ? [`${changed.length - 20} more figures differ.`] : [];
  const words = (model: ReportModel) =>
    new Map(
      model.sections.map((one) => [
        one.key,
        JSON.stringify(one.blocks.filter(({ kind }) => kind === "narrative")),
      ]),
    );
  const [oldWords, newWords] = [words(before), words(after)];
  const titles = new Map([...before.sections, ...after.sections].map(({ key, title }) => [key, title]));
  const sections = [...titles].flatMap(([key, title]) => {
    if (!oldWords.has(key)) return [`The section “${title}” is new.`];
    if (!newWords.has(key)) return [`The section “${title}” was taken out.`];
    return oldWords.get(key) === newWords.get(key) ? [] : [`The words of “${title}” were changed.`];
  });
  return [...list, ...more, ...sections];
}
