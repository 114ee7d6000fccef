import { numberStyle } from "~/domain/numbers/separators";
import type { Catalog } from "~/domain/terms";
import { type ColumnMapping, type Mapping, mappingDefaults } from "~/exchange/columns/mapping";
import { type Vocabulary, vocabularyOf } from "~/exchange/columns/mapping-words";
import { reusedColumns } from "~/exchange/columns/remembered";
import { dataRows, headerTexts } from "~/exchange/columns/sheet-columns";
import type { OpenedFile, Sheet, SheetRow } from "~/exchange/opening/opened-file";
import { TEMPLATE_COLUMNS } from "~/exchange/opening/template-mark";
import { withDoubts } from "~/exchange/reading/doubtful-columns";
import { formsMapping, lastWords, onlyMember } from "~/exchange/reading/guess-form";
import { type Heading, headingsIn } from "~/exchange/reading/headings";
import { yearTextIn } from "~/exchange/reading/titles";
import { dayFirstIn, withContents } from "./guess-contents";
import { figuresIn, isStandard } from "./guess-figures";
import { bestHeader, type Header, worth } from "./guess-header";
import { scaleIn, yearIn } from "./guess-titles";

/**
 * Guesses what the columns of a file mean by codes, labels, and common names, or by their cells where the header
 * says nothing.
 * @param last the mapping of the last file with the same header
 * @param headerRow the line of the header if its sender chose it
 */
