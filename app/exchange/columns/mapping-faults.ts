import type { Catalog } from "~/domain/terms";
import { lookupOf } from "~/exchange/observations/row";
import type { OpenedFile, Sheet } from "~/exchange/opening/opened-file";
import type { RowError } from "~/exchange/opening/table";
import type { ColumnUse, Mapping } from "./mapping";
import { LEFT_OUT } from "./mapping-words";
import { questions } from "./questions";
import { headerTexts } from "./sheet-columns";
import { openTitles } from "./sheet-context";

/** What is wrong with the mapping itself. Checked before any row, since every row would fail. */
export function mappingFaults(
  sheets: Sheet[],
  mapping: Mapping,
  catalog: Catalog,
  kind: OpenedFile["kind"] = "xlsx",
): RowError[] {
  const [sheet] = sheets;
  const whole = (code: string, message: string): RowError => ({ row: null, column: null, code, message });
  if (!sheet) return [whole("no_sheet", "Choose the sheet with the numbers.")];
  const stale = unknownWords(mapping, catalog);
  if (stale.length > 0) return stale.map((message) => whole("mapping_stale", message));
  if (mapping.form === "template") return templateFaults(sheets, mapping);
  if (mapping.headerRow === 0 && mapping.columns.some(({ use }) => use === "unknown"))
    return [
      {
        row: sheet.rows[0]?.line ?? 1,
        column: null,
        code: "no_header",
        message:
          "The first line already holds figures: add a header line above it that names the columns, such as member, measure, year, value.",
      },
    ];
  const headers = headerTexts(sheet, mapping);
  if (kind === "csv" && mapping.form !== "form" && sheet.rows.every(({ cells }) => cells.length < 2))
    return [
      whole(
        "one_column",
        "Every line is one cell, so its columns cannot be told apart: choose their separator, or save the table as .xlsx or as CSV with commas.",
      ),
    ];
  const columnFaults = [...unclear(headers, mapping), ...repeated(headers, mapping)];
  if (columnFaults.length > 0) return columnFaults;
  return [
    ...missing(mapping),
    ...questions(headers, mapping, catalog),
    ...sheets.flatMap((each) => limits(each, { mapping, catalog, kind })),
    ...(sheets.some(hasRows(mapping))
      ? []
      : [whole("no_rows", "There are no rows under the header, so there is nothing to store.")]),
  ];
}

/** Titles that make the figures under them something else than what happened in a year. */
function limits(
  sheet: Sheet,
  input: { mapping: Mapping; catalog: Catalog; kind: OpenedFile["kind"] },
): RowError[] {
  return openTitles(sheet, input)
    .filter(({ limit }) => limit === "other")
    .map(({ title }) => ({
      row: null,
      column: title,
      code: "title_open",
      message: `“${title}” may say that the figures under it are targets, averages, or about one group only: say that it changes nothing, or leave them out.`,
      ...(input.kind === "xlsx" && { sheet: sheet.name }),
    }));
}

const hasRows =
  ({ headerRow }: Mapping) =>
  ({ rows }: Sheet) =>
    (rows.at(-1)?.line ?? 0) > headerRow;

function templateFaults(sheets: Sheet[], { columns }: Mapping): RowError[] {
  const lost = (["measure", "value"] as const).filter((use) => columns.every((column) => column.use !== use));
  const other = sheets.filter(({ rows, template }) => !template || rows.length < 2);
  if (lost.length === 0 && other.length === 0) return [];
  return [
    {
      row: null,
      column: null,
      code: "template_damaged",
      message:
        "The hidden lines at the top of the template were changed, so it cannot be read: download it again and copy the figures over.",
    },
  ];
}

