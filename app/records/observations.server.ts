import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { Observation } from "../domain/types";
import { REVISION } from "./catalog.server";
import { instant } from "./instant";
import { TABLES, type TableKind } from "./observation-tables.server";

export interface ObservationFilter {
  memberIds?: string[] | undefined;
  /** Ids of measures and share metrics. */
  itemIds?: string[] | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** Of these items (ids), the years before `from` too. */
  earlierOf?: string[] | undefined;
  /** Besides the wholes, the categories of these measures (ids), or of all. */
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
  const found = rowsOf<Observation & { at: string }>(
    await db.tx.execute(sql`
      select (select ${REVISION} from collaboratives where id = ${db.collaborativeId}) as at, found.*
      from (select) as one left join (${storedThat(db, filter)}) as found on true`),
  );
  return { revision: found[0]?.at ?? "", observations: found.filter(({ itemId }) => itemId !== null) };
}

/** The statement behind it. */
export function storedThat(db: TenantDb, filter: ObservationFilter): SQL {
  const { categoriesOf } = filter;
  const parts = [one(db, filter, "measure"), one(db, filter, "share")];
  if (categoriesOf === "all") parts.push(one(db, filter, "category"));
  else if (categoriesOf && categoriesOf.length > 0)
    parts.push(one(db, { ...filter, itemIds: categoriesOf }, "category"));
  return sql.join(parts, sql` union all `);
}

function one(db: TenantDb, filter: ObservationFilter, table: TableKind) {
  const { name, item, category, computed } = TABLES[table];
  const list = (ids: string[]) => sql.param(`{${ids.join(",")}}`);
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
      and year <= ${filter.to ?? 9999} and (year >= ${filter.from ?? 0}
        ${filter.earlierOf ? sql`or ${item} = any(${list(filter.earlierOf)}::uuid[])` : sql``})`;
}
