import { mayReachMember } from "~/access/permissions";
import type { Catalog } from "~/domain/types";
import { guessMapping } from "~/exchange/guess-mapping";
import {
  COLUMN_USES,
  type ColumnMapping,
  type ColumnUse,
  columnsOf,
  dataRows,
  type Mapping,
} from "~/exchange/mapping";
import { mappingFaults } from "~/exchange/mapping-faults";
import { vocabularyOf } from "~/exchange/mapping-words";
import type { OpenedFile } from "~/exchange/opened-file";
import type { ImportDesk } from "./import-desk.server";
import type { MappingChoices, MappingFault, UnknownNames } from "./import-words";
import { FROM_SHEET } from "./import-words";

/** Reads the form of the columns; what it does not name stays as it was. */
export function mappingFrom(form: FormData, before: Mapping): Mapping {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const year = (name: string) => (/^\d{4}$/.test(text(name)) ? Number(text(name)) : null);
  const columns = before.columns.map((column, place): ColumnMapping => {
    if (!form.has(`use-${place}`)) return column;
    const [use, measure] = text(`use-${place}`).split(/:(.*)/s);
    if (!isUse(use)) return { use: "ignore" };
    if (use !== "value") return { use };
    const [dimension, category] = text(`group-${place}`).split(/:(.*)/s);
    const [ownYear, member] = [year(`year-${place}`), text(`member-${place}`)];
    return {
      use,
      ...(measure && { measure }),
      ...(dimension && category && { dimension, category }),
      ...(ownYear !== null && { year: ownYear }),
      ...(member && { member }),
    };
  });
  const fromSheet = text("member") === FROM_SHEET;
  const long = columns.some(({ use }) => use === "measure");
  return {
    ...before,
    form: before.form === "template" ? "template" : long ? "long" : "wide",
    columns,
    fixed: {
      member: fromSheet ? null : text("member") || null,
      memberFromSheet: fromSheet,
      year: year("year"),
      measure: text("measure") || null,
    },
    decimal: text("decimal") === "," ? "," : ".",
    // Left as it was, it may show once it is known which columns hold figures.
    decimalIsSure: before.decimalIsSure || text("decimal") !== before.decimal,
    shares: text("shares") === "percent" ? "percent" : "fraction",
    words: {
      members: { ...before.words.members, ...namesIn(form, "name-member") },
      measures: { ...before.words.measures, ...namesIn(form, "name-measure") },
    },
  };
}

/** With the decimal mark that the figures show, where nobody has chosen one. */
export function withMark(file: OpenedFile, mapping: Mapping, catalog: Catalog): Mapping {
  if (mapping.decimalIsSure) return mapping;
  const sheets = file.sheets.filter(({ name }) => mapping.sheets.includes(name));
  const { decimal, decimalIsSure } = guessMapping({ ...file, sheets }, catalog, mapping);
  return decimalIsSure ? { ...mapping, decimal, decimalIsSure } : mapping;
}

const isUse = (text: string | undefined): text is ColumnUse => COLUMN_USES.some((use) => use === text);

/** Pairs of hidden fields and selects: the name in the file, and what it stands for. */
function namesIn(form: FormData, field: string): Record<string, string> {
  const [names, meant] = [form.getAll(field), form.getAll(`${field}-is`)];
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const is = meant[at];
      return typeof name === "string" && typeof is === "string" && is !== "" ? [[name, is]] : [];
    }),
  );
}

/** What of a mapping cannot be, each at its column or field. */
export function faultsOf(file: OpenedFile, mapping: Mapping, catalog: Catalog): MappingFault[] {
  const sheets = file.sheets.filter(({ name, hidden }) => !hidden && mapping.sheets.includes(name));
  return mappingFaults(sheets, mapping, catalog).map(({ place, code, column, message }) => ({
    at: place ?? (code === "missing_column" ? (column ?? "whole") : "whole"),
    message,
  }));
}

/** The file as if it held nothing but the sheet that was chosen, from the line of its header on. */
export function placedAt(file: OpenedFile, form: FormData): OpenedFile {
  const line = Number(form.get("header")) || 0;
  const sheets = file.sheets.filter(({ name, hidden }) => !hidden && name === form.get("sheet"));
  const placed = sheets.flatMap((sheet) => {
    const rows = sheet.rows.filter((row) => row.line >= line);
    const [header] = rows;
    return header ? [{ ...sheet, rows, headerRow: header.line, columns: header.cells }] : [];
  });
  return placed.length > 0 ? { ...file, sheets: placed } : file;
}

/** What the page shows of the columns, under this mapping. */
export function columnsFound(
  file: OpenedFile,
  mapping: Mapping,
  desk: Pick<ImportDesk, "catalog" | "viewer">,
) {
  const shown = file.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const read = shown.filter(({ name }) => mapping.sheets.includes(name));
  return {
    mapping,
    columns: columnsOf(file, mapping),
    sheets: shown.map(({ name }) => name),
    found: {
      kind: file.kind,
      sheets: mapping.sheets,
      rows: read.reduce((sum, sheet) => sum + dataRows(sheet, mapping).length, 0),
    },
    remarks: file.remarks.map(({ message }) => message),
    unknown: unknownNames(file, mapping, desk.catalog),
    choices: choicesOf(desk),
  };
}

const MOST_NAMES = 50;

/** Names of members and measures in the rows that mean nothing here yet. */
function unknownNames(file: OpenedFile, mapping: Mapping, catalog: Catalog): UnknownNames {
  const known = vocabularyOf(catalog, mapping.words);
  const names = { members: new Set<string>(), measures: new Set<string>() };
  const placeOf = (use: ColumnUse) => mapping.columns.findIndex((column) => column.use === use);
  const [member, measure] = [placeOf("member"), placeOf("measure")];
  if (mapping.form === "template" || (member < 0 && measure < 0)) return { members: [], measures: [] };
  for (const sheet of file.sheets.filter(({ name }) => mapping.sheets.includes(name)))
    for (const { cells } of dataRows(sheet, mapping)) {
      names.members.add(cells[member] ?? "");
      names.measures.add(cells[measure] ?? "");
    }
  const strange = (all: Set<string>, isKnown: (text: string) => boolean) =>
    [...all].filter((text) => text !== "" && text.length <= 500 && !isKnown(text)).slice(0, MOST_NAMES);
  return {
    members: strange(names.members, (text) => known.member(text) !== undefined),
    measures: strange(
      names.measures,
      (text) => known.measure(text) !== undefined || known.part(text) !== undefined,
    ),
  };
}

/** What columns can be here, for this visitor. */
function choicesOf({ catalog, viewer }: Pick<ImportDesk, "catalog" | "viewer">): MappingChoices {
  const { measures, metrics, members, dimensions } = catalog;
  return {
    items: [
      ...measures,
      ...metrics
        .filter(({ kind, span }) => kind === "share" && span === "year")
        .map((metric) => ({ ...metric, label: `${metric.label} (a share)` })),
    ].map(({ code, label, strategy }) => ({ code, label, strategy })),
    members: members.filter(({ id }) => mayReachMember(viewer, id)).map(({ slug, name }) => ({ slug, name })),
    groups: dimensions.flatMap(({ code, label, categories }) =>
      categories.map((one) => ({ value: `${code}:${one.code}`, label: `${label}: ${one.label}` })),
    ),
  };
}