export function guessMapping(
  file: OpenedFile,
  catalog: Catalog,
  last: Mapping | null = null,
  headerRow: number | null = null,
): Mapping {
  const shown = file.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const template = shown.find((sheet) => sheet.template !== null);
  if (template) return templateMapping(template, shown, catalog);
  const vocabulary = vocabularyOf(catalog, last?.words);
  const forms = headerRow === null ? formsMapping({ file, shown, catalog, vocabulary, last }) : null;
  if (forms) return forms;
  const candidates = shown.map((sheet) => ({ sheet, header: bestHeader(sheet, vocabulary, headerRow) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (first, next) => (first && worth(first.header.columns) >= worth(next.header.columns) ? first : next),
    null,
  );
  if (!best) throw new RangeError("an opened file has a sheet with rows");
  return guessSheet({ file, ...best, catalog, vocabulary, last });
}

function guessSheet({
  file,
  sheet,
  header,
  catalog,
  vocabulary,
  last,
}: {
  file: OpenedFile;
  sheet: Sheet;
  header: Header;
  catalog: Catalog;
  vocabulary: Vocabulary;
  last: Mapping | null;
}): Mapping {
  const texts = (place: Pick<Mapping, "headerRow" | "headerRows">) => headerTexts(sheet, place);
  const reused =
    last && last.form !== "template" && texts(header).length === last.columns.length ? last : null;
  const { headerRow, headerRows } = header;
  const found = withContents(sheet, header, header.columns, vocabulary);
  const columns = reused ? reusedColumns(reused.columns, found) : found;
  const has = (use: ColumnMapping["use"]) => columns.some((column) => column.use === use);
  const standard = isStandard(texts({ headerRow, headerRows }), catalog);
  const alike = file.sheets.filter(
    (other) =>
      other === sheet ||
      (!other.hidden && !other.template && sameHeader(other, sheet, { headerRow, headerRows })),
  );
  const ownColumn = has("member") || columns.some(({ member }) => member !== undefined);
  const memberFromSheet =
    !ownColumn && file.kind === "xlsx" && alike.every(({ name }) => vocabulary.member(name) !== undefined);
  const yearColumn =
    has("year") || columns.some(({ use, year, asksYear }) => use === "value" && (year || asksYear));
  const bySheet = alike.map(({ name }) => yearTextIn(name));
  const yearFromSheet =
    !yearColumn &&
    file.kind === "xlsx" &&
    new Set(bySheet).size > 1 &&
    bySheet.every((year) => year !== null);
  const read = has("member") || memberFromSheet || yearFromSheet ? alike : [sheet];
  const headings = read.flatMap((each) => headingsIn(each, vocabulary));
  const below = columns.length < 2 ? [] : read.flatMap((each) => headingsOver(each, headerRow, vocabulary));
  const memberFromRows = !ownColumn && !memberFromSheet && below.some((heading) => heading.member !== null);
  const yearFromRows = !yearColumn && !yearFromSheet && below.some((heading) => heading.year !== null);
  const year = yearColumn || yearFromSheet || yearFromRows ? null : yearIn(read, headerRow, file);
  const measureFromSheet =
    file.kind === "xlsx" &&
    !has("measure") &&
    columns.every(({ measure, category, use }) => use !== "value" || (!measure && !category)) &&
    read.every(({ name }) => vocabulary.measure(name) !== undefined);
  const member =
    ownColumn || memberFromSheet || memberFromRows
      ? null
      : (onlyMember({ sheet, catalog, vocabulary, file }) ?? titledMember(headings));
  // Programs write shares as fractions.
  const sure = standard ? columns.map(({ shares: _, ...column }): ColumnMapping => column) : columns;
  const mapping: Mapping = {
    ...mappingDefaults(),
    form: has("measure") ? "long" : "wide",
    sheets: read.map(({ name }) => name),
    headerRow,
    headerRows,
    columns: reused ? columns : withDoubts(sure, { sheets: read, place: header, words: vocabulary }),
    // Never reused: the next file with this header may be another member's or another year's.
    fixed: {
      member,
      year: year?.year ?? null,
      yearLabel: year?.label ?? null,
      yearFrom: yearFromSheet ? "sheet" : (year?.from ?? null),
      yearFromSheet,
      measure: null,
      memberFromSheet,
      memberFromRows,
      yearFromRows,
      measureFromSheet,
      part: null,
    },
    decimalIsSure: standard,
    dates: reused?.dates ?? "year",
    dayFirst:
      dayFirstIn(
        dataRows(sheet, header),
        columns.findIndex(({ use }) => use === "year"),
      ) ?? !/^en-(US|PH)|^(zh|ja|ko|hu|lt|sv)\b/.test(catalog.collaborative.locale),
    words: { ...mappingDefaults().words, ...lastWords(last) },
  };
  const scaled = { ...mapping, ...scaleIn(read, mapping, file, catalog) };
  const figures = figuresIn(sheet, {
    mapping: scaled,
    catalog,
    vocabulary,
    standard,
    separator: file.separator,
  });
  // Where this file proves nothing, the last one with this header decides.
  if (reused && !figures.decimalIsSure && reused.decimalIsSure)
    return { ...scaled, ...figures, decimal: reused.decimal, decimalIsSure: true, decimalIsOpen: false };
  return { ...scaled, ...figures };
}

function templateMapping(sheet: Sheet, shown: Sheet[], { collaborative }: Catalog): Mapping {
  const templates = shown.filter(({ template }) => template !== null);
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
    ...mappingDefaults(),
    form: "template",
    sheets: templates.map(({ name }) => name),
    headerRow: sheet.rows[header]?.line ?? machine?.line ?? 2,
    headerRows: 1,
    columns,
    decimal: numberStyle(collaborative.locale).decimal === "," ? "," : ".",
  };
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Compares all lines of the header: above the same names there may be another year. */
function sameHeader(a: Sheet, b: Sheet, place: Pick<Mapping, "headerRow" | "headerRows">): boolean {
  const texts = headerTexts(a, place);
  const others = headerTexts(b, place);
  return (
    texts.length > 0 &&
    texts.length === others.length &&
    texts.every((text, at) => same(text, others[at] ?? ""))
  );
}

/** Headings under the header with rows under them; a note at the end heads nothing. */
function headingsOver(sheet: Sheet, headerRow: number, words: Vocabulary): Heading[] {
  const isRow = ({ cells }: SheetRow) => cells.filter((cell) => cell !== "").length > 1;
  const last = sheet.rows.findLast(isRow)?.line ?? 0;
  return headingsIn(sheet, words).filter(({ line }) => line > headerRow && line < last);
}

/** The only member that titles name. */
function titledMember(headings: Heading[]): string | null {
  const members = new Set(headings.flatMap(({ member }) => member ?? []));
  const [only = null] = members;
  return members.size === 1 ? only : null;
}
