import type { ObservationRow } from "~/exchange/observations/row";
import { readRow } from "~/exchange/observations/row";
import { kindOf, type OpenedFile, type SheetRow } from "~/exchange/opening/opened-file";
import type { RowError } from "~/exchange/opening/table";
import { isMergedFigure, mergedFigures } from "~/exchange/reading/merged-figures";
import { stateNamed } from "./mapped-cell";
import { type Fault, readFigureCell } from "./mapped-figure";
import { type NamesAbove, readWords } from "./mapped-words";
import type { Mapping } from "./mapping";
import { labelsOf } from "./row-labels";
import {
  contextOf,
  headerAt,
  placedIn,
  type RowUse,
  remark,
  type SheetContext,
  type SheetInput,
} from "./sheet-context";

/** Returns a function that reads one row of the sheet into its observations and faults. */
export function sheetReader(input: SheetInput): (row: SheetRow) => (ObservationRow | RowError)[] {
  const context = contextOf(input);
  const { file, sheet, mapping, lookup, headers, places, values } = context;
  const width = headers.findLastIndex((header) => header !== "") + 1;
  const contested = mergedFigures(
    sheet,
    values.map(({ place }) => place),
  );
  const above: NamesAbove = { member: "", measure: "", year: { text: "", isDate: false } };

  return (row) => {
    const text = (use: RowUse) => row.cells[places[use]] ?? "";
    // In a template, a heading between the rows or a row that is only for reading.
    if (sheet.template && text("measure") === "") return [];
    const labels = labelsOf(row, context);
    if (labels === null) return [];
    const tooNarrow = wrongWidth(row, width, file, mapping);
    if (tooNarrow) return [tooNarrow];
    if (mapping.fillDown && !labels.total) rememberNames(row, places, above);
    const filled = values.filter(({ place }) => isFilled(row, place));
    const state = text("state");
    if (filled.length === 0 && (state === "" || stateNamed(state) === "value")) {
      if (text("note") !== "") remark(context, { row, code: "note_without_value", place: places.note });
      return [];
    }
    const words = readWords(row, { context, labels, above });
    const merged = filled.find(({ place }) => isMergedFigure(contested, row, place));
    if (merged) return [rowError(context, row, MERGED, merged.place)];
    const cells = filled.length > 0 ? filled : values.slice(0, 1);
    const seen = new Set<string>();
    const results: (ObservationRow | RowError)[] = [];
    for (const cell of cells) {
      const figure = readFigureCell(row, cell, words, context);
      // Our own templates format shares as percentages, so that needs no remark.
      for (const { code, example, place = cell.place } of figure.remarks) {
        // A remark at a cell that the whole row shares is counted once.
        if (place !== cell.place && seen.has(`${place} ${code}`)) continue;
        seen.add(`${place} ${code}`);
        if (!(sheet.template && code === "percent_cell")) remark(context, { row, code, place, example });
      }
      if (figure.faults.length === 0 && figure.cells) {
        const read = readRow(figure.cells, row.line, headerAt(context, cell.place), lookup);
        if (!("faults" in read)) {
          if (read.rounded !== undefined)
            remark(context, {
              row,
              code: "rounded",
              place: cell.place,
              example: `${read.rounded} as ${read.value}`,
            });
          if (figure.part !== "") read.part = figure.part;
          if (figure.when !== undefined) read.when = figure.when;
          if (figure.total) read.total = true;
          if (figure.agreed) read.agreed = true;
          if (file.kind === "xlsx") read.sheet = sheet.name;
          read.place = cell.place;
          results.push(read);
          continue;
        }
        figure.faults.push(...read.faults);
      }
      for (const fault of figure.faults) {
        const error = rowError(context, row, fault, cell.place);
        // A fault of the row, such as its member, is reported once and not for each figure.
        const key = `${error.place} ${error.code} ${error.message}`;
        if (!seen.has(key)) results.push(error);
        seen.add(key);
      }
    }
    return results;
  };
}

const MERGED: Fault = {
  column: "value",
  code: "merged_figure",
  message:
    "The figure is merged over several rows or columns, so it is not clear which of them it belongs to: unmerge the cells, and write each figure in its own.",
};

/** A row that names its member anew says nothing about the measures and years of the one before. */
function rememberNames(row: SheetRow, places: Record<RowUse, number>, above: NamesAbove): void {
  const text = (use: RowUse) => row.cells[places[use]] ?? "";
  if (text("member") !== "") above.member = text("member");
  if (text("measure") !== "") above.measure = text("measure");
  if (text("year") !== "") above.year = { text: text("year"), isDate: kindOf(row, places.year) === "d" };
}

/** A fault at the column it names, if the file has one; else at the cell of the figure. */
function rowError(context: SheetContext, row: SheetRow, fault: Fault, valuePlace: number): RowError {
  const { places, sheet, file, categories } = context;
  const named =
    fault.column === "category" ? categories[0]?.place : places[(fault.column ?? "value") as RowUse];
  const own = named ?? -1;
  const place = own >= 0 && fault.column !== headerAt(context, valuePlace) ? own : valuePlace;
  const { code, message } = fault;
  return { row: row.line, column: headerAt(context, place), code, message, ...placedIn(sheet, file, place) };
}

function isFilled(row: SheetRow, place: number): boolean {
  const kind = kindOf(row, place);
  return kind !== "m" && ((row.cells[place] ?? "") !== "" || kind === "u");
}

/** In a text file, a lost separator shifts the columns that follow; workbooks cannot lose one. */
function wrongWidth(row: SheetRow, width: number, file: OpenedFile, { headerRow }: Mapping): RowError | null {
  if (file.kind !== "csv" || headerRow === 0) return null;
  const filled = row.cells.findLastIndex((cell) => cell !== "") + 1;
  if (row.cells.length >= width && filled <= width) return null;
  return {
    row: row.line,
    column: null,
    code: "wrong_width",
    message: `The row has ${Math.max(filled, row.cells.length)} fields, but the header has ${width}: check the separators and quotation marks on this line.`,
  };
}
