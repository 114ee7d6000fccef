import { type FileError, type RowError, wholeFile } from "./table";

/** A file that somebody sent, opened: sheets of cells as they stand there, before anybody says what they mean. */
export interface OpenedFile {
  kind: "csv" | "xlsx";
  name: string;
  /** Hidden ones are named and hold no rows: what nobody sees is not taken in. */
  sheets: Sheet[];
  /** What whoever sent the file should know of how it was read; nothing of it stands in the way. */
  remarks: RowError[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** The line on which the header seems to stand, and its cells; 0 for a sheet without rows. */
  headerRow: number;
  columns: string[];
  /** Every row with anything in it, the header and what stands above among them. */
  rows: SheetRow[];
  /** One of our own templates: whose it is. */
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
  /** Cut clean at both ends. Numbers of a workbook in plain form ("1234.5"), dates as ISO. */
  cells: string[];
  /**
   * One letter a cell, for workbooks: what the cell was there. Text files have none: all is text.
   * A capital letter: the same, as the last result of a formula.
   */
  kinds?: string;
}

/**
 * `s` text or nothing, `n` number, `p` number shown as a percentage ("0.19" for 19 %), `d` date, `b` true or false,
 * `e` an error such as #DIV/0!, `u` a formula that was never computed, `m` filled in from merged cells.
 */
export type CellKind = "s" | "n" | "p" | "d" | "b" | "e" | "u" | "m";

export function kindOf(row: SheetRow, place: number): CellKind {
  return (row.kinds?.[place]?.toLowerCase() ?? "s") as CellKind;
}

export function isFormula(row: SheetRow, place: number): boolean {
  const kind = row.kinds?.[place];
  return kind !== undefined && kind !== kind.toLowerCase();
}

/** Cells of all sheets together. */
export const MAX_CELLS = 3_000_000;
export const MAX_COLUMNS = 1000;

/** The line that looks like a header: the first that is nearly as full as the sheet is wide, and mostly text. */
export function headerOf(rows: SheetRow[]): Pick<Sheet, "headerRow" | "columns"> {
  const first = rows.slice(0, 40);
  // A title that is merged over the whole width is one cell.
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

/** Years are words of a header, other numbers are figures. */
function isWords({ cells }: SheetRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const figures = filled.filter((cell) => /\d/.test(cell) && !/\p{L}/u.test(cell) && !/^\d{4}$/.test(cell));
  return figures.length * 2 < filled.length;
}

export function tooManyRows(limit: number): FileError {
  return wholeFile(
    "too_many_rows",
    `The file has more than ${limit.toLocaleString("en-US")} rows: send it in parts, for example one file a year.`,
  );
}
