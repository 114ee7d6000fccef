import { CsvError, parse } from "csv-parse/sync";
import { plainDouble } from "~/domain/numbers/long-decimals";
import { unarmed } from "~/exchange/formula-safe";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import type { Encoding, Separator } from "./text-form";

/** A file as rows of named cells. `line` is the line in the file (or the place in a JSON list). */
export interface Table {
  columns: string[];
  rows: { line: number; cells: Record<string, string>; width: number }[];
}

/** One fault or remark at a row and, if known, a column. `row` is null if it concerns the whole file. */
export interface RowError {
  row: number | null;
  column: string | null;
  code: string;
  message: string;
  /** In a workbook: the sheet and the place of the column, from 0. */
  sheet?: string;
  place?: number;
  /** All lines that the fault is about, where it is about several. */
  lines?: number[];
}

/** A file that cannot be read or has rows that cannot be stored; nothing of it is stored. */
export class FileError extends Error {
  override name = "FileError";
  constructor(readonly errors: RowError[]) {
    super(errors[0]?.message ?? "the file cannot be read");
  }
}

export const emptyFile = () =>
  wholeFile("empty", "The file is empty: it needs a header line and at least one row.");

/** The row of a text file has more or fewer fields than its header. */
export const wrongWidth = ({ line, width }: Table["rows"][number], { columns }: Table): RowError => ({
  row: line,
  column: null,
  code: "wrong_width",
  message: `The row has ${width} fields, but the header has ${columns.length}.`,
});

/** @param kind the file in words: "an observation file" */
export function headerFaults(kind: string, unknown: string[], missing: string[]): RowError[] {
  const fault = (code: string, column: string, message: string) => ({ row: 1, column, code, message });
  return [
    ...unknown.map((column) => fault("unknown_column", column, `“${column}” is not a column of ${kind}.`)),
    ...missing.map((column) => fault("missing_column", column, `The column “${column}” is missing.`)),
  ];
}

export const atMost = (characters: number) => `Use at most ${characters.toLocaleString("en-US")} characters.`;

export const MAX_BYTES = UPLOAD_LIMITS.observations;
export const MAX_ROWS = 200_000;

/** A fault of the whole file. */
export const wholeFile = (code: string, message: string) =>
  new FileError([{ row: null, column: null, code, message }]);

/** The characters of Windows-1252 at 0x80 to 0x9f; five are undefined. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Decodes UTF-8 and UTF-16, with or without a byte-order mark, else Windows-1252. */
export function decode(bytes: Uint8Array): string {
  return decoded(bytes).text;
}

/**
 * The text of a file and the encoding it was in.
 * @param said the encoding if its sender knows it
 */
export function decoded(bytes: Uint8Array, said?: Encoding): { text: string; encoding: Encoding } {
  if (said === "Mac Roman") return { text: new TextDecoder("macintosh").decode(bytes), encoding: said };
  if (said === "Windows-1252") return { text: windows1252(bytes), encoding: said };
  if (said === "UTF-8") return { text: new TextDecoder().decode(bytes), encoding: said };
  const [first, second] = bytes;
  const utf16 = (end: "le" | "be") =>
    ({ text: new TextDecoder(`utf-16${end}`).decode(bytes), encoding: "UTF-16" }) as const;
  if (first === 0xff && second === 0xfe) return utf16("le");
  if (first === 0xfe && second === 0xff) return utf16("be");
  // In UTF-16 without a mark, every other byte of a Latin header is zero.
  const start = bytes.subarray(0, 64);
  const empty = (rest: number) =>
    start.length > 3 && start.every((byte, at) => at % 2 !== rest || byte === 0);
  if (empty(1)) return utf16("le");
  if (empty(0)) return utf16("be");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: windows1252(bytes), encoding: "Windows-1252" };
  }
}

/** Node 20 decodes it as Latin-1, in which these 32 bytes are control characters. */
function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
}

/** The most frequent separator in these lines outside quotation marks; ties go to the comma. */
export function separatorIn(lines: string): Separator {
  const bare = lines.replace(/"[^"]*"/g, "");
  const count = (separator: string) => bare.split(separator).length;
  return ([",", ";", "\t"] as const).reduce((best, next) => (count(next) > count(best) ? next : best));
}

const BROKEN_QUOTES =
  "A quotation mark is opened but never closed: close or remove it, and send the file again.";

export function brokenQuotes(error: CsvError): FileError {
  const row = typeof error.lines === "number" ? error.lines : null;
  return new FileError([{ row, column: null, code: "broken_quotes", message: BROKEN_QUOTES }]);
}

/** Advice at the end of several messages. */
export const SAVE_AS_TABLE =
  "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx) or as CSV.";

/** Advice for damaged workbooks. */
export const SAVE_AGAIN = "Open it in your spreadsheet program, save it again, and send that.";

export const incompleteWorkbook = () =>
  wholeFile("broken_workbook", `Parts of the workbook are missing. ${SAVE_AGAIN}`);

/** @throws FileError for NUL characters. (Decoders never produce half characters.) */
export function mustBeText(text: string): void {
  const place = text.indexOf("\0");
  if (place >= 0) throw notText(text.slice(0, place).split("\n").length);
}

export const notText = (line: number) =>
  wholeFile(
    "not_text",
    `Line ${line} contains NUL or control characters, so the file is damaged or not a table. ${SAVE_AS_TABLE}`,
  );

/**
 * Reads text with a header line, separated by commas, semicolons, or tabs.
 * @throws FileError if the file is empty or not text, repeats a column, has too many rows, or a quotation mark that
 * is never closed.
 */
export function readTable(text: string): Table {
  mustBeText(text);
  const delimiter = separatorIn(text.slice(0, text.search(/[\r\n]|$/)));
  let columns: string[] | null = null;
  let known: Map<string, string>[] = [];
  // Converts each record as it is parsed, so that 200,000 of them are not in memory twice.
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
  if (!header) throw emptyFile();
  if (rows.length > MAX_ROWS)
    throw wholeFile("too_many_rows", `The file has more than ${MAX_ROWS.toLocaleString("en-US")} rows.`);
  const repeated = repeatedIn(header);
  if (repeated !== undefined)
    throw wholeFile("repeated_column", `The header has the column “${repeated}” twice.`);
  return { columns: header, rows };
}

/** Distinct texts per column that are shared between rows, since names and years repeat in every row. */
const MAX_SHARED_TEXTS = 5000;

function cellsOf(columns: string[], record: string[], known: Map<string, string>[]): Record<string, string> {
  const cells: Record<string, string> = {};
  columns.forEach((name, place) => {
    const text = unarmed((record[place] ?? "").trim());
    const texts = known[place];
    if (texts && texts.size < MAX_SHARED_TEXTS && !texts.has(text)) texts.set(text, text);
    cells[name] = texts?.get(text) ?? text;
  });
  return cells;
}

const repeatedIn = (names: string[]) => names.find((name, place) => names.indexOf(name) !== place);

/** Turns a JSON list of flat objects into a table; `line` counts from 1. */
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
        value === null || value === undefined
          ? ""
          : typeof value === "number"
            ? plainDouble(value)
            : String(value).trim(),
      ]),
    );
    return { line: place + 1, cells, width: -1 };
  });
  return { columns: [...columns], rows };
}
