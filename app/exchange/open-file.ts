import { kindOfBytes, mustBeWorkbook } from "./file-kind";
import { openCsv } from "./open-csv";
import { headerOf, type OpenedFile, type Sheet, tooManyRows } from "./opened-file";
import { MAX_BYTES, MAX_ROWS, type RowError, wholeFile } from "./table";
import { readMark } from "./template-mark";
import { readWorkbookParts } from "./workbook-parts";
import { readSheet, roomOfAFile } from "./workbook-sheet";
import { openParts } from "./zip";

export interface OpenOptions {
  /** Stops the reading; what is thrown then is the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Told now and then which part is read, 0 to 1. */
  progress?: ((part: number) => void) | undefined;
}

/**
 * Opens a file of any kind that holds a table, CSV or XLSX, without a word on what its columns mean. Its bounds are
 * checked before anything is unpacked.
 * @throws FileError in words that say what to do.
 */
export async function openFile(
  bytes: Uint8Array,
  name: string,
  { signal, progress }: OpenOptions = {},
): Promise<OpenedFile> {
  if (bytes.length > MAX_BYTES)
    throw wholeFile(
      "too_large",
      `The file has ${(bytes.length / 1024 / 1024).toFixed(1)} MB; at most 20 MB can be sent at once: send it in parts.`,
    );
  if (bytes.length === 0) throw empty();
  const file =
    kindOfBytes(bytes) === "zip"
      ? await openWorkbook(bytes, name, { signal, progress })
      : await openCsv(bytes, name, signal, progress);
  for (const { rows, headerRow } of file.sheets) {
    const above = rows.findIndex((row) => row.line === headerRow) + 1;
    if (rows.length - above > MAX_ROWS) throw tooManyRows(MAX_ROWS);
  }
  if (file.sheets.every(({ hidden, rows }) => hidden || rows.length === 0)) throw empty();
  progress?.(1);
  return file;
}

const empty = () => wholeFile("empty", "The file is empty: it needs a header line and at least one row.");

async function openWorkbook(
  bytes: Uint8Array,
  name: string,
  { signal, progress }: OpenOptions,
): Promise<OpenedFile> {
  const parts = await openParts(bytes);
  mustBeWorkbook(parts.names);
  const workbook = await readWorkbookParts(parts, signal);
  const shown = workbook.sheets.filter(({ hidden }) => !hidden);
  if (shown.length === 0)
    throw wholeFile(
      "only_hidden_sheets",
      "Every sheet of the workbook is hidden: show the one with the numbers and send the file again.",
    );
  const remarks: RowError[] = [];
  const sheets: Sheet[] = [];
  const room = roomOfAFile();
  for (const { name: sheetName, hidden, part } of workbook.sheets) {
    const remark = (code: string, message: string) =>
      remarks.push({ row: null, column: null, code, message, sheet: sheetName });
    if (hidden) {
      remark("hidden_sheet", `The sheet “${sheetName}” is hidden and was left out.`);
      sheets.push({ name: sheetName, hidden, headerRow: 0, columns: [], rows: [], template: null });
      continue;
    }
    progress?.(sheets.length / workbook.sheets.length);
    const { rows, hiddenRows, hiddenColumns, merged } = await readSheet(parts, part, workbook, room, signal);
    if (hiddenRows > 0)
      remark(
        "hidden_rows",
        `${hiddenRows === 1 ? "A hidden row" : `${hiddenRows.toLocaleString("en-US")} hidden rows`} of “${sheetName}” (hidden by hand or by a filter) ${hiddenRows === 1 ? "was" : "were"} left out.`,
      );
    if (hiddenColumns.length > 0)
      remark("hidden_columns", `Hidden in “${sheetName}” and left out: column ${hiddenColumns.join(", ")}.`);
    if (merged > 0)
      remark(
        "merged_cells",
        `Merged cells of “${sheetName}” stand for each of the rows and columns that they cover.`,
      );
    sheets.push({ name: sheetName, hidden, ...headerOf(rows), rows, template: readMark(rows[0]?.cells) });
  }
  return { kind: "xlsx", name, sheets, remarks };
}
