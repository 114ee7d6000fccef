import { numberStyle } from "../domain/typed-separators";
import type { Catalog } from "../domain/types";
import { isYear } from "../domain/years";
import { figuresIn, isStandard } from "./guess-figures";
import { bestHeader, type Header, withContents, worth } from "./guess-header";
import { type ColumnMapping, headerTexts, type Mapping } from "./mapping";
import { type Vocabulary, vocabularyOf } from "./mapping-words";
import type { OpenedFile, Sheet } from "./opened-file";
import { TEMPLATE_COLUMNS } from "./template-mark";
import { readYear, yearWithin } from "./year-forms";

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
    (one) =>
      one === sheet || (!one.hidden && !one.template && sameHeader(one, sheet, { headerRow, headerRows })),
  );
  const ownColumn = has("member") || columns.some(({ member }) => member !== undefined);
  const memberFromSheet =
    !ownColumn && file.kind === "xlsx" && alike.every(({ name }) => words.member(name) !== undefined);
  const read = has("member") || memberFromSheet ? alike : [sheet];
  const yearColumn = has("year") || columns.some(({ year }) => year !== undefined);
  const mapping: Mapping = {
    ...{ version: 1, form: has("measure") ? "long" : "wide" },
    sheets: read.map(({ name }) => name),
    ...{ headerRow, headerRows, columns },
    // What was said of a whole file was said of that file: the next with this header may be another member's.
    fixed: {
      member: ownColumn || memberFromSheet ? null : onlyMember(sheet, catalog, words, file),
      year: yearColumn ? null : onlyYear(read, headerRow, file),
      measure: null,
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

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The whole header: under the same names, the line above may say another year. */
function sameHeader(one: Sheet, other: Sheet, place: Pick<Mapping, "headerRow" | "headerRows">): boolean {
  const [a, b] = [headerTexts(one, place), headerTexts(other, place)];
  return a.length > 0 && a.length === b.length && a.every((text, at) => same(text, b[at] ?? ""));
}

function onlyMember(
  sheet: Sheet,
  { members }: Catalog,
  words: Vocabulary,
  file: Pick<OpenedFile, "name">,
): string | null {
  const fileName = file.name.replace(/\.[a-z]+$/i, "");
  const said = words.member(sheet.name) ?? words.member(fileName);
  return said ?? (members.length === 1 ? (members[0]?.slug ?? null) : null);
}

/** The one year that stands above the tables, in the names of their sheets or in the file's. */
function onlyYear(sheets: Sheet[], headerRow: number, file: Pick<OpenedFile, "name">): number | null {
  const above = sheets.flatMap(({ name, rows }) => [
    ...rows.filter(({ line }) => line < headerRow).flatMap(({ cells }) => cells),
    name,
  ]);
  const years = new Set(
    [...above, file.name].flatMap((text) => {
      const year = readYear(text)?.year ?? yearWithin(text)?.year;
      return year !== undefined && isYear(year) ? [year] : [];
    }),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
