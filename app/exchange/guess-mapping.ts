import { numberStyle } from "../domain/typed-separators";
import type { Catalog } from "../domain/types";
import { evidenceIn } from "./figure-forms";
import { type ColumnMapping, dataRows, headerTexts, type Mapping } from "./mapping";
import { headerUse, type Vocabulary, vocabularyOf } from "./mapping-words";
import { COLUMNS, type Item, lookupOf } from "./observation-file";
import { headerOf, kindOf, type OpenedFile, type Sheet, type SheetRow } from "./opened-file";
import { TEMPLATE_COLUMNS } from "./template-mark";
import { readYear, yearWithin } from "./year-forms";

/** So many rows are looked at for what a column may hold. */
const SAMPLE = 2000;
/** The header stands among the first lines. */
const HEADER_WITHIN = 25;

/**
 * What the columns of a file seem to mean, by codes, labels and what people call such columns; and, where the
 * header says nothing, by what stands under it.
 * @param last what somebody said of a file with the same header
 */
export function guessMapping(file: OpenedFile, catalog: Catalog, last: Mapping | null = null): Mapping {
  const shown = file.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const template = shown.find((sheet) => sheet.template !== null);
  if (template) return templateMapping(template, shown, catalog);
  const words = vocabularyOf(catalog, last?.words);
  const headers = shown.map((sheet) => ({ sheet, header: bestHeader(sheet, words) }));
  const best = headers.reduce<(typeof headers)[number] | null>(
    (first, one) => (first && worth(first.header.columns) >= worth(one.header.columns) ? first : one),
    null,
  );
  if (!best) throw new RangeError("an opened file has a sheet with rows");
  return guessSheet(file, best.sheet, best.header, catalog, words, last);
}

function guessSheet(
  file: OpenedFile,
  sheet: Sheet,
  header: Header,
  catalog: Catalog,
  words: Vocabulary,
  last: Mapping | null,
): Mapping {
  const texts = (place: Pick<Mapping, "headerRow" | "headerRows">) => headerTexts(sheet, place);
  const kept = last && last.form !== "template" && texts(last).length === last.columns.length ? last : null;
  const { headerRow, headerRows } = kept ?? header;
  const columns = kept?.columns ?? withContents(sheet, header, header.columns, words);
  const has = (use: ColumnMapping["use"]) => columns.some((column) => column.use === use);
  const standard = isStandard(texts({ headerRow, headerRows }), catalog);
  const alike = file.sheets.filter(
    (one) => one === sheet || (!one.hidden && !one.template && sameHeader(one, sheet, headerRow)),
  );
  const ownColumn = has("member") || columns.some(({ member }) => member !== undefined);
  const memberFromSheet =
    !ownColumn && file.kind === "xlsx" && alike.every(({ name }) => words.member(name) !== undefined);
  const yearColumn = has("year") || columns.some(({ year }) => year !== undefined);
  const mapping: Mapping = {
    ...{ version: 1, form: has("measure") ? "long" : "wide" },
    sheets: has("member") || memberFromSheet ? alike.map(({ name }) => name) : [sheet.name],
    ...{ headerRow, headerRows, columns },
    fixed: {
      member:
        ownColumn || memberFromSheet
          ? null
          : (onlyMember(sheet, catalog, words, file) ?? kept?.fixed.member ?? null),
      year: yearColumn ? null : onlyYear(sheet, headerRow, file),
      measure: kept?.fixed.measure ?? null,
      memberFromSheet,
    },
    ...{ decimal: ".", decimalIsSure: standard, shares: "fraction", dates: kept?.dates ?? "year" },
    words: last?.words ?? { members: {}, measures: {} },
  };
  const figures = figuresIn(sheet, mapping, catalog, words, standard);
  // What this file does not say itself is as it was the last time.
  if (kept && !figures.decimalIsSure && kept.decimalIsSure)
    return { ...mapping, ...figures, decimal: kept.decimal, decimalIsSure: true };
  return { ...mapping, ...figures };
}

type Header = Pick<Mapping, "headerRow" | "headerRows" | "columns">;

function templateMapping(sheet: Sheet, shown: Sheet[], { collaborative }: Catalog): Mapping {
  const place = shown.filter(({ template }) => template !== null);
  const machine = sheet.rows[1];
  const header = sheet.rows.findIndex(({ cells }, at) => at > 1 && cells[0] === "code");
  const uses: Record<string, ColumnMapping["use"]> = {
    code: "measure",
    value: "value",
    state: "state",
    note: "note",
  };
  const columns = (machine?.cells ?? []).map(
    (name): ColumnMapping => ({
      use: (TEMPLATE_COLUMNS as readonly string[]).includes(name) ? (uses[name] ?? "ignore") : "ignore",
    }),
  );
  return {
    version: 1,
    form: "template",
    sheets: place.map(({ name }) => name),
    headerRow: sheet.rows[header]?.line ?? machine?.line ?? 2,
    headerRows: 1,
    columns,
    fixed: { member: null, year: null, measure: null, memberFromSheet: false },
    decimal: numberStyle(collaborative.locale).decimal === "," ? "," : ".",
    ...{ decimalIsSure: false, shares: "fraction", dates: "year" },
    words: { members: {}, measures: {} },
  };
}

