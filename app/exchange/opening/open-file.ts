import { kindOfBytes, mustBeWorkbook } from "./file-kind";
import { openCsv } from "./open-csv";
import { headerOf, type OpenedFile, type OpenOptions, type Sheet, SPLIT, tooManyRows } from "./opened-file";
import { emptyFile, MAX_BYTES, MAX_ROWS, type RowError, wholeFile } from "./table";
import { readMark } from "./template-mark";
import { readWorkbookParts } from "./workbook-parts";
import { newBudget, readSheet } from "./workbook-sheet";
import { openParts } from "./zip";

/**
 * Opens a CSV or XLSX file as sheets of cells, without judging what its columns mean. Checks its size before
 * unpacking anything.
 * @throws FileError with advice for its sender.
 */
export async function openFile(
  bytes: Uint8Array,
  name: string,
  { signal, progress, separator, encoding }: OpenOptions = {},
): Promise<OpenedFile> {
  if (bytes.length > MAX_BYTES)
    throw wholeFile(
      "too_large",
      `The file has ${(bytes.length / MB).toFixed(1)} MB, but the limit is ${MAX_BYTES / MB} MB. ${SPLIT}`,
    );
  if (bytes.length === 0) throw emptyFile();
  const file =
    kindOfBytes(bytes) === "zip"
      ? await openWorkbook(bytes, name, { signal, progress })
      : await openCsv(bytes, name, { signal, progress, separator, encoding });
  for (const { rows, headerRow } of file.sheets) {
    const above = rows.findIndex((row) => row.line === headerRow) + 1;
    if (rows.length - above > MAX_ROWS) throw tooManyRows(MAX_ROWS);
  }
  if (file.sheets.every(({ hidden, rows }) => hidden || rows.length === 0)) throw emptyFile();
  progress?.(1);
  return file;
}

const MB = 1024 * 1024;

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
      "Every sheet of the workbook is hidden: unhide the one with the numbers and send the file again.",
    );
  const remarks: RowError[] = [];
  if (parts.names.some((part) => /(?:^|\/)(?:comments|threadedComments)\/?[^/]*\.xml$/i.test(part)))
    remarks.push({
      row: null,
      column: null,
      code: "cell_comments",
      message: "Comments on cells were left out: write what should be kept in a column of notes.",
    });
  const sheets: Sheet[] = [];
  const budget = newBudget();
  for (const { name: sheetName, hidden, part } of workbook.sheets) {
    const remark = (code: string, message: string) =>
      remarks.push({ row: null, column: null, code, message, sheet: sheetName });
    if (hidden) {
      remark("hidden_sheet", `The sheet “${sheetName}” is hidden and was left out.`);
      sheets.push({ name: sheetName, hidden, headerRow: 0, columns: [], rows: [], template: null });
      continue;
    }
    progress?.(sheets.length / workbook.sheets.length);
    const { rows, hiddenRows, hiddenColumns, merged } = await readSheet({
      parts,
      part,
      workbook,
      budget,
      signal,
    });
    if (hiddenRows > 0)
      remark(
        "hidden_rows",
        `${hiddenRows === 1 ? "A hidden row" : `${hiddenRows.toLocaleString("en-US")} hidden rows`} of “${sheetName}” (hidden by hand or by a filter) ${hiddenRows === 1 ? "was" : "were"} left out.`,
      );
    if (hiddenColumns.length > 0)
      remark("hidden_columns", `Hidden in “${sheetName}” and left out: column ${hiddenColumns.join(", ")}.`);
    if (merged > 0)
      remark("merged_cells", `Merged cells in “${sheetName}” count for every row and column they cover.`);
    sheets.push({ name: sheetName, hidden, ...headerOf(rows), rows, template: readMark(rows[0]?.cells) });
  }
  return { kind: "xlsx", name, sheets, remarks };
}
