import type { Catalog } from "~/domain/terms";
import type { ObservationRow } from "~/exchange/observations/row";
import { type Figures, figureRows } from "~/exchange/observations/same-figure";
import { letterOf } from "~/exchange/opening/cell-reference";
import type { OpenedFile, Sheet, SheetRow } from "~/exchange/opening/opened-file";
import { collectRemarks } from "~/exchange/opening/remarks";
import type { RowError } from "~/exchange/opening/table";
import { describesRows } from "~/exchange/reading/doubtful-columns";
import { isFileYear } from "~/exchange/reading/year-labels";
import { isFigure } from "./guessing/guess-header";
import { columnsOfHeader } from "./guessing/header-columns";
import { sheetReader } from "./mapped-row";
import type { Mapping } from "./mapping";
import { mappingFaults } from "./mapping-faults";
import { headerUse, plainly, type Vocabulary, vocabularyOf } from "./mapping-words";
import { dataRows, headerTexts } from "./sheet-columns";
import { type LeftOut, nothingLeftOut, openLines, placedIn } from "./sheet-context";

/** A file read with a mapping: the rows that can be stored, all faults, and remarks for its sender. */
export interface MappedRows {
  rows: ObservationRow[];
  faults: RowError[];
  remarks: RowError[];
  /** How many rows were left out, by why. */
  leftOut: Record<keyof LeftOut, number>;
  /** How many figures several rows are about, without their sender having said what to do. */
  inQuestion: number;
}

/**
 * Reads a file with a mapping, which says what the columns hold and how figures and years are written. Rows follow
 * the rules of the plain observation file. Collects all faults instead of stopping at the first.
 */
