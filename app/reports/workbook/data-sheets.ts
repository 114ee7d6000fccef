import type { Worksheet } from "exceljs";
import type { ReportFigure, ReportModel } from "~/reports/model";
import { STATE_WORDS } from "~/reports/tables";
import { columnFormat, exactFormat } from "./formats";
import { type Live, MEMBER_COLUMNS, MEMBER_SHEET } from "./formulas";
import { letters } from "./names";
import { font, header, heightOf, printed, ruled, SOFT, widthOf, write } from "./page";
import type { SheetContext } from "./section-sheet";

export const FIGURE_SHEET = "Figures";
const PARTS: Record<string, string> = {
  value: "Value",
  since_baseline: "Since the baseline",
  change: "Change since the baseline",
  growth: "Growth since the baseline",
};
const FIGURE_COLUMNS = [
  ["Figure", 52],
  ["Member", 26],
  ["Part of", 26],
  ["Year", 8],
  ["What", 24],

  ["Value", 18],
  ["As written", 24],
  ["Unit", 11],
  ["Reporting", 11],
  ["Expected", 11],

  ["Weakest year", 20],
  ["Rule", 34],
  ["Definitions", 13],
  ["Strategy", 13],
  ["Code", 26],
  ["Name", 36],
] as [string, number][];
const NUMERIC = ["Year", "Value", "Reporting", "Expected"];
const YEAR = 4;
const VALUE = 6;
const PRINTED = 11;

/** Where a figure's exact value stands. */
export function placesOf(model: ReportModel): (figure: ReportFigure) => { value: string; year: string } {
  const rows = new Map(model.figures.map(({ id }, place) => [id, place + 2]));
  return ({ id }) => ({
    value: `${FIGURE_SHEET}!$${letters(VALUE)}$${rows.get(id)}`,
    year: `$${letters(YEAR)}${rows.get(id)}`,
  });
}

/** Every figure of the report, one a row, as formulas over the members' own wherever that can be. */
export function figureSheet(context: SheetContext, liveOf: (figure: ReportFigure) => Live | null): void {
  const sheet = dataSheet(context, { name: FIGURE_SHEET, columns: FIGURE_COLUMNS, numeric: NUMERIC });
  context.model.figures.forEach((figure, place) => {
    const row = sheet.getRow(place + 2);
    const { label, member, group, year, part, text, unit, reporting, expected } = figure;
    const weakest = figure.lowestCoverage;
    const cells = [
      label,
      member ?? "",
      group ?? "",
      year,
      PARTS[part] ?? spoken(part),
      null,
      text,
      unit,
      reporting,
      expected,
      weakest ? `${weakest.year}: ${weakest.reporting} of ${weakest.expected}` : "",
      figure.withheld ?? "",
      figure.comparability ?? "",
      figure.strategy ?? "",
      figure.code,
      figure.id,
    ];
    fill(sheet, place + 2, cells);
    const cell = row.getCell(VALUE);
    const live = liveOf(figure);
    if (live) cell.value = live;
    else if (figure.value !== null) cell.value = Number(figure.value);
    else write(cell, text, { italic: true, color: SOFT });
    if (figure.value !== null) {
      cell.font = font();
      cell.numFmt = exactFormat(figure, context.model);
    }
    cell.alignment = { vertical: "top", horizontal: "right", wrapText: figure.value === null };
    ruled(row, FIGURE_COLUMNS.length);
  });
  // On paper, what people read; the codes are for programs.
  sheet.pageSetup.printArea = `A1:${letters(PRINTED)}${context.model.figures.length + 1}`;
}