function unknownWords({ columns, fixed, partsOf, words }: Mapping, catalog: Catalog): string[] {
  const lookup = lookupOf(catalog);
  const member = (slug: string) => catalog.members.some((candidate) => candidate.slug === slug);
  const members = [fixed.member, ...columns.map((column) => column.member), ...Object.values(words.members)];
  const measures = [
    fixed.measure,
    partsOf,
    ...columns.map(({ measure }) => measure),
    ...Object.values(words.measures),
  ];
  const isNamed = (name: string | null | undefined): name is string =>
    name !== null && name !== undefined && name !== LEFT_OUT;
  return [
    ...members
      .filter(isNamed)
      .filter((slug) => !member(slug))
      .map((slug) => `“${slug}” is not a member here: choose the member again.`),
    ...measures
      .filter(isNamed)
      .filter((code) => !lookup.item(code))
      .map((code) => `“${code}” is not a measure here: choose the measure again.`),
    ...[...columns, ...(fixed.part ? [{ use: "value" as const, ...fixed.part }] : [])].flatMap(
      ({ use, dimension, category }) => {
        if (use === "category" && dimension !== undefined)
          return lookup.dimension(dimension) ? [] : [`“${dimension}” is not a breakdown here: choose again.`];
        if (dimension === undefined && category === undefined) return [];
        const known = lookup.dimension(dimension ?? "")?.categories.some(({ code }) => code === category);
        return known
          ? []
          : [`“${category ?? ""}” is not a category of “${dimension ?? ""}” here: choose again.`];
      },
    ),
  ];
}

function unclear(headers: string[], { columns, headerRow }: Mapping): RowError[] {
  return headers.flatMap((header, place) =>
    columns[place]?.use !== "unknown"
      ? []
      : [
          {
            row: headerRow,
            column: header,
            code: "unknown_column",
            place,
            message: `“${header}” has figures under it, but is not known here: say which measure it is, or leave it out.`,
          },
        ],
  );
}

function repeated(headers: string[], { columns, headerRow }: Mapping): RowError[] {
  const used = (place: number) => !["ignore", "unknown", "part"].includes(columns[place]?.use ?? "ignore");
  return headers.flatMap((header, place) => {
    const first = headers.findIndex((other, at) => other === header && used(at));
    if (header === "" || !used(place) || first === place) return [];
    return [
      {
        row: headerRow,
        column: header,
        code: "repeated_column",
        place,
        message: `The header has the column “${header}” twice: leave one of them out.`,
      },
    ];
  });
}

function missing({ columns, fixed, headerRow }: Mapping): RowError[] {
  const has = (use: ColumnUse) => columns.some((column) => column.use === use);
  const values = columns.filter(({ use }) => use === "value");
  const faults: [column: string, message: string][] = [];
  const eachSays = (key: "member" | "measure" | "year") =>
    values.length > 0 &&
    values.every(
      (column) =>
        column[key] !== undefined ||
        (key === "measure" && column.category !== undefined) ||
        // Asked about at the column itself.
        (key === "year" && column.asksYear),
    );
  if (values.length === 0 && !has("state"))
    faults.push([
      "value",
      "No column holds the figures: choose the one that does. A file needs a header line that names its columns.",
    ]);
  if (
    !has("member") &&
    !fixed.member &&
    !fixed.memberFromSheet &&
    !fixed.memberFromRows &&
    !eachSays("member")
  )
    faults.push([
      "member",
      "No column names the member: choose the one that does, or choose the member for the whole file.",
    ]);
  if (!has("measure") && !fixed.measure && !fixed.measureFromSheet && !eachSays("measure"))
    faults.push(["measure", "No column names the measure: choose the one that does."]);
  if (!has("year") && fixed.year === null && !fixed.yearFromSheet && !fixed.yearFromRows && !eachSays("year"))
    faults.push([
      "year",
      "No column holds the year: choose the one that does, or choose the year for the whole file.",
    ]);
  const bare = columns.some(({ use, dimension }) => use === "category" && dimension === undefined);
  if (bare !== has("dimension"))
    faults.push([
      "dimension",
      "A category needs a column for its dimension, such as gender: choose both columns.",
    ]);
  return faults.map(([column, message]) => ({ row: headerRow, column, code: "missing_column", message }));
}
