import type { Catalog } from "~/domain/terms";
import { type Lookup, lookupOf } from "~/exchange/observations/row";
import type { OpenedFile, Sheet, SheetRow } from "~/exchange/opening/opened-file";
import type { Remarks } from "~/exchange/opening/remarks";
import { type FormHead, formOf } from "~/exchange/reading/forms";
import { type Heading, headingsIn } from "~/exchange/reading/headings";
import { limitOf } from "~/exchange/reading/limits";
import { titledParts, titlesOf } from "~/exchange/reading/lines";
import { isPlanHeader } from "~/exchange/reading/row-words";
import { yearTextIn } from "~/exchange/reading/titles";
import type { CellStyle } from "./mapped-cell";
import type { ColumnMapping, Mapping } from "./mapping";
import { LEFT_OUT, type Vocabulary, vocabularyOf } from "./mapping-words";
import { headerTexts } from "./sheet-columns";
import { namesEnds, type YearReader, yearReader } from "./year-reader";

export const ROW_USES = [
  "member",
  "measure",
  "year",
  "start",
  "state",
  "note",
  "source",
  "dimension",
  "unit",
  "scenario",
] as const;
export type RowUse = (typeof ROW_USES)[number];

/** Everything that reading a row needs, the same for all rows of a sheet. */
export interface SheetContext {
  file: OpenedFile;
  sheet: Sheet;
  mapping: Mapping;
  remarks: Remarks;
  leftOut: LeftOut;
  lookup: Lookup;
  vocabulary: Vocabulary;
  style: CellStyle;
  headers: string[];
  /** The place of the column for each use; -1 where there is none. */
  places: Record<RowUse, number>;
  values: ValueColumn[];
  /** Columns of categories, with the dimension where the column says it. */
  categories: { place: number; dimension: string | null }[];
  /** Columns that say what part of a figure a row is. */
  parts: number[];
  /** Of a form: what its lines say about the member and the year, and which lines hold no figures. */
  form: FormHead | null;
  /** What lines around the figures may limit all of them to: "Department: Nursing". */
  open: FormHead["open"];
  /** What holds for all rows of the sheet. */
  fixed: { member: string | null; year: string | null; measure: string | null };
  /** Lines that name the member or the year of the rows under them. */
  headings: readonly Heading[];
  yearOf: YearReader;
}

export interface ValueColumn {
  column: ColumnMapping;
  place: number;
}

/** Rows that were left out, by why: their lines, each once. */
export interface LeftOut {
  totals: Set<string>;
  notes: Set<string>;
  plans: Set<string>;
  words: Set<string>;
}

export const nothingLeftOut = (): LeftOut => ({
  totals: new Set(),
  notes: new Set(),
  plans: new Set(),
  words: new Set(),
});

export const lineKey = (sheet: Sheet, { line }: Pick<SheetRow, "line">) => `${sheet.name}\n${line}`;

export interface SheetInput {
  file: OpenedFile;
  sheet: Sheet;
  mapping: Mapping;
  catalog: Catalog;
  remarks: Remarks;
  leftOut: LeftOut;
}

export function contextOf({ file, sheet, mapping, catalog, remarks, leftOut }: SheetInput): SheetContext {
  const vocabulary = vocabularyOf(catalog, mapping.words);
  const placeOfUse = (use: RowUse) => mapping.columns.findIndex((column) => column.use === use);
  const { memberFromSheet, member } = mapping.fixed;
  const form = mapping.form === "form" ? (formOf(sheet, vocabularyOf(catalog))?.head ?? null) : null;
  const named = form?.member ?? sheet.name;
  const headers = headerTexts(sheet, mapping);
  return {
    form,
    open: openLines(sheet, { mapping, catalog, kind: file.kind }),
    headings: headingsFor(sheet, { mapping, vocabulary, form }),
    file,
    sheet,
    mapping,
    remarks,
    leftOut,
    vocabulary,
    lookup: lookupOf(catalog),
    style: { ...mapping, currency: catalog.collaborative.currency },
    headers,
    places: Object.fromEntries(ROW_USES.map((use) => [use, placeOfUse(use)])) as Record<RowUse, number>,
    values: mapping.columns.flatMap((column, place) => (column.use === "value" ? [{ column, place }] : [])),
    categories: mapping.columns.flatMap(({ use, dimension = null }, place) =>
      use === "category" ? [{ place, dimension }] : [],
    ),
    parts: mapping.columns.flatMap(({ use }, place) => (use === "part" ? [place] : [])),
    fixed: {
      member: sheet.template?.member ?? (memberFromSheet ? (vocabulary.member(named) ?? named) : member),
      year: sheet.template ? String(sheet.template.year) : fixedYear(sheet, mapping, form),
      measure: mapping.fixed.measureFromSheet
        ? (vocabulary.measure(sheet.name) ?? sheet.name)
        : mapping.fixed.measure,
    },
    yearOf: yearReader({ ...mapping, ends: namesEnds(headers[placeOfUse("year")] ?? "") }, catalog.members),
  };
}