export function readMapped(file: OpenedFile, mapping: Mapping, catalog: Catalog): MappedRows {
  const steps = readInSteps(file, mapping, catalog);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same for large files: yields to other requests in between, and can be stopped. */
export async function readMappedInTurns(
  file: OpenedFile,
  mapping: Mapping,
  catalog: Catalog,
  {
    signal,
    progress,
  }: { signal?: AbortSignal | undefined; progress?: ((part: number) => void) | undefined } = {},
): Promise<MappedRows> {
  const steps = readInSteps(file, mapping, catalog);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress?.(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

const ROWS_A_TURN = 1500;

function* readInSteps(file: OpenedFile, mapping: Mapping, catalog: Catalog): Generator<number, MappedRows> {
  const sheets = file.sheets.filter(({ name, hidden }) => !hidden && mapping.sheets.includes(name));
  const faults = mappingFaults(sheets, mapping, catalog, file.kind);
  const remarks = collectRemarks();
  const leftOut = nothingLeftOut();
  const columns: RowError[] = [...leftOutColumns(sheets[0], mapping), ...leftOutSheets(file, mapping)];
  if (faults.length > 0)
    return { rows: [], faults, remarks: columns, leftOut: countsOf(leftOut), inQuestion: 0 };
  const observations = figureRows(catalog);
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0) || 1;
  let done = 0;
  for (const sheet of sheets) {
    const reader = sheetReader({ file, sheet, mapping, catalog, remarks, leftOut });
    const isAnother = anotherTable(sheet, mapping, vocabularyOf(catalog, mapping.words));
    for (const row of dataRows(sheet, mapping)) {
      if (isAnother(row)) {
        faults.push(secondTable(row, sheet, file));
        break;
      }
      for (const read of reader(row))
        if ("message" in read) faults.push(read);
        else observations.add(read);
      if (++done % ROWS_A_TURN === 0) yield done / total;
    }
  }
  const figures = observations.settle({
    choice: mapping.together,
    labelOf: labelsOf(sheets, mapping),
    partColumns: [
      ...partColumns(sheets[0], mapping).map(({ header }) => header),
      ...sheets.flatMap((sheet) =>
        openLines(sheet, { mapping, catalog, kind: file.kind }).map(({ label }) => label),
      ),
    ].filter((name, at, names) => names.indexOf(name) === at),
  });
  noteDropped(figures, leftOut);
  faults.push(...figures.faults);
  return {
    rows: figures.rows,
    faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    remarks: [...columns, ...remarks.list()],
    leftOut: countsOf(leftOut),
    inQuestion: figures.inQuestion,
  };
}

/** Tells a line that is the header of another table from data; our own header once more is none. */
function anotherTable(sheet: Sheet, mapping: Mapping, words: Vocabulary): (row: SheetRow) => boolean {
  if (mapping.form === "template" || mapping.form === "form") return () => false;
  const own = new Set(
    headerTexts(sheet, mapping)
      .flatMap((text) => [text, ...text.split(" · ")])
      .map(plainly),
  );
  return (row) => {
    // Most rows have figures, and these need no closer look.
    const isData = (cell: string, place: number) => isFigure(row, place) && !isFileYear(Number(cell));
    if (row.cells.some(isData)) return false;
    const filled = row.cells.filter((cell) => cell !== "");
    const named = filled.filter((cell) => /\p{L}/u.test(cell));
    // Names of columns, such as "Institution" and "Year", stand in no row of data.
    const generic = named.filter((cell) => ["member", "measure", "year"].includes(headerUse(cell) ?? ""));
    return (
      generic.length > 0 &&
      filled.some((cell) => !own.has(plainly(cell))) &&
      columnsOfHeader(filled, words).filter(({ use }) => use !== "unknown" && use !== "ignore").length >= 2
    );
  };
}

function secondTable(row: SheetRow, sheet: Sheet, file: OpenedFile): RowError {
  return {
    row: row.line,
    column: null,
    code: "second_table",
    message: `Another table begins on line ${row.line}, so nothing from there on was read. Read it as a file of its own: choose its header line.`,
    ...placedIn(sheet, file, undefined),
  };
}

/** Totals that their parts replaced are left out like others. */
function noteDropped({ dropped }: Figures, leftOut: LeftOut): void {
  for (const { total, sheet, line } of dropped) if (total) leftOut.totals.add(`${sheet ?? ""}\n${line}`);
}

const countsOf = ({ totals, notes, plans, words }: LeftOut): MappedRows["leftOut"] => ({
  totals: totals.size,
  notes: notes.size,
  plans: plans.size,
  words: words.size,
});

/** What a row says in the columns that are not used: it may tell rows of one figure apart. */
function labelsOf(sheets: Sheet[], mapping: Mapping): (row: ObservationRow) => string {
  const headers = sheets[0] ? headerTexts(sheets[0], mapping) : [];
  // Who sent a row, and when, does not say what it is about.
  const places = mapping.columns.flatMap(({ use }, place) =>
    use === "ignore" && !describesRows(headers[place] ?? "") ? [place] : [],
  );
  const byLine = new Map<string | undefined, Map<number, SheetRow>>();
  const rowsOf = (name: string | undefined) => {
    const known = byLine.get(name);
    if (known) return known;
    const sheet = sheets.find((each) => name === undefined || each.name === name);
    const rows = new Map((sheet?.rows ?? []).map((row) => [row.line, row]));
    byLine.set(name, rows);
    return rows;
  };
  return ({ line, sheet }) => {
    const cells = rowsOf(sheet).get(line)?.cells ?? [];
    return (
      places
        .map((place) => cells[place] ?? "")
        // Figures of columns that are not used tell nothing apart.
        .filter((text) => /\p{L}/u.test(text) && text.length <= 60)
        .join(", ")
    );
  };
}

/** The columns that say what part of a figure a row is, with the words by which people know them. */
export function partColumns(
  sheet: Sheet | undefined,
  mapping: Pick<Mapping, "columns" | "headerRow" | "headerRows">,
): { place: number; header: string }[] {
  if (!sheet) return [];
  const headers = headerTexts(sheet, mapping);
  return mapping.columns.flatMap(({ use }, place) =>
    use === "part" ? [{ place, header: headers[place] || `Column ${letterOf(place)}` }] : [],
  );
}

/** Sheets with figures that are not read: another table may be in them. */
function leftOutSheets({ sheets, kind }: OpenedFile, { sheets: read }: Mapping): RowError[] {
  if (kind !== "xlsx") return [];
  const hasFigures = ({ rows }: Sheet) =>
    rows.some((row) => row.cells.filter((cell, place) => cell !== "" && isFigure(row, place)).length > 0);
  return sheets
    .filter((sheet) => !sheet.hidden && !read.includes(sheet.name) && !sheet.template && hasFigures(sheet))
    .map(({ name }) => ({
      row: null,
      column: null,
      code: "sheet_left_out",
      message: `The sheet “${name}” was not read: send it, or choose it, as a table of its own.`,
      sheet: name,
    }));
}

function leftOutColumns(sheet: Sheet | undefined, mapping: Mapping): RowError[] {
  if (!sheet || mapping.form === "template") return [];
  return headerTexts(sheet, mapping).flatMap((header, place) => {
    const use = mapping.columns[place]?.use ?? "ignore";
    if (use !== "ignore" || header === "") return [];
    const message = `The column “${header}” was left out.`;
    return [{ row: mapping.headerRow, column: header, code: "column_left_out", message, place }];
  });
}
