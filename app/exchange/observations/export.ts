import { normal } from "~/domain/numbers/fraction";
import { transitionIn } from "~/domain/periods";
import type { Withheld } from "~/domain/rollup/figures";
import type { Catalog, Observation } from "~/domain/terms";
import { toCsv } from "~/exchange/csv";
import { EXPORT_COLUMNS } from "./columns";

export type ExportRow = Record<(typeof EXPORT_COLUMNS)[number], string | number | null>;

/** A stored value to export. If withheld, it goes out without its number and names the rule. */
export type Outgoing = Observation & { withheld?: Withheld };

/** Observations as rows of codes, sorted by member, year, and the order of the measures and categories. */
export function exportRows(catalog: Catalog, observations: Outgoing[]): ExportRow[] {
  const items = [...catalog.measures, ...catalog.metrics];
  const order = new Map(items.map((item, place) => [item.id, place]));
  const code = new Map(items.map((item) => [item.id, item.code]));
  const groups = catalog.dimensions.flatMap(({ code: dimension, categories, measures }) =>
    categories.map(({ id, code: category }) => ({ id, dimension, category, measures })),
  );
  const group = new Map(groups.map(({ id, ...names }, place) => [id, { ...names, place: place + 1 }]));
  const slug = new Map(catalog.members.map((member) => [member.id, member.slug]));
  return (
    observations
      .filter((row) => code.has(row.itemId) && slug.has(row.memberId))
      // Values of a breakdown that the measure no longer has stay stored but are not shown.
      .filter(
        ({ categoryId, itemId }) =>
          categoryId === null || group.get(categoryId)?.measures.includes(code.get(itemId) ?? ""),
      )
      .map((row) => ({
        row,
        slug: slug.get(row.memberId) ?? "",
        place: order.get(row.itemId) ?? 0,
        part: group.get(row.categoryId ?? "") ?? { dimension: null, category: null, place: 0 },
      }))
      .sort((a, b) =>
        a.slug < b.slug
          ? -1
          : a.slug > b.slug
            ? 1
            : a.row.year - b.row.year || a.place - b.place || a.part.place - b.part.place,
      )
      .map(({ row, slug: member, part: { dimension, category } }) => ({
        member,
        measure: code.get(row.itemId) ?? "",
        year: row.year,
        value: row.value === null || row.withheld ? null : normal(row.value),
        dimension,
        category,
        state: row.withheld ? "withheld" : row.state,
        note: row.withheld ? `withheld to protect members: ${row.withheld.detail}` : row.note,
        source: row.withheld ? null : row.source,
        status: row.status,
        periodStart: row.periodStart,
        periodEnd: row.periodEnd,
        transitionMonths: transitionIn({ start: row.periodStart, end: row.periodEnd }),
      }))
  );
}

/** @param options.mark start with a byte-order mark, so that Excel reads the file as UTF-8 */
export function observationsCsv(rows: ExportRow[], options: { mark?: boolean } = {}): string {
  return toCsv(
    EXPORT_COLUMNS,
    rows.map((row) => EXPORT_COLUMNS.map((column) => row[column])),
    options,
  );
}
