import type { Catalog } from "../domain/types";
import { EXPORT_COLUMNS } from "./observation-columns";
import { type Lookup, lookupOf, type ObservationRow, onceEach, readRow } from "./observation-row";
import { FileError, type RowError, type Table } from "./table";

/**
 * Looks up every row of an observation file, long form (one value a row) or wide form (one column a measure).
 * A row whose measure is a share metric is a share reported without its counts, as a fraction.
 * @throws FileError with every faulty row.
 */
export function readObservationRows(table: Table, catalog: Catalog): ObservationRow[] {
  const lookup = lookupOf(catalog);
  const long = table.columns.includes("measure");
  const errors = long ? longHeader(table) : wideHeader(table, lookup);
  if (errors.length > 0) throw new FileError(errors);
  const found = onceEach();
  for (const row of table.rows) {
    if (row.width >= 0 && row.width !== table.columns.length) {
      const message = `The row has ${row.width} fields, the header has ${table.columns.length}.`;
      errors.push({ row: row.line, column: null, code: "wrong_width", message });
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
      const twice = found.add(read);
      if (twice) errors.push(twice);
    }
  }
  if (errors.length > 0) throw new FileError(errors);
  return found.rows;
}

function longHeader(table: Table): RowError[] {
  const known: readonly string[] = EXPORT_COLUMNS;
  const unknown = table.columns.filter((name) => !known.includes(name));
  const missing = ["member", "measure", "year"].filter((name) => !table.columns.includes(name));
  return headerErrors(unknown, table.rows.length === 0 && missing.length === 3 ? [] : missing);
}

function wideHeader(table: Table, lookup: Lookup): RowError[] {
  const unknown = table.columns.filter((name) => !["member", "year"].includes(name) && !lookup.item(name));
  return headerErrors(
    unknown,
    ["member", "year"].filter((name) => table.rows.length > 0 && !table.columns.includes(name)),
  );
}

function headerErrors(unknown: string[], missing: string[]): RowError[] {
  return [
    ...unknown.map((column) => ({
      row: 1,
      column,
      code: "unknown_column",
      message: `“${column}” is not a column of an observation file.`,
    })),
    ...missing.map((column) => ({
      row: 1,
      column,
      code: "missing_column",
      message: `The column “${column}” is missing.`,
    })),
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