/** The line among the first under which most columns mean something. */
function bestHeader(sheet: Sheet, words: Vocabulary): Header {
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
function worth(columns: ColumnMapping[]): number {
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
  if (year && year.how !== "date" && year.year >= 1990 && year.year <= 2100)
    return { use: "value", year: year.year };
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
function withContents(
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

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

function sameHeader(one: Sheet, other: Sheet, headerRow: number): boolean {
  const [a, b] = [one, other].map(({ rows }) => rows.find(({ line }) => line === headerRow)?.cells ?? []);
  return (
    a !== undefined &&
    b !== undefined &&
    a.length > 0 &&
    a.length === b.length &&
    a.every((text, at) => same(text, b[at] ?? ""))
  );
}

function onlyMember(
  sheet: Sheet,
  { members }: Catalog,
  words: Vocabulary,
  file?: Pick<OpenedFile, "name">,
): string | null {
  const fileName = (file?.name ?? "").replace(/\.[a-z]+$/i, "");
  const said = words.member(sheet.name) ?? words.member(fileName);
  return said ?? (members.length === 1 ? (members[0]?.slug ?? null) : null);
}

/** The one year that stands above the table, in the sheet's name or in the file's. */
function onlyYear(sheet: Sheet, headerRow: number, file?: Pick<OpenedFile, "name">): number | null {
  const above = sheet.rows.filter(({ line }) => line < headerRow).flatMap(({ cells }) => cells);
  const years = new Set(
    [...above, sheet.name, file?.name ?? ""].flatMap((text) => {
      const year = readYear(text)?.year ?? yearWithin(text)?.year;
      return year !== undefined && year >= 1990 && year <= 2100 ? [year] : [];
    }),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

/** The columns as exports and programs have them: such files write decimals with a point. */
function isStandard(texts: string[], catalog: Catalog): boolean {
  const filled = texts.filter((text) => text !== "");
  const long = filled.every((text) =>
    [
      ...(COLUMNS as readonly string[]),
      "dimension",
      "category",
      "status",
      "periodStart",
      "periodEnd",
    ].includes(text),
  );
  const lookup = lookupOf(catalog);
  return (
    filled.includes("member") &&
    filled.includes("year") &&
    (long || filled.every((text) => ["member", "year"].includes(text) || lookup.item(text)?.code === text))
  );
}

/** How the figures of a sheet are written, by those that can only be read one way. */
function figuresIn(
  sheet: Sheet,
  mapping: Mapping,
  catalog: Catalog,
  words: Vocabulary,
  standard: boolean,
): Pick<Mapping, "decimal" | "decimalIsSure" | "shares"> {
  const { locale, currency } = catalog.collaborative;
  const lookup = lookupOf(catalog);
  const times = { ".": 0, ",": 0 };
  let [above, below] = [0, 0];
  const rows = dataRows(sheet, mapping).slice(0, SAMPLE);
  const measureAt = mapping.columns.findIndex(({ use }) => use === "measure");
  mapping.columns.forEach((column, place) => {
    if (column.use !== "value") return;
    for (const row of rows) {
      const text = row.cells[place] ?? "";
      const kind = kindOf(row, place);
      if (text === "" || (kind !== "s" && kind !== "n")) continue;
      const measure = column.measure ?? words.measure(row.cells[measureAt] ?? "");
      const unit: Item["unit"] | undefined = measure === undefined ? undefined : lookup.item(measure)?.unit;
      const mark = kind === "s" ? evidenceIn(text, currency, standard ? undefined : unit) : null;
      if (mark) times[mark]++;
      if (unit !== "share" || text.includes("%")) continue;
      const plain = Number(text.replace(",", "."));
      if (plain > 1 && plain <= 100) above++;
      else if (plain > 0 && plain < 1) below++;
    }
  });
  const shares = above > 0 && below === 0 ? "percent" : "fraction";
  if (times["."] === times[","])
    return {
      decimal: standard || numberStyle(locale).decimal !== "," ? "." : ",",
      decimalIsSure: standard,
      shares,
    };
  return { decimal: times["."] > times[","] ? "." : ",", decimalIsSure: true, shares };
}