/** Members' own values: one row a member and year, one column a measure, words where there is no value. */
export function memberSheet(context: SheetContext, members: NonNullable<ReportModel["members"]>): void {
  const columns: [string, number][] = [
    ...([
      ["Member", 34],
      ["Year", 8],
      ["Period", 34],
      ["Baseline year", 10],
      ["Counted since baseline", 12],
    ] as [string, number][]),
    ...members.columns.map(({ label }): [string, number] => [
      label,
      Math.min(28, Math.max(16, widthOf(label))),
    ]),
  ];
  const numeric = ["Year", "Baseline year", ...members.columns.map(({ label }) => label)];
  const sheet = dataSheet(context, { name: MEMBER_SHEET, columns, numeric, frozen: 2 });
  const formats = members.columns.map(({ unit }, place) =>
    columnFormat(
      unit,
      members.rows.flatMap(({ values }) => values[place] ?? []),
      context.model,
    ),
  );
  members.rows.forEach(({ member, year, period, baselineYear, counted, values, states }, place) => {
    const row = sheet.getRow(place + 2);
    fill(sheet, place + 2, [member, year, period, baselineYear, counted]);
    formats.forEach((format, column) => {
      const cell = row.getCell(MEMBER_COLUMNS + 1 + column);
      const value = values[column] ?? null;
      const state = states[column] ?? "missing";
      if (value !== null) {
        cell.value = Number(value);
        cell.font = font();
        cell.numFmt = format;
      } else write(cell, STATE_WORDS[state === "value" ? "missing" : state], { italic: true, color: SOFT });
      cell.alignment = { vertical: "top", horizontal: "right" };
    });
    ruled(row, columns.length);
  });
}

/** What each measure means, how each metric is computed and who must have reported for it. */
export function definitionSheet(context: SheetContext): void {
  const columns: [string, number][] = [
    ...([
      ["Name", 36],
      ["Kind", 11],
      ["Strategy", 13],
      ["Definition", 70],
      ["Formula", 40],
    ] as [string, number][]),
    ...([
      ["Members counted", 44],
      ["Code", 28],
    ] as [string, number][]),
  ];
  const sheet = dataSheet(context, { name: "Definitions", columns, numeric: [] });
  context.model.definitions.forEach(({ code, label, kind, strategy, definition, formula }, place) => {
    const counted = COUNTED[formula?.denominator ? "share" : kind];
    const span = formula?.span === "since_baseline" ? " (all years since the baseline)" : "";
    const cells = [label, kind, strategy ?? "", definition, `${formula?.text ?? ""}${span}`, counted, code];
    fill(sheet, place + 2, cells);
    ruled(sheet.getRow(place + 2), columns.length);
    sheet.getRow(place + 2).height = Math.max(
      ...cells.map((text, column) => heightOf(text, (columns[column]?.[1] ?? 10) - 1)),
    );
  });
}

const COUNTED = {
  share: "Those that reported both parts in the year: sum of the one divided by sum of the other",
  metric: "Those that reported it in the year",
  measure: "Those that reported it in the year, of those that it concerns",
  indicator: "None: it is of the community, with its own source",
};

interface DataSheet {
  name: string;
  /** Labels and widths. */
  columns: [string, number][];
  /** Labels of the columns that hold numbers. */
  numeric: string[];
  /** How many columns stay in view on the left; 1 by default. */
  frozen?: number;
}

/** A sheet that other programs can read as a table: one header row, then data rows. */
function dataSheet(context: SheetContext, { name, columns, numeric, frozen = 1 }: DataSheet): Worksheet {
  const sheet = context.book.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: frozen, ySplit: 1, showGridLines: false }],
  });
  columns.forEach(([, width], place) => {
    sheet.getColumn(place + 1).width = width;
  });
  const labels = columns.map(([label]) => ({ label, numeric: numeric.includes(label) }));
  header(sheet.getRow(1), labels, null);
  sheet.getRow(1).height = Math.max(
    20,
    // The arrow of the filter takes its part of the cell.
    ...columns.map(([label, width]) => heightOf(label, width - 4)),
  );
  sheet.autoFilter = { from: "A1", to: `${letters(columns.length)}1` };
  printed(sheet, context.model, "1:1");
  return sheet;
}

function fill(sheet: Worksheet, at: number, cells: (string | number | boolean | null)[]): void {
  cells.forEach((content, place) => {
    const cell = sheet.getRow(at).getCell(place + 1);
    if (typeof content === "string") {
      if (content) write(cell, content);
    } else if (content !== null) {
      cell.value = content;
      cell.font = font();
      cell.alignment = { vertical: "top", horizontal: typeof content === "number" ? "right" : "left" };
    }
  });
}

function spoken(part: string): string {
  const words = part.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