/** What lines around the figures may limit all of them to, as long as nobody has said that they change nothing. */
export function openLines(
  sheet: Sheet,
  { mapping, catalog, kind }: { mapping: Mapping; catalog: Catalog; kind: OpenedFile["kind"] },
): FormHead["open"] {
  if (sheet.template) return [];
  const words = vocabularyOf(catalog);
  const lines =
    mapping.form === "form" ? formOf(sheet, words)?.head.open : titledParts(sheet, mapping, words);
  const open = (lines ?? []).filter(({ label }) => mapping.words.measures[label] !== LEFT_OUT);
  const titles = openTitles(sheet, { mapping, catalog, kind }).filter(({ limit }) => limit === "part");
  return [...open, ...titles.map(({ title }) => ({ label: title, value: "" }))];
}

/** Titles and names of sheets that may limit the figures under them, as long as nobody has said that they do not. */
export function openTitles(
  sheet: Sheet,
  { mapping, catalog, kind }: { mapping: Mapping; catalog: Catalog; kind: OpenedFile["kind"] },
): { title: string; limit: "part" | "other" }[] {
  if (sheet.template) return [];
  const words = vocabularyOf(catalog);
  const { columns, fixed } = mapping;
  const split = new Set(
    [...columns.flatMap(({ dimension, also }) => [dimension, also?.dimension]), fixed.part?.dimension].filter(
      (dimension) => dimension !== undefined,
    ),
  );
  const names = [
    catalog.collaborative.name,
    ...catalog.members.map(({ name }) => name),
    ...[...catalog.measures, ...catalog.metrics].map(({ label }) => label),
  ];
  const headers = mapping.form === "form" ? [] : headerTexts(sheet, mapping);
  const tellsPlans =
    columns.some(({ use }) => use === "scenario") || headers.some((header) => isPlanHeader(header));
  return titlesOf(sheet, mapping, kind).flatMap((title) => {
    if (mapping.titles.includes(title) || title.length > 500) return [];
    if (words.member(title) !== undefined || words.measure(title) !== undefined) return [];
    const limit = limitOf(title, { words, names, split, tellsPlans });
    return limit === null ? [] : [{ title, limit }];
  });
}

function headingsFor(
  sheet: Sheet,
  { mapping, vocabulary, form }: { mapping: Mapping; vocabulary: Vocabulary; form: FormHead | null },
): readonly Heading[] {
  if (form) return mapping.fixed.yearFromSheet ? form.years : [];
  const { memberFromRows, yearFromRows } = mapping.fixed;
  if (!memberFromRows && !yearFromRows) return [];
  return headingsIn(sheet, vocabulary).map(({ line, member, year }) => ({
    line,
    member: memberFromRows ? member : null,
    year: yearFromRows ? year : null,
  }));
}

function fixedYear(sheet: Sheet, { fixed }: Mapping, form: FormHead | null): string | null {
  if (fixed.yearFromSheet) return form?.year ?? yearTextIn(sheet.name) ?? sheet.name;
  return fixed.yearLabel ?? (fixed.year === null ? null : String(fixed.year));
}

/** The position of a row or cell in a workbook; text files have one sheet, so it needs no name. */
export const placedIn = (sheet: Sheet, file: OpenedFile, place: number | undefined) => ({
  ...(file.kind === "xlsx" && { sheet: sheet.name }),
  ...(place !== undefined && { place }),
});

export const headerAt = ({ headers }: SheetContext, place: number) => headers[place] || "value";

/** Adds a remark at a cell. */
export function remark(
  context: SheetContext,
  { row, code, place, example }: { row: SheetRow; code: string; place: number; example?: string },
): void {
  const { file, sheet, remarks } = context;
  const position = {
    row: row.line,
    column: headerAt(context, place),
    place,
    sheet: file.kind === "xlsx" ? sheet.name : undefined,
  };
  remarks.add(code, position, example);
}
