import { isYear } from "../domain/years";
import { type ColumnMapping, dataRows, headerTexts, type Mapping } from "./mapping";
import { headerUse, type Vocabulary } from "./mapping-words";
import { headerOf, kindOf, type Sheet, type SheetRow } from "./opened-file";
import { readYear, yearWithin } from "./year-forms";

/** The header stands among the first lines. */
const HEADER_WITHIN = 25;

export type Header = Pick<Mapping, "headerRow" | "headerRows" | "columns">;

/** The line among the first under which most columns mean something. */
export function bestHeader(sheet: Sheet, words: Vocabulary): Header {
  if (isData(sheet.rows[0], words))
    return {
      ...{ headerRow: 0, headerRows: 1 },
      columns: (sheet.rows[0]?.cells ?? []).map(() => ({ use: "unknown" })),
    };
  const candidates = sheet.rows
    .slice(0, HEADER_WITHIN)
    .flatMap((row, at) => (hasFigures(row) ? [] : [{ line: row.line, at }]))
    .flatMap(({ line, at }) =>
      ([1, 2] as const)
        .filter((lines) => lines <= at + 1)
        .map((headerRows) => ({ headerRow: line, headerRows })),
    );
  const start = { headerRow: sheet.headerRow || headerOf(sheet.rows).headerRow, headerRows: 1 as const };
  let best = { ...start, columns: columnsOfHeader(headerTexts(sheet, start), words) } as Header;
  for (const candidate of candidates) {
    const columns = columnsOfHeader(headerTexts(sheet, candidate), words);
    // Two lines must say more than one does: what stands above a header is seldom part of it.
    if (worth(columns) > worth(best.columns)) best = { ...candidate, columns };
  }
  return best;
}

/** Years are words of a header; a line with any other figure stands under one, however much of it is known here. */
const hasFigures = (row: SheetRow) =>
  row.cells.some((cell, place) => cell !== "" && isFigure(row, place) && readYear(cell) === null);

/** A first line that names a member, a measure, a year and a figure is no header. */
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

/** How much a header says. Its columns of figures are told apart in one way: a mix of ways is a row of data. */
export function worth(columns: ColumnMapping[]): number {
  const ways = new Map<string, number>();
  let sum = 0;
  for (const { use, measure, year, category, member } of columns) {
    const said = [measure, year, category, member].map((one) => one !== undefined);
    if (said.includes(true)) {
      const way = [said[0], said[1], said[3]].join();
      ways.set(way, (ways.get(way) ?? 0) + 2 + said.filter(Boolean).length);
    } else if (use !== "ignore" && use !== "unknown") sum += 2;
  }
  return sum + Math.max(0, ...ways.values());
}

function columnsOfHeader(texts: string[], words: Vocabulary): ColumnMapping[] {
  const taken = new Set<string>();
  const columns = texts.map((text): ColumnMapping => {
    const use = text === "" ? "ignore" : headerUse(text);
    if (use !== null && use !== "value") {
      if (use === "ignore") return { use };
      // Of a code and a label beside it, the first says it.
      if (taken.has(use)) return { use: "ignore" };
      taken.add(use);
      return { use };
    }
    return figuresOfHeader(text, words) ?? { use: use ?? "unknown" };
  });
  const said = columns.some(
    ({ use, year, measure, member }) => use === "value" && (year || measure || member),
  );
  let once = false;
  return columns.map((column) => {
    const bare = column.use === "value" && !column.year && !column.measure && !column.member;
    if (!bare) return column;
    // A total beside the years, or a second figure: it is not clear whose.
    if (said || once) return { use: "unknown" };
    once = true;
    return column;
  });
}

/** A header that says whose the figures under it are: a measure, a year, both, a member. */
function figuresOfHeader(text: string, words: Vocabulary): ColumnMapping | null {
  const whole = ofMeasure(text, words);
  if (whole) return { use: "value", ...whole };
  const year = readYear(text);
  if (year && year.how !== "date" && isYear(year.year)) return { use: "value", year: year.year };
  const within = yearWithin(text);
  const measure = within && ofMeasure(within.rest, words);
  if (within && measure) return { use: "value", ...measure, year: within.year };
  const [upper, lower] = text.split(" · ");
  if (upper && lower) {
    const [over, under] = [
      readYear(upper) ?? readYear(lower),
      ofMeasure(upper, words) ?? ofMeasure(lower, words),
    ];
    if (over && under) return { use: "value", ...under, year: over.year };
    const alone = headerUse(lower) ?? headerUse(upper);
    if (alone) return { use: alone };
  }
  const member = words.member(text);
  return member === undefined ? null : { use: "value", member };
}

function ofMeasure(
  text: string,
  words: Vocabulary,
): Pick<ColumnMapping, "measure" | "dimension" | "category"> | null {
  const bare = text.replace(/\s*[([]\s*(#|no\.?|count|\$|usd|eur|%|percent|number)\s*[)\]]\s*$/i, "").trim();
  for (const name of [text, bare]) {
    const measure = words.measure(name);
    if (measure !== undefined) return { measure };
    const part = words.part(name);
    if (part) return part;
  }
  return null;
}

/** What stands under headers that say nothing: names of members, measures, years, or figures. */
export function withContents(
  sheet: Sheet,
  header: Pick<Mapping, "headerRow" | "headerRows">,
  columns: ColumnMapping[],
  words: Vocabulary,
): ColumnMapping[] {
  const rows = dataRows(sheet, header).slice(0, 300);
  const taken = new Set(columns.map(({ use }) => use));
  const said = columns.map((column, place): ColumnMapping => {
    const headless = column.use === "ignore" && (headerTexts(sheet, header)[place] ?? "") === "";
    if (column.use !== "unknown" && !headless) return column;
    const filled = rows.filter(({ cells }) => (cells[place] ?? "") !== "");
    const mostly = (test: (text: string, row: SheetRow) => boolean) =>
      filled.length > 0 &&
      filled.filter((row) => test(row.cells[place] ?? "", row)).length >= filled.length * 0.8;
    const use = mostly((text) => words.member(text) !== undefined)
      ? "member"
      : mostly((text) => words.measure(text) !== undefined || words.part(text) !== undefined)
        ? "measure"
        : !headless && mostly((text, row) => /^(19|20)\d{2}$/.test(text) && kindOf(row, place) !== "p")
          ? "year"
          : null;
    if (use && !taken.has(use)) {
      taken.add(use);
      return { use };
    }
    const figures = filled.some((row) => /\d/.test(row.cells[place] ?? "") && isFigure(row, place));
    return { use: figures ? "unknown" : "ignore" } as const;
  });
  // A row that says which measure it is of does not have columns that say another.
  if (said.every(({ use }) => use !== "measure")) return said;
  return said.map((column) => (column.measure === undefined ? column : { use: "unknown" }));
}

function isFigure(row: SheetRow, place: number): boolean {
  const kind = kindOf(row, place);
  return (
    kind === "n" ||
    kind === "p" ||
    kind === "u" ||
    /^[^\p{L}]*\d[\d.,'’\s%]*\p{Sc}?$/u.test(row.cells[place] ?? "")
  );
}
