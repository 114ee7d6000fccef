import { toCsv } from "~/exchange/csv";
import type { ReportModel } from "~/reports/model";
import { definitionsTable, figuresTable, membersTable, type Table } from "~/reports/tables";
import { dataPackage, readMe } from "./data-package";
import { textPart, zipped } from "./zip.server";

/**
 * All figures, one a row. Alone, the file begins with a byte-order mark, so that Excel takes it for UTF-8; in the
 * package it does not, as the standard of data packages wants it.
 */
export function renderCsv(model: ReportModel): string {
  return csvOf(figuresTable(model), { mark: true });
}

/** Figures, definitions and, where readers may see them, members' own values, as a Frictionless Data Package. */
export async function renderCsvZip(model: ReportModel): Promise<Uint8Array<ArrayBuffer>> {
  const members = membersTable(model);
  const tables = [figuresTable(model), ...(members ? [members] : []), definitionsTable(model)];
  return await zipped(
    [
      textPart("README.txt", readMe(model, tables)),
      textPart("datapackage.json", `${JSON.stringify(dataPackage(model, tables), null, 2)}\n`),
      ...tables.map((table) => textPart(`${table.name}.csv`, csvOf(table))),
    ],
    model.date,
  );
}

function csvOf({ fields, rows }: Table, options: { mark?: boolean } = {}): string {
  return toCsv(
    fields.map(({ name }) => name),
    rows,
    options,
  );
}
