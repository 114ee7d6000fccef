import { CsvError, parse } from "csv-parse";
import { mustBeTable } from "./file-kind";
import { unarmed } from "./formula-safe";
import { headerOf, MAX_CELLS, MAX_COLUMNS, type OpenedFile, type SheetRow, tooManyRows } from "./opened-file";
import {
  brokenQuotes,
  decoded,
  MAX_ROWS,
  type RowError,
  SEPARATORS,
  type Separator,
  separatorIn,
  wholeFile,
} from "./table";
import { readMark } from "./template-mark";

/** So many characters are read before others get their turn. */
const CHUNK = 128 * 1024;

interface Record {
  record: string[];
  info: { lines: number };
}

/**
 * A text file as one sheet of cells. Read in pieces, so that a large file holds nobody else up.
 * @throws FileError in words.
 */
export async function openCsv(
  bytes: Uint8Array,
  name: string,
  signal?: AbortSignal,
  progress?: (part: number) => void,
): Promise<OpenedFile> {
  const { text, encoding } = decoded(bytes);
  mustBeTable(text);
  const remarks: RowError[] = [];
  const remark = (code: string, message: string) => remarks.push({ row: null, column: null, code, message });
  const said = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(text);
  const separator = (said?.[1] as Separator | undefined) ?? separatorOf(text);
  if (encoding !== "UTF-8")
    remark("encoding", `The file is written in ${encoding}: check that letters with accents are right.`);
  if (separator !== ",") remark("separator", `The columns are separated by ${SEPARATORS[separator]}.`);
  if (/\.xlsx?$/i.test(name))
    remark("text_file", "The file is named like a workbook and holds plain text: it was read as CSV.");

  const rows: SheetRow[] = [];
  let room = MAX_CELLS;
  const first = said ? 1 : 0;
  const take = ({ record, info }: Record) => {
    const cells = record.map((cell) => unarmed(cell.trim()));
    if (cells.every((cell) => cell === "")) return;
    if (cells.length > MAX_COLUMNS)
      throw wholeFile(
        "too_many_columns",
        `Line ${info.lines + first} has more than ${MAX_COLUMNS} columns: send only those that are needed.`,
      );
    room -= cells.length;
    if (rows.length > MAX_ROWS + 100) throw tooManyRows(MAX_ROWS);
    if (room < 0)
      throw wholeFile(
        "too_many_cells",
        `The file has more than ${MAX_CELLS.toLocaleString("en-US")} cells: send it in parts.`,
      );
    rows.push({ line: info.lines + first, cells });
  };
  await parseInPieces(said ? text.slice(said[0].length) : text, separator, take, signal, progress);

  const template = readMark(rows[0]?.cells);
  const sheet = { name, hidden: false, ...headerOf(rows), rows, template };
  return { kind: "csv", name, sheets: [sheet], remarks };
}

async function parseInPieces(
  text: string,
  delimiter: string,
  take: (record: Record) => void,
  signal?: AbortSignal,
  progress?: (part: number) => void,
): Promise<void> {
  const parser = parse({
    ...{ bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
    // A text of many lines is a quotation mark that somebody forgot, not a note.
    max_record_size: 1_000_000,
  });
  let failed: Error | null = null;
  parser.on("error", (error) => {
    failed = error;
  });
  const drain = () => {
    for (let record: Record | null = parser.read(); record !== null; record = parser.read()) take(record);
    if (failed) throw failed instanceof CsvError ? brokenQuotes(failed) : failed;
  };
  try {
    for (let from = 0; from < text.length; from += CHUNK) {
      parser.write(text.slice(from, from + CHUNK));
      drain();
      progress?.(from / text.length);
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      drain();
    }
    const ended = new Promise((resolve) =>
      parser.once("end", resolve).once("error", resolve).once("close", resolve),
    );
    parser.end();
    await new Promise((resolve) => setImmediate(resolve));
    drain();
    if (!parser.readableEnded) await ended;
    drain();
  } finally {
    parser.destroy();
  }
}

/** By the first lines, of which the header counts most. */
function separatorOf(text: string): Separator {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 20);
  const first = lines.find((line) => /[,;\t]/.test(line)) ?? "";
  const whole = lines.filter((line) => line !== "");
  // Amounts such as 1.234,50 have commas of their own: a separator stands on every line.
  const steady = (one: Separator) =>
    whole.filter((line) => line.includes(one)).length * 2 > whole.length ? one : null;
  const best = separatorIn(first);
  return steady(best) ?? steady(";") ?? steady("\t") ?? best;
}
