import { CsvError, parse } from "csv-parse/sync";
import { unarmed } from "./formula-safe";

/** A file as rows of named cells. `line` is the line in the file (or the place in a JSON list). */
export interface Table {
  columns: string[];
  rows: { line: number; cells: Record<string, string>; width: number }[];
}

/** One fault, at a row and, where it can be told, a column. `row` is null for faults of the whole file. */
export interface RowError {
  row: number | null;
  column: string | null;
  code: string;
  message: string;
  /** In a workbook: the sheet, and the place of the column in it, from 0. */
  sheet?: string;
  place?: number;
}

/** A file that cannot be read at all, or rows that cannot be stored: nothing of it is. */
export class FileError extends Error {
  override name = "FileError";
  constructor(readonly errors: RowError[]) {
    super(errors[0]?.message ?? "the file cannot be read");
  }
}

export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 200_000;

export const wholeFile = (code: string, message: string) =>
  new FileError([{ row: null, column: null, code, message }]);

/** What Windows-1252 has at 0x80 to 0x9f; five places are empty. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

/** Bytes to text: UTF-8 and UTF-16 with or without a mark, else Windows-1252. */
export function decode(bytes: Uint8Array): string {
  return decoded(bytes).text;
}

/** The text of a file, and the encoding that it was found in. */
export function decoded(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = bytes;
  const utf16 = (end: "le" | "be") =>
    ({ text: new TextDecoder(`utf-16${end}`).decode(bytes), encoding: "UTF-16" }) as const;
  if (first === 0xff && second === 0xfe) return utf16("le");
  if (first === 0xfe && second === 0xff) return utf16("be");
  // Text in UTF-16 without a mark has a zero in every other byte of its (Latin) header.
  const start = bytes.subarray(0, 64);
  const empty = (rest: number) =>
    start.length > 3 && start.every((byte, at) => at % 2 !== rest || byte === 0);
  if (empty(1)) return utf16("le");
  if (empty(0)) return utf16("be");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    // Node 20 decodes it as Latin-1, in which these 32 bytes are control characters.
    const text = new TextDecoder("windows-1252").decode(bytes);
    return {
      text: text.replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte),
      encoding: "Windows-1252",
    };
  }
}

export const SEPARATORS = { ",": "commas", ";": "semicolons", "\t": "tabs" } as const;
export type Separator = keyof typeof SEPARATORS;

/** The separator that stands most often in these lines, outside of quotation marks; else the comma. */
export function separatorIn(lines: string): Separator {
  const bare = lines.replace(/"[^"]*"/g, "");
  const times = (one: string) => bare.split(one).length;
  return ([",", ";", "\t"] as const).reduce((best, one) => (times(one) > times(best) ? one : best));
}

export function brokenQuotes(error: CsvError): FileError {
  const row = typeof error.lines === "number" ? error.lines : null;
  return new FileError([
    { row, column: null, code: "broken_quotes", message: "A quotation mark is opened and not closed." },
  ]);
}

export const SAVE_ANEW =
  "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx) or as CSV.";

/** @throws FileError for a decoded file with NUL in it; halves of characters no decoder gives */
export function mustBeText(text: string): void {
  const place = text.indexOf("\0");
  if (place >= 0) throw notText(text.slice(0, place).split("\n").length);
}

export const notText = (line: number) =>
  wholeFile(
    "not_text",
    `Line ${line} holds characters that no table has (NUL or control characters): the file is damaged or of another kind. ${SAVE_ANEW}`,
  );

/**
 * Reads comma-, semicolon- or tab-separated text with a header line.
 * @throws FileError for an empty file, what is no text, a repeated or missing header, a broken quotation or too
 * many rows.
 */
export function readTable(text: string): Table {
  mustBeText(text);
  const delimiter = separatorIn(text.slice(0, text.search(/[\r\n]|$/)));
  let columns: string[] | null = null;
  let known: Map<string, string>[] = [];
  // Each record becomes a row at once: 200,000 of them are not held twice.
  const rowOf = (record: string[], { lines }: { lines: number }): Table["rows"][number] | null => {
    if (columns) return { line: lines, width: record.length, cells: cellsOf(columns, record, known) };
    columns = record.map((name) => name.trim());
    known = columns.map(() => new Map());
    return null;
  };
  let rows: Table["rows"];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      on_record: rowOf,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw brokenQuotes(error);
  }
  const header: string[] | null = columns;
  if (!header) throw wholeFile("empty", "The file is empty: it needs a header line and at least one row.");
  if (rows.length > MAX_ROWS)
    throw wholeFile("too_many_rows", `The file has more than ${MAX_ROWS.toLocaleString("en-US")} rows.`);
  const repeated = repeatedIn(header);
  if (repeated !== undefined)
    throw wholeFile("repeated_column", `The column “${repeated}” stands in the header twice.`);
  return { columns: header, rows };
}

/** As many different texts of a column are kept once each: names and years come again in every row. */
const MOST_KNOWN = 5000;

function cellsOf(columns: string[], record: string[], known: Map<string, string>[]): Record<string, string> {
  const cells: Record<string, string> = {};
  columns.forEach((name, place) => {
    const text = unarmed((record[place] ?? "").trim());
    const texts = known[place];
    if (texts && texts.size < MOST_KNOWN && !texts.has(text)) texts.set(text, text);
    cells[name] = texts?.get(text) ?? text;
  });
  return cells;
}

const repeatedIn = (names: string[]) => names.find((name, place) => names.indexOf(name) !== place);

/** A JSON list of flat objects as a table; `line` counts from 1. */
export function tableOf(list: unknown): Table {
  if (!Array.isArray(list)) throw wholeFile("not_a_list", "The body must be a JSON array of observations.");
  if (list.length > MAX_ROWS)
    throw wholeFile("too_many_rows", `The list has more than ${MAX_ROWS.toLocaleString("en-US")} rows.`);
  const columns = new Set<string>();
  const rows = list.map((item: unknown, place) => {
    const entries = typeof item === "object" && item !== null ? Object.entries(item) : [];
    for (const [name] of entries) columns.add(name);
    const cells = Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        value === null || value === undefined ? "" : String(value).trim(),
      ]),
    );
    return { line: place + 1, cells, width: -1 };
  });
  return { columns: [...columns], rows };
}
