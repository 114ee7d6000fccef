import { type SQL, sql } from "drizzle-orm";
import type { Observation } from "~/domain/terms";
import { REVISION } from "~/records/collaboratives/catalog.server";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { TABLES, type TableKind } from "./tables.server";

export interface ObservationFilter {
  memberIds?: string[] | undefined;
  /** Ids of measures and share metrics. */
  itemIds?: string[] | undefined;
  years?: readonly number[] | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** Items (ids) read for the years before `from` as well. */
  earlierOf?: string[] | undefined;
  /** Measures (ids) whose categories are read along with the wholes, or all of them. */
  categoriesOf?: string[] | "all" | undefined;
}

/** Stored values that pass the filter, in one statement; without a filter, all of them but categories. */
export async function readObservations(db: TenantDb, filter: ObservationFilter): Promise<Observation[]> {
  return rowsOf<Observation>(await db.tx.execute(storedThat(db, filter)));
}

/** The same with the revision that they belong to, in one statement. */
export async function readObservationsAt(
  db: TenantDb,
  filter: ObservationFilter,
): Promise<{ revision: string; observations: Observation[] }> {
  const rows = rowsOf<Observation & { at: string }>(
    await db.tx.execute(sql`
      select (select ${REVISION} from collaboratives where id = ${db.collaborativeId}) as at, found.*
      from (select) as one left join (${storedThat(db, filter)}) as found on true`),
  );
  return { revision: rows[0]?.at ?? "", observations: rows.filter(({ itemId }) => itemId !== null) };
}

/** The statement. */
export function storedThat(db: TenantDb, filter: ObservationFilter): SQL {
  const { categoriesOf } = filter;
  const parts = [storedIn(db, filter, "measure"), storedIn(db, filter, "share")];
  if (categoriesOf === "all") parts.push(storedIn(db, filter, "category"));
  else if (categoriesOf && categoriesOf.length > 0)
    parts.push(storedIn(db, { ...filter, itemIds: categoriesOf }, "category"));
  return sql.join(parts, sql` union all `);
}

function storedIn(db: TenantDb, filter: ObservationFilter, table: TableKind) {
  const { name, item, category, computed } = TABLES[table];
  const list = (all: readonly (string | number)[]) => sql.param(`{${all.join(",")}}`);
  return sql`
    select ${sql.raw(table === "share" ? "'share'" : "'measure'")} as kind, ${item} as "itemId",
      ${category ?? sql.raw("null::uuid")} as "categoryId", member_id as "memberId", year, state,
      value::text as value, status, period_start::text as "periodStart", period_end::text as "periodEnd",
      note, source, revision, changed_by as "changedBy",
      ${instant("changed_at")} as "changedAt",
      ${computed ?? sql.raw("false")} as computed
    from ${name}
    where collaborative_id = ${db.collaborativeId}
      ${filter.memberIds ? sql`and member_id = any(${list(filter.memberIds)}::uuid[])` : sql``}
      ${filter.itemIds ? sql`and ${item} = any(${list(filter.itemIds)}::uuid[])` : sql``}
      ${filter.years ? sql`and year = any(${list(filter.years)}::int[])` : sql``}
      and year <= ${filter.to ?? 9999} and (year >= ${filter.from ?? 0}
        ${filter.earlierOf ? sql`or ${item} = any(${list(filter.earlierOf)}::uuid[])` : sql``})`;
}
