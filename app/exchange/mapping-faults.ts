import type { Catalog } from "../domain/types";
import { type ColumnUse, headerTexts, type Mapping } from "./mapping";
import { lookupOf } from "./observation-row";
import type { Sheet } from "./opened-file";
import type { RowError } from "./table";

/** Why a mapping cannot be read with: before any row, since every row would be at fault. */
export function mappingFaults(sheets: Sheet[], mapping: Mapping, catalog: Catalog): RowError[] {
  const [sheet] = sheets;
  const whole = (code: string, message: string): RowError => ({ row: null, column: null, code, message });
  if (!sheet) return [whole("no_sheet", "Choose the sheet that holds the numbers.")];
  const stale = unknownWords(mapping, catalog);
  if (stale.length > 0) return stale.map((message) => whole("mapping_stale", message));
  if (mapping.form === "template") return templateFaults(sheets, mapping);
  if (mapping.headerRow === 0 && mapping.columns.some(({ use }) => use === "unknown"))
    return [
      {
        ...{ row: sheet.rows[0]?.line ?? 1, column: null, code: "no_header" },
        message:
          "The first line holds figures already: add a header line above it that names the columns, such as member, measure, year, value.",
      },
    ];
  const headers = headerTexts(sheet, mapping);
  const found = [...unclear(headers, mapping), ...repeated(headers, mapping)];
  if (found.length > 0) return found;
  return [
    ...lacking(mapping),
    ...(sheets.some(hasRows(mapping))
      ? []
      : [whole("no_rows", "Under the header there are no rows: there is nothing to store.")]),
  ];
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
      ...{ row: null, column: null, code: "template_damaged" },
      message:
        "The hidden lines at the top of the template were changed, so that it cannot be read: download it again and copy the figures over.",
    },
  ];
}

function unknownWords({ columns, fixed, words }: Mapping, catalog: Catalog): string[] {
  const lookup = lookupOf(catalog);
  const member = (slug: string) => catalog.members.some((one) => one.slug === slug);
  const members = [fixed.member, ...columns.map((column) => column.member), ...Object.values(words.members)];
  const measures = [
    fixed.measure,
    ...columns.map(({ measure }) => measure),
    ...Object.values(words.measures),
  ];
  const given = <T>(one: T | null | undefined): one is T => one !== null && one !== undefined;
  return [
    ...members
      .filter(given)
      .filter((slug) => !member(slug))
      .map((slug) => `“${slug}” is not a member here: choose again which member it is.`),
    ...measures
      .filter(given)
      .filter((code) => !lookup.item(code))
      .map((code) => `“${code}” is not a measure here: choose again which measure it is.`),
    ...columns.flatMap(({ dimension, category }) => {
      if (dimension === undefined && category === undefined) return [];
      const found = lookup.dimension(dimension ?? "")?.categories.some(({ code }) => code === category);
      return found
        ? []
        : [`“${category ?? ""}” is not a category of “${dimension ?? ""}” here: choose again.`];
    }),
  ];
}

function unclear(headers: string[], { columns, headerRow }: Mapping): RowError[] {
  return headers.flatMap((header, place) =>
    columns[place]?.use !== "unknown"
      ? []
      : [
          {
            ...{ row: headerRow, column: header, code: "unknown_column", place },
            message: `“${header}” is not known here, and has figures under it: say which measure it is, or leave it out.`,
          },
        ],
  );
}

function repeated(headers: string[], { columns, headerRow }: Mapping): RowError[] {
  const used = (place: number) => !["ignore", "unknown"].includes(columns[place]?.use ?? "ignore");
  return headers.flatMap((header, place) => {
    const first = headers.findIndex((other, at) => other === header && used(at));
    if (header === "" || !used(place) || first === place) return [];
    return [
      {
        ...{ row: headerRow, column: header, code: "repeated_column", place },
        message: `The column “${header}” stands in the header twice: leave one of them out.`,
      },
    ];
  });
}

function lacking({ columns, fixed, headerRow }: Mapping): RowError[] {
  const has = (use: ColumnUse) => columns.some((column) => column.use === use);
  const values = columns.filter(({ use }) => use === "value");
  const missing: [column: string, message: string][] = [];
  const eachSays = (key: "member" | "measure" | "year") =>
    values.length > 0 && values.every((column) => column[key] !== undefined);
  if (values.length === 0 && !has("state"))
    missing.push([
      "value",
      "No column holds the figures: say which one does. A file needs a header line that names its columns.",
    ]);
  if (!has("member") && !fixed.member && !fixed.memberFromSheet && !eachSays("member"))
    missing.push([
      "member",
      "No column says whose the figures are: say which one does, or choose the member for the whole file.",
    ]);
  if (!has("measure") && !fixed.measure && !eachSays("measure"))
    missing.push(["measure", "No column says which measure the figures are of: say which one does."]);
  if (!has("year") && fixed.year === null && !eachSays("year"))
    missing.push([
      "year",
      "No column says of which year the figures are: say which one does, or choose the year for the whole file.",
    ]);
  if (has("category") !== has("dimension"))
    missing.push([
      "dimension",
      "A category needs its dimension beside it, such as gender: say which columns they are.",
    ]);
  return missing.map(([column, message]) => ({ row: headerRow, column, code: "missing_column", message }));
}
