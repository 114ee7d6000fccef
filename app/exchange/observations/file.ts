import type { Catalog } from "~/domain/terms";
import { FileError, headerFaults, type RowError, type Table, wrongWidth } from "~/exchange/opening/table";
import { EXPORT_COLUMNS } from "./columns";
import { type Lookup, lookupOf, type ObservationRow, offWords, readRow } from "./row";
import { figureRows } from "./same-figure";

/**
 * Looks up every row of an observation file in the long form (one value per row) or the wide form (one column per
 * measure). A row whose measure is a share metric is a share reported without its counts, as a fraction.
 * @throws FileError with every faulty row.
 */
export function readObservationRows(table: Table, catalog: Catalog): ObservationRow[] {
  const lookup = lookupOf(catalog);
  const long = table.columns.includes("measure");
  const errors = long ? longHeader(table) : wideHeader(table, lookup);
  if (errors.length > 0) throw new FileError(errors);
  const observations = figureRows(catalog);
  for (const row of table.rows) {
    if (row.width >= 0 && row.width !== table.columns.length) {
      errors.push(wrongWidth(row, table));
      continue;
    }
    const cells = long ? [row.cells] : unpivot(row.cells);
    for (const cell of cells) {
      const column = long ? "value" : (cell.measure ?? "");
      const read = readRow(cell, row.line, column, lookup);
      if ("faults" in read) {
        errors.push(...read.faults);
        continue;
      }
      observations.add(read);
    }
  }
  const { rows, faults } = observations.settle("refuse");
  errors.push(...faults);
  if (errors.length > 0) throw new FileError(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)));
  return rows;
}

function longHeader(table: Table): RowError[] {
  const known: readonly string[] = EXPORT_COLUMNS;
  const unknown = table.columns.filter((name) => !known.includes(name));
  const missing = ["member", "measure", "year"].filter((name) => !table.columns.includes(name));
  return headerFaults(
    "an observation file",
    unknown,
    table.rows.length === 0 && missing.length === 3 ? [] : missing,
  );
}

function wideHeader(table: Table, lookup: Lookup): RowError[] {
  const unknown = table.columns.filter((name) => !["member", "year"].includes(name) && !lookup.item(name));
  const off = unknown.filter((name) => lookup.isOff(name));
  const faults = headerFaults(
    "an observation file",
    unknown.filter((name) => !lookup.isOff(name)),
    ["member", "year"].filter((name) => table.rows.length > 0 && !table.columns.includes(name)),
  );
  return [
    ...faults,
    ...off.map((name) => ({ row: 1, column: name, code: "switched_off", message: offWords(name) })),
  ];
}

function unpivot(cells: Record<string, string>): Record<string, string>[] {
  const { member = "", year = "", ...values } = cells;
  return Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(
      ([measure, value]): Record<string, string> =>
        /^n\/a$/i.test(value)
          ? { member, year, measure, state: "not_applicable" }
          : { member, year, measure, value },
    );
}
