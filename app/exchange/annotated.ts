import type ExcelJS from "exceljs";
import { ADVICE_COLUMN, headerTexts, type Mapping } from "./mapping";
import { newWorkbook } from "./new-workbook";
import { isFormula, kindOf, type OpenedFile, type Sheet, type SheetRow } from "./opened-file";
import type { RowError } from "./table";
import { escaped, sheetNames } from "./workbook-text";

const FAULT: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFBD9D3" } };
const ADVICE = "FF9C1C0C";
/** From here on only the header and the rows at fault go back: the rest is in the sender's own file. */
const WHOLE_UP_TO = 20_000;

/**
 * The sheets that were read, as a workbook that says in a last column what to do with each row; the cells at fault
 * are coloured and carry the same as a note. Corrected, it can be sent as it is.
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
    addSheet(book, names[place] ?? "", sheet, mapping, own);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(
  book: ExcelJS.Workbook,
  name: string,
  sheet: Sheet,
  mapping: Mapping,
  faults: readonly RowError[],
) {
  const page = book.addWorksheet(name);
  const headers = headerTexts(sheet, mapping);
  const advice = adviceAt(sheet, mapping);
  const byLine = new Map<number, RowError[]>();
  const headerRow = mapping.headerRow || (sheet.rows[0]?.line ?? 1);
  for (const fault of faults) {
    const line = fault.row ?? headerRow;
    byLine.set(line, [...(byLine.get(line) ?? []), fault]);
  }
  const whole = sheet.rows.length <= WHOLE_UP_TO;
  for (const row of sheet.rows) {
    const wrong = byLine.get(row.line) ?? [];
    if (!whole && wrong.length === 0 && row.line > headerRow) continue;
    // Rows keep their lines, so that what was said of them on screen can be found.
    const out = whole ? page.getRow(row.line) : page.addRow([]);
    writeCells(out, row, advice);
    if (row.line === headerRow) out.getCell(advice + 1).value = ADVICE_COLUMN;
    if (sheet.template && row.line <= 2) out.hidden = true;
    if (wrong.length > 0) mark(out, wrong, headers, advice, row.line === headerRow);
  }
  page.getRow(whole ? headerRow : 1).font = { bold: true };
  for (let place = 0; place < advice; place++) page.getColumn(place + 1).width = 18;
  page.getColumn(advice + 1).width = 70;
  if (sheet.template) page.getColumn(1).hidden = true;
  if (whole) page.views = [{ state: "frozen", ySplit: headerRow }];
}

/** Beside the last column that holds anything, or where the advice of the last time stands. */
function adviceAt(sheet: Sheet, mapping: Mapping): number {
  const there = headerTexts(sheet, mapping).indexOf(ADVICE_COLUMN);
  if (there >= 0) return there;
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

function mark(out: ExcelJS.Row, wrong: RowError[], headers: string[], advice: number, isHeader: boolean) {
  const cell = out.getCell(advice + 1);
  const messages = [...new Set(wrong.map(({ message }) => message))];
  cell.value = escaped(isHeader ? [ADVICE_COLUMN, ...messages].join(": ") : messages.join(" "));
  cell.font = { color: { argb: ADVICE } };
  cell.alignment = { wrapText: true, vertical: "top" };
  const byPlace = new Map<number, string[]>();
  for (const { place, column, message } of wrong) {
    const at = place ?? headers.indexOf(column ?? "");
    if (at >= 0) byPlace.set(at, [...(byPlace.get(at) ?? []), message]);
  }
  for (const [at, said] of byPlace) {
    const faulty = out.getCell(at + 1);
    faulty.fill = FAULT;
    faulty.note = { texts: [{ text: escaped([...new Set(said)].join("\n")), font: { size: 9 } }] };
  }
}
