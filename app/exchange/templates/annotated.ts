import type ExcelJS from "exceljs";
import type { Mapping } from "~/exchange/columns/mapping";
import { ADVICE_COLUMN, headerTexts } from "~/exchange/columns/sheet-columns";
import {
  isFormula,
  kindOf,
  type OpenedFile,
  type Sheet,
  type SheetRow,
} from "~/exchange/opening/opened-file";
import type { RowError } from "~/exchange/opening/table";
import { escaped, sheetNames } from "~/exchange/opening/workbook-text";
import { newWorkbook } from "./new-workbook";

const FAULT: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFBD9D3" } };
const ADVICE = "FF9C1C0C";
/** Above this many rows, only the header and the faulty rows go back; the sender's own file has the rest. */
const MAX_WHOLE_ROWS = 20_000;

/**
 * A workbook of the sheets that were read, with advice for each faulty row in the last column. Faulty cells are
 * colored and have the same advice as a note. Once corrected, the workbook can be sent as it is.
 */
export async function annotatedWorkbook(
  file: OpenedFile,
  mapping: Mapping,
  faults: readonly RowError[],
): Promise<Uint8Array> {
  const book = await newWorkbook();
  const read = file.sheets.filter(({ name, hidden }) => !hidden && mapping.sheets.includes(name));
  const sheets = read.length > 0 ? read : file.sheets.filter(({ hidden }) => !hidden).slice(0, 1);
  const names = sheetNames(file.kind === "csv" ? ["Sent file"] : sheets.map(({ name }) => name));
  sheets.forEach((sheet, place) => {
    const own = faults.filter((fault) => fault.sheet === undefined || fault.sheet === sheet.name);
    addSheet(book, { name: names[place] ?? "", sheet, mapping, faults: own });
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(
  book: ExcelJS.Workbook,
  {
    name,
    sheet,
    mapping,
    faults,
  }: { name: string; sheet: Sheet; mapping: Mapping; faults: readonly RowError[] },
) {
  const page = book.addWorksheet(name);
  const headers = headerTexts(sheet, mapping);
  const advice = adviceAt(sheet, mapping);
  const byLine = new Map<number, RowError[]>();
  const headerRow = mapping.headerRow || (sheet.rows[0]?.line ?? 1);
  for (const fault of faults) {
    for (const line of fault.lines ?? [fault.row ?? headerRow])
      byLine.set(line, [...(byLine.get(line) ?? []), fault]);
  }
  const whole = sheet.rows.length <= MAX_WHOLE_ROWS;
  for (const row of sheet.rows) {
    const rowFaults = byLine.get(row.line) ?? [];
    if (!whole && rowFaults.length === 0 && row.line > headerRow) continue;
    // Rows keep their line numbers, so that people can find those named on screen.
    const out = whole ? page.getRow(row.line) : page.addRow([]);
    writeCells(out, row, advice);
    if (row.line === headerRow) out.getCell(advice + 1).value = ADVICE_COLUMN;
    if (sheet.template && row.line <= 2) out.hidden = true;
    const isHeader = row.line === headerRow;
    if (rowFaults.length > 0) markFaults(out, { faults: rowFaults, headers, advice, isHeader });
  }
  page.getRow(whole ? headerRow : 1).font = { bold: true };
  for (let place = 0; place < advice; place++) page.getColumn(place + 1).width = 18;
  page.getColumn(advice + 1).width = 70;
  if (sheet.template) page.getColumn(1).hidden = true;
  if (whole) page.views = [{ state: "frozen", ySplit: headerRow }];
}

/** The place of the advice: the column that has it from last time, or else the first empty one. */
function adviceAt(sheet: Sheet, mapping: Mapping): number {
  const earlier = headerTexts(sheet, mapping).indexOf(ADVICE_COLUMN);
  if (earlier >= 0) return earlier;
  return sheet.rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

function writeCells(out: ExcelJS.Row, row: SheetRow, advice: number) {
  row.cells.forEach((text, place) => {
    if (text === "" || place === advice) return;
    const cell = out.getCell(place + 1);
    const kind = kindOf(row, place);
    const exact = /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= 15;
    if ((kind === "n" || kind === "p") && exact) {
      cell.value = Number(text);
      if (kind === "p") cell.numFmt = "0.0##%";
    } else if (kind === "d") {
      cell.value = new Date(`${text}T00:00:00Z`);
      cell.numFmt = "yyyy-mm-dd";
    } else cell.value = escaped(text);
    if (isFormula(row, place)) cell.font = { italic: true };
  });
}

function markFaults(
  out: ExcelJS.Row,
  {
    faults,
    headers,
    advice,
    isHeader,
  }: { faults: RowError[]; headers: string[]; advice: number; isHeader: boolean },
) {
  const cell = out.getCell(advice + 1);
  const messages = [...new Set(faults.map(({ message }) => message))];
  cell.value = escaped(isHeader ? [ADVICE_COLUMN, ...messages].join(": ") : messages.join(" "));
  cell.font = { color: { argb: ADVICE } };
  cell.alignment = { wrapText: true, vertical: "top" };
  const byPlace = new Map<number, string[]>();
  for (const { place, column, message } of faults) {
    const at = place ?? headers.indexOf(column ?? "");
    if (at >= 0) byPlace.set(at, [...(byPlace.get(at) ?? []), message]);
  }
  for (const [at, advices] of byPlace) {
    const faulty = out.getCell(at + 1);
    faulty.fill = FAULT;
    faulty.note = { texts: [{ text: escaped([...new Set(advices)].join("\n")), font: { size: 9 } }] };
  }
}
