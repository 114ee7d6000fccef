import type { Borders, Cell, Fill, Font, Row, Worksheet } from "exceljs";
import type { Strategy } from "~/domain/terms";
import type { ReportModel } from "~/reports/model";
import { runsLeft } from "~/reports/plain";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { cellWords, looksLive } from "./names";

/** How the sheets of a report look: type, colors, print. */

export type Accent = Strategy | null;

const FACE = "Calibri";
const argb = (color: string) => ({ argb: `FF${color.slice(1).toUpperCase()}` });
export const INK = argb(PRINT_PAINT.ink);
export const SOFT = argb(PRINT_PAINT.inkSoft);
const LINE = argb(PRINT_PAINT.line);
const WASH = argb(PRINT_PAINT.wash);
const WHITE = { argb: "FFFFFFFF" };

export const accentOf = (accent: Accent) => argb(accent ? PRINT_PAINT.strategy[accent] : PRINT_PAINT.ink);

export function font(more: Partial<Font> = {}): Partial<Font> {
  return { name: FACE, size: 11, color: INK, ...more };
}

const filled = (color: { argb: string }): Fill => ({ type: "pattern", pattern: "solid", fgColor: color });
const hairline: Partial<Borders> = { bottom: { style: "thin", color: LINE } };

/** A text in a cell: always text, in the direction in which it is read. */
export function write(cell: Cell, text: string, look: Partial<Font> = {}): void {
  cell.value = cellWords(text);
  cell.font = font(look);
  cell.alignment = {
    vertical: "top",
    wrapText: true,
    ...(runsLeft(text) ? { readingOrder: "rtl", horizontal: "right" } : {}),
  };
  // Marked as text, it stays text when somebody edits the cell.
  if (looksLive(text)) cell.numFmt = "@";
}

/** The heading of a table. */
export function header(row: Row, labels: { label: string; numeric: boolean }[], accent: Accent): void {
  labels.forEach(({ label, numeric }, place) => {
    const cell = row.getCell(place + 1);
    write(cell, label, { bold: true, color: WHITE });
    cell.fill = filled(accentOf(accent));
    cell.alignment = { ...cell.alignment, vertical: "middle" };
    inset(cell, numeric);
  });
}

/** A cell with a little room toward its neighbor: numbers from the right, words from the left. */
export function inset(cell: Cell, numeric: boolean): void {
  const horizontal = numeric ? "right" : cell.alignment?.horizontal;
  const from = Number(cell.col) > 1 || numeric ? { horizontal: horizontal ?? "left", indent: 1 } : {};
  cell.alignment = { ...cell.alignment, ...from };
}

/** A row of a table, its first cell its heading. */
export function ruled(row: Row, columns: number, shade = false): void {
  for (let column = 1; column <= columns; column++) {
    const cell = row.getCell(column);
    cell.border = hairline;
    if (shade) cell.fill = filled(WASH);
    if (column === 1) cell.font = { ...cell.font, bold: true };
  }
}

/** Landscape, as wide as the paper, pages numbered, the head of the sheet on every one of them. */
export function printed(sheet: Worksheet, model: ReportModel, repeat: string): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: "landscape",
    paperSize: model.locale.endsWith("US") || model.locale.endsWith("CA") ? undefined : 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: repeat,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
  // In a footer "&" begins a command; doubled, it is itself.
  const title = [...`${model.collaborative.name}: ${model.title}`]
    .slice(0, 60)
    .join("")
    .replaceAll("&", "&&");
  sheet.headerFooter.oddFooter = `&L&8${/^\d/.test(title) ? " " : ""}${title}&R&8Page &P of &N`;
}

/** About how many letters wide a text is: those of East Asia and emoji count twice. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}

/** The height that a text needs in so many letters' width: programs do not work it out for merged cells. */
export function heightOf(text: string, width: number, size = 11): number {
  const room = (width * 11) / size;
  // A line that is broken is broken at words, before it is full.
  const linesOf = (wide: number) => (wide <= room ? 1 : Math.ceil((wide * 1.1) / room));
  const lines = text.split("\n").reduce((sum, line) => sum + linesOf(widthOf(line)), 0);
  // 409 points is as high as a row can be.
  return Math.min(409, Math.ceil(lines * size * 1.36 + 3));
}
