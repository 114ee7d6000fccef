import { mayReachMember } from "~/access/permissions";
import type { Catalog, Viewer } from "~/domain/terms";
import { guessMapping } from "~/exchange/columns/guessing/guess-mapping";
import type { Mapping } from "~/exchange/columns/mapping";
import { mappingFaults } from "~/exchange/columns/mapping-faults";
import { crossedBreakdowns } from "~/exchange/columns/questions";
import { partColumns } from "~/exchange/columns/read-mapped";
import { columnsOf, dataRows } from "~/exchange/columns/sheet-columns";
import { openLines } from "~/exchange/columns/sheet-context";
import type { OpenedFile, Sheet } from "~/exchange/opening/opened-file";
import { currencyName, isOwnCurrency } from "~/exchange/reading/money";
import { openWords } from "~/exchange/reading/open-words";
import type { MappingChoices, MappingFault } from "~/routes/data/import/words";

interface Visitor {
  catalog: Catalog;
  viewer: Viewer;
}

/** The mapping with the decimal mark detected in the figures, unless somebody chose one. */
export function withDecimalMark(file: OpenedFile, mapping: Mapping, catalog: Catalog): Mapping {
  if (mapping.decimalIsSure) return mapping;
  const sheets = file.sheets.filter(({ name }) => mapping.sheets.includes(name));
  const { decimal, decimalIsSure } = guessMapping({ ...file, sheets }, catalog, mapping);
  return decimalIsSure ? { ...mapping, decimal, decimalIsSure } : mapping;
}

/** What is wrong with a mapping, each fault at its column or field. */
export function faultsOf(file: OpenedFile, mapping: Mapping, catalog: Catalog): MappingFault[] {
  const sheets = file.sheets.filter(({ name, hidden }) => !hidden && mapping.sheets.includes(name));
  return mappingFaults(sheets, mapping, catalog, file.kind).map(({ place, code, column, message }) => ({
    at: place ?? (code === "missing_column" ? (column ?? "whole") : "whole"),
    message,
  }));
}

/** The sheet and header line that a person chose; obeyed as they are. */
export function chosenTable(
  file: OpenedFile,
  form: FormData,
): { file: OpenedFile; headerRow: number | null } {
  const line = Number(form.get("header")) || 0;
  const sheets = file.sheets.filter(({ name, hidden }) => !hidden && name === form.get("sheet"));
  const [sheet] = sheets;
  const row = sheet?.rows.find((candidate) => candidate.line >= line);
  return sheet && row ? { file: { ...file, sheets }, headerRow: row.line } : { file, headerRow: null };
}

/** What the page shows of the columns under this mapping. */
export function columnsView(file: OpenedFile, mapping: Mapping, { catalog, viewer }: Visitor) {
  const shown = file.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const read = shown.filter(({ name }) => mapping.sheets.includes(name));
  const unknown = openWords(file, mapping, catalog);
  const lines = read.flatMap((sheet) => openLines(sheet, { mapping, catalog, kind: file.kind }));
  return {
    mapping,
    columns: columnsOf(file, mapping),
    sheets: shown.map(({ name }) => name),
    content: {
      kind: file.kind,
      sheets: mapping.sheets,
      rows: read.reduce((sum, sheet) => sum + dataRows(sheet, mapping).length, 0),
    },
    remarks: file.remarks.map(({ message }) => message),
    unknown,
    split: splitChoices(mapping, catalog),
    parts: partColumns(read[0], mapping),
    lines: [...new Set(lines.map(({ label }) => label))].filter((label) => !unknown.titles.includes(label)),
    currencies: foreignCurrencies(mapping, catalog),
    first: file.kind === "csv" ? firstLines(read[0]) : [],
    choices: choicesOf({ catalog, viewer }),
  };
}

/** The dimensions by which the columns split figures at once. */
function splitChoices({ columns }: Mapping, { dimensions }: Catalog): { value: string; label: string }[] {
  const used = new Set(crossedBreakdowns(columns));
  return dimensions.filter(({ code }) => used.has(code)).map(({ code, label }) => ({ value: code, label }));
}

/** Currencies that the file names and that are not the collaborative's. */
function foreignCurrencies({ columns, currency, rates }: Mapping, { collaborative }: Catalog): string[] {
  const named = [...columns.map((column) => column.currency), currency, ...Object.keys(rates)];
  const foreign = named.filter(
    (sign): sign is string => typeof sign === "string" && !isOwnCurrency(sign, collaborative.currency),
  );
  return [...new Set(foreign.map(currencyName))];
}

const FIRST_LINES = 5;

/** The first lines of a text file as they were divided into cells. */
const firstLines = (sheet: Sheet | undefined): string[][] =>
  (sheet?.rows ?? []).slice(0, FIRST_LINES).map(({ cells }) => cells.slice(0, 12));

/** What a column can be matched to, for this visitor. */
function choicesOf({ catalog, viewer }: Visitor): MappingChoices {
  const { measures, metrics, members, dimensions } = catalog;
  return {
    items: [
      ...measures,
      ...metrics
        .filter(({ kind, span }) => kind === "share" && span === "year")
        .map((metric) => ({ ...metric, label: `${metric.label} (a share)` })),
    ].map(({ code, label, strategy }) => ({ code, label, strategy })),
    members: members.filter(({ id }) => mayReachMember(viewer, id)).map(({ slug, name }) => ({ slug, name })),
    dimensions: dimensions.map(({ code, label }) => ({ value: code, label })),
    groups: dimensions.flatMap(({ code, label, categories }) =>
      categories.map((category) => ({
        value: `${code}:${category.code}`,
        label: `${label}: ${category.label}`,
      })),
    ),
  };
}
