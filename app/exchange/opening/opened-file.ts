import { type FileError, type RowError, wholeFile } from "./table";
import type { Separator, TextForm } from "./text-form";

/** An opened file: sheets of cells as the file has them, before a mapping says what they mean. */
export interface OpenedFile {
  kind: "csv" | "xlsx";
  name: string;
  /** Hidden sheets are listed without rows: what people do not see is not imported. */
  sheets: Sheet[];
  /** What its sender should know about how the file was read. Remarks block nothing. */
  remarks: RowError[];
  /** Of a text file. */
  separator?: Separator;
}

export interface OpenOptions extends TextForm {
  /** Stops reading; its reason is then thrown. */
  signal?: AbortSignal | undefined;
  /** Called now and then with the part that is read, 0 to 1. */
  progress?: ((part: number) => void) | undefined;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** The line that looks like the header, and its cells; 0 for a sheet without rows. */
  headerRow: number;
  columns: string[];
  /** All rows that are not empty, including the header and the lines above it. */
  rows: SheetRow[];
  /** For our own templates: whose it is. */
  template: TemplateMark | null;
}

export interface TemplateMark {
  /** Short name of the member. */
  member: string;
  year: number;
}

export interface SheetRow {
  /** The line in the file, from 1. */
  line: number;
  /** Trimmed. Numbers of a workbook are in plain form ("1234.5"), dates in ISO form. */
  cells: string[];
  /**
   * For workbooks, one letter per cell: its CellKind, in upper case if the cell holds the last result of a formula.
   * Text files have none, since all their cells are text.
   */
  kinds?: string;
  /** For workbooks: the currency that a cell's format shows, by place. */
  currencies?: Readonly<Record<number, string>>;
}

/**
 * `s` text or nothing, `n` number, `k` number shown in thousands or millions ("52.0M" for 52000000), `p` number shown as a percentage ("0.19" for 19%), `d` date, `b` true or false,
 * `e` an error such as #DIV/0!, `u` a formula without a result, `m` filled in from merged cells.
 */
export type CellKind = "s" | "n" | "k" | "p" | "d" | "b" | "e" | "u" | "m";

export function kindOf(row: SheetRow, place: number): CellKind {
  return (row.kinds?.[place]?.toLowerCase() ?? "s") as CellKind;
}

export function isFormula(row: SheetRow, place: number): boolean {
  const kind = row.kinds?.[place];
  return kind !== undefined && kind !== kind.toLowerCase();
}

/** In all sheets together. */
export const MAX_CELLS = 3_000_000;
export const MAX_COLUMNS = 1000;

/** The line that looks like a header: the first that fills most of the sheet's width and is mostly text. */
export function headerOf(rows: SheetRow[]): Pick<Sheet, "headerRow" | "columns"> {
  const first = rows.slice(0, 40);
  // A title merged over the whole width counts as one cell.
  const filled = first.map(
    ({ cells, kinds }) => cells.filter((cell, at) => cell !== "" && kinds?.[at] !== "m").length,
  );
  const width = Math.max(0, ...filled);
  const place = first.findIndex(
    (row, at) => (filled[at] ?? 0) >= Math.min(width, Math.max(2, Math.ceil(width * 0.6))) && isWords(row),
  );
  const row = first[Math.max(0, place)];
  return row ? { headerRow: row.line, columns: row.cells } : { headerRow: 0, columns: [] };
}

/** Years may be part of a header; other numbers are figures. */
function isWords({ cells }: SheetRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const figures = filled.filter((cell) => /\d/.test(cell) && !/\p{L}/u.test(cell) && !/^\d{4}$/.test(cell));
  return figures.length * 2 < filled.length;
}

/** Advice for files above a limit. */
export const SPLIT = "Split it into several files, such as one per year.";

export const tooManyCells = () =>
  wholeFile("too_many_cells", `The file has more than ${MAX_CELLS.toLocaleString("en-US")} cells. ${SPLIT}`);

export function tooManyRows(limit: number): FileError {
  return wholeFile("too_many_rows", `The file has more than ${limit.toLocaleString("en-US")} rows. ${SPLIT}`);
}
