import type { Catalog } from "~/domain/terms";
import type { RowError } from "~/exchange/opening/table";
import type { Preview } from "~/records/entry/preview-writes.server";
import type { ObservationRow } from "./row";

/** How a dry run answers: what storing each row would do. */

/** Rows in an answer; what comes after them is counted. */
const MAX_ROWS = 10_000;

export function previewAnswer(
  catalog: Catalog,
  {
    rows,
    previews,
    faults,
    more = {},
  }: { rows: ObservationRow[]; previews: Preview[]; faults: RowError[]; more?: Record<string, unknown> },
) {
  const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
  const parts = new Map(
    catalog.dimensions.flatMap(({ code: dimension, categories }) =>
      categories.map(({ id, code: category }) => [id, { dimension, category }] as const),
    ),
  );
  const counts = { new: 0, changed: 0, unchanged: 0, error: faults.length };
  for (const { verdict } of previews) if (verdict !== "error") counts[verdict]++;
  return {
    dryRun: true,
    counts,
    rows: rows.slice(0, MAX_ROWS).map((row, place) => {
      const { verdict = "error", before = null } = previews[place] ?? {};
      const part = row.categoryId === undefined ? undefined : parts.get(row.categoryId);
      return {
        row: row.line,
        sheet: row.sheet ?? null,
        member: slugs.get(row.memberId) ?? null,
        measure: row.code,
        year: row.year,
        dimension: part?.dimension ?? null,
        category: part?.category ?? null,
        state: row.state,
        value: row.value === null ? null : Number(row.value),
        note: row.note ?? null,
        verdict,
        before: before && { state: before.state, value: before.value === null ? null : Number(before.value) },
      };
    }),
    rowsLeftOut: Math.max(0, rows.length - MAX_ROWS),
    errors: faults
      .slice(0, MAX_ROWS)
      .map(({ row, column, code, message }) => ({ row, column, code, message })),
    ...more,
  };
}
