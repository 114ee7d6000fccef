import { CsvError, parse } from "csv-parse";
import { unarmed } from "~/exchange/formula-safe";
import { mustBeTable } from "./file-kind";
import {
  headerOf,
  MAX_CELLS,
  MAX_COLUMNS,
  type OpenedFile,
  type OpenOptions,
  type SheetRow,
  tooManyCells,
  tooManyRows,
} from "./opened-file";
import { brokenQuotes, decoded, MAX_ROWS, type RowError, wholeFile } from "./table";
import { readMark } from "./template-mark";
import { SEPARATORS, type Separator } from "./text-form";

/** Characters parsed before yielding to other requests. */
const CHUNK = 128 * 1024;

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

/**
 * Opens a text file as one sheet of cells, in pieces, so that a large file does not block other requests.
 * @throws FileError with advice for its sender.
 */
export async function openCsv(
  bytes: Uint8Array,
  name: string,
  { signal, progress, ...form }: OpenOptions = {},
): Promise<OpenedFile> {
  const { text, encoding } = decoded(bytes, form.encoding);
  mustBeTable(text);
  const remarks: RowError[] = [];
  const remark = (code: string, message: string) => remarks.push({ row: null, column: null, code, message });
  const declared = /^\uFEFF?sep=([,;\t|])\r?\n/i.exec(text);
  const separator = form.separator ?? (declared?.[1] as Separator | undefined) ?? separatorOf(text);
  if (encoding !== "UTF-8")
    remark("encoding", `The file is in ${encoding}: check that letters with accents are right.`);
  if (separator !== ",") remark("separator", `The columns are separated by ${SEPARATORS[separator]}.`);
  if (/\.xlsx?$/i.test(name))
    remark("text_file", "The file is named like a workbook but contains plain text, so it was read as CSV.");

  const rows: SheetRow[] = [];
  let cellsLeft = MAX_CELLS;
  const skipped = declared ? 1 : 0;
  const take = ({ record, info }: CsvRecord) => {
    const cells = record.map((cell) => unarmed(cell.trim()));
    if (cells.every((cell) => cell === "")) return;
    if (cells.length > MAX_COLUMNS)
      throw wholeFile(
        "too_many_columns",
        `Line ${info.lines + skipped} has more than ${MAX_COLUMNS} columns: send only those you need.`,
      );
    cellsLeft -= cells.length;
    if (rows.length > MAX_ROWS + 100) throw tooManyRows(MAX_ROWS);
    if (cellsLeft < 0) throw tooManyCells();
    rows.push({ line: info.lines + skipped, cells });
  };
  await parseInPieces(declared ? text.slice(declared[0].length) : text, {
    delimiter: separator,
    take,
    signal,
    progress,
  });

  const wrapped = wrappedLines(rows, separator);
  if (wrapped) return openCsv(Buffer.from(wrapped), name, { signal, progress, ...form });
  const template = readMark(rows[0]?.cells);
  const sheet = { name, hidden: false, ...headerOf(rows), rows, template };
  return { kind: "csv", name, sheets: [sheet], remarks, separator };
}

/** Some programs put each whole line in quotation marks. The lines without them; null for other files. */
function wrappedLines(rows: SheetRow[], separator: Separator): string | null {
  if (rows.length < 2 || rows.some(({ cells, line }, at) => cells.length > 1 || line !== at + 1)) return null;
  const texts = rows.map(({ cells }) => cells[0] ?? "");
  const counts = new Set(texts.map((text) => text.split(separator).length));
  const [count = 1] = counts;
  return counts.size === 1 && count > 2 ? texts.join("\n") : null;
}

async function parseInPieces(
  text: string,
  {
    delimiter,
    take,
    signal,
    progress,
  }: OpenOptions & { delimiter: string; take: (record: CsvRecord) => void },
): Promise<void> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    // Files that were put together mix the ends of lines of several systems.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    // The "new" hires: quotation marks inside a field that has none around it.
    relax_quotes: true,
    skip_empty_lines: true,
    // A text this long is not a note: somebody forgot a quotation mark.
    max_record_size: 1_000_000,
  });
  let failed: Error | null = null;
  parser.on("error", (error) => {
    failed = error;
  });
  const drain = () => {
    for (let record: CsvRecord | null = parser.read(); record !== null; record = parser.read()) take(record);
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

/**
 * The separator that gives the most lines the same number of fields. Commas stand in titles and numbers as well, so
 * another separator wins where it does as well.
 */
function separatorOf(text: string): Separator {
  const lines = text
    .slice(0, 40_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 60)
    .map((line) => line.replace(/"[^"]*"/g, ""))
    .filter((line) => line.trim() !== "");
  const scores = (["|", ",", ";", "\t"] as const).map((separator) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const fields = line.split(separator).length;
      if (fields > 1) counts.set(fields, (counts.get(fields) ?? 0) + 1);
    }
    return { separator, steady: Math.max(0, ...counts.values()) };
  });
  const most = Math.max(...scores.map(({ steady }) => steady));
  if (most === 0) return ",";
  const best = scores.filter(({ steady }) => steady === most).map(({ separator }) => separator);
  return best.at(-1) ?? ",";
}
