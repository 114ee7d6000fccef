import { normal } from "../domain/fraction";
import type { Catalog, Observation } from "../domain/types";
import { toCsv } from "./csv";

/** The columns of an observation file as exported: those of an import, then what the app knows besides. */
export const EXPORT_COLUMNS = [
  "member",
  "measure",
  "year",
  "value",
  "state",
  "note",
  "source",
  "status",
  "periodStart",
  "periodEnd",
] as const;

export type ExportRow = Record<(typeof EXPORT_COLUMNS)[number], string | number | null>;

/** Observations as rows of codes, sorted by member, year and the order of the measures. */
export function exportRows(catalog: Catalog, observations: Observation[]): ExportRow[] {
  const items = [...catalog.measures, ...catalog.metrics];
  const order = new Map(items.map((item, place) => [item.id, place]));
  const code = new Map(items.map((item) => [item.id, item.code]));
  const slug = new Map(catalog.members.map((member) => [member.id, member.slug]));
  return observations
    .filter((row) => code.has(row.itemId) && slug.has(row.memberId))
    .map((row) => ({ row, slug: slug.get(row.memberId) ?? "", place: order.get(row.itemId) ?? 0 }))
    .sort((a, b) =>
      a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.row.year - b.row.year || a.place - b.place,
    )
    .map(({ row, slug: member }) => ({
      member,
      measure: code.get(row.itemId) ?? "",
      year: row.year,
      value: row.value === null ? null : normal(row.value),
      state: row.state,
      note: row.note,
      source: row.source,
      status: row.status,
      periodStart: row.periodStart,
      periodEnd: row.periodEnd,
    }));
}

/** @param mark put a byte-order mark before it, so that Excel takes it for UTF-8 */
export function observationsCsv(rows: ExportRow[], options: { mark?: boolean } = {}): string {
  return toCsv(
    EXPORT_COLUMNS,
    rows.map((row) => EXPORT_COLUMNS.map((column) => row[column])),
    options,
  );
}
