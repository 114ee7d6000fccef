import type { ColumnMapping, Mapping } from "~/exchange/columns/mapping";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import { headerTexts } from "~/exchange/columns/sheet-columns";
import { headerOf, kindOf, type Sheet, type SheetRow } from "~/exchange/opening/opened-file";
import { isUnitLine } from "~/exchange/reading/units";
import { isFileYear, readYearLabels } from "~/exchange/reading/year-labels";
import { columnsOfHeader, isComplete } from "./header-columns";

/** The header is among this many lines at the top. */
const HEADER_WITHIN = 25;

export type Header = Pick<Mapping, "headerRow" | "headerRows" | "columns">;
type Place = Pick<Mapping, "headerRow" | "headerRows">;

/**
 * Of the lines at the top, those that explain the most columns.
 * @param said the line that a person chose, which is obeyed; 0 for none
 */
export function bestHeader(sheet: Sheet, words: Vocabulary, said: number | null = null): Header {
  if (said !== null) return withUnits(sheet, headerAt(sheet, { headerRow: said, headerRows: 1 }, words));
  if (isData(sheet.rows[0], words)) return noHeader(sheet.rows[0]);
  const start = { headerRow: sheet.headerRow || headerOf(sheet.rows).headerRow, headerRows: 1 as const };
  const first = sheet.rows.find(({ line }) => line === start.headerRow);
  if (first && namesMember(first, words)) return noHeader(first);
  let best = headerAt(sheet, start, words);
  for (const candidate of candidates(sheet, words)) {
    const header = headerAt(sheet, candidate, words);
    // Two lines must explain more than one does: the line above a header is seldom part of it.
    const more = worth(header.columns) - worth(best.columns);
    if (more > 0 || (more === 0 && unknowns(sheet, header) < unknowns(sheet, best))) best = header;
  }
  return withUnits(sheet, best);
}

/** How many columns a header leaves without a meaning. */
function unknowns(sheet: Sheet, header: Header): number {
  const texts = headerTexts(sheet, header);
  return header.columns.filter(
    ({ use }, place) => use === "unknown" || (use === "ignore" && (texts[place] ?? "") === ""),
  ).length;
}

function headerAt(sheet: Sheet, place: Place, words: Vocabulary): Header {
  return { ...place, columns: columnsOfHeader(headerTexts(sheet, place), words) };
}

/** Places where the header may be. A complete header ends the search: whatever follows it is data. */
function candidates(sheet: Sheet, words: Vocabulary): Place[] {
  const places: Place[] = [];
  for (const [at, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    if (isDataRow(row, words)) continue;
    const one = { headerRow: row.line, headerRows: 1 as const };
    places.push(one);
    if (at > 0) places.push({ headerRow: row.line, headerRows: 2 });
    const texts = headerTexts(sheet, one);
    if (isComplete(texts, columnsOfHeader(texts, words))) break;
  }
  return places;
}

/** A line with figures is data, however many of its words we know; so is one that names a member beside numbers. */
function isDataRow(row: SheetRow, words: Vocabulary): boolean {
  const numbers = row.cells.filter((cell, place) => cell !== "" && isFigure(row, place));
  if (numbers.length === 0) return false;
  if (numbers.some((cell) => !isYearLabel(cell))) return true;
  const bare = numbers.some((cell) => /^\d+$/.test(cell));
  return bare && row.cells.some((cell) => words.member(cell) !== undefined);
}

/** A first line that begins with a member and goes on with bare numbers, whatever they look like, is data. */
function namesMember(row: SheetRow, words: Vocabulary): boolean {
  const [first = "", ...rest] = row.cells.filter((cell) => cell !== "");
  return words.member(first) !== undefined && rest.length > 0 && rest.every((cell) => /^\d+$/.test(cell));
}

const noHeader = (row: SheetRow | undefined): Header => ({
  headerRow: 0,
  headerRows: 1,
  columns: (row?.cells ?? []).map(() => ({ use: "unknown" })),
});

/** Years may be part of a header: four digits, within reason, or a label such as "2023-24". */
function isYearLabel(cell: string): boolean {
  if (/^\d{4}$/.test(cell)) return isFileYear(Number(cell));
  return !/^\d+$/.test(cell) && readYearLabels(cell).length > 0;
}

/** A line of units under the header belongs to it. */
function withUnits(sheet: Sheet, header: Header): Header {
  const at = sheet.rows.findIndex(({ line }) => line === header.headerRow);
  const next = sheet.rows[at + 1];
  if (at < 0 || !next || header.headerRows === 3 || !isUnitLine(next.cells)) return header;
  return { ...header, headerRow: next.line, headerRows: header.headerRows === 1 ? 2 : 3 };
}

/** A first line that names a member, a measure, and a year beside figures is data, not a header. */
function isData(row: SheetRow | undefined, words: Vocabulary): boolean {
  const cells = row?.cells ?? [];
  const figures = cells.filter((_, place) => row && isFigure(row, place)).length;
  const any = (test: (text: string) => boolean) => cells.some(test);
  return (
    figures > 1 &&
    any((text) => words.member(text) !== undefined) &&
    any((text) => words.measure(text) !== undefined) &&
    any((text) => /^(19|20)\d{2}$/.test(text))
  );
}

/**
 * How much a header explains. All its value columns differ in the same respect (measure, year, or member), so only
 * the most common kind counts: a mix of kinds is a row of data.
 */
export function worth(columns: ColumnMapping[]): number {
  const byKind = new Map<string, number>();
  let sum = 0;
  const seen = new Set<string>();
  for (const column of columns) {
    const { use, measure, year, category, member, asksYear } = column;
    // Columns that say the same are no header: one of them would do.
    const key = JSON.stringify(column);
    if (use === "value" && seen.has(key)) continue;
    seen.add(key);
    const named = [measure, year ?? asksYear, category, member].map((name) => name !== undefined);
    if (use === "value" && named.includes(true)) {
      const kind = [named[0], named[1], named[3]].join();
      byKind.set(kind, (byKind.get(kind) ?? 0) + 2 + named.filter(Boolean).length);
    } else if (use !== "ignore" && use !== "unknown") sum += 2;
  }
  return sum + Math.max(0, ...byKind.values());
}

export function isFigure(row: SheetRow, place: number): boolean {
  const kind = kindOf(row, place);
  return (
    kind === "n" ||
    kind === "p" ||
    kind === "u" ||
    /^[^\p{L}]*\d[\d.,'’\s%]*\p{Sc}?$/u.test(row.cells[place] ?? "")
  );
}
