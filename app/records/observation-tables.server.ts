import { sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";
import type { Observation } from "../domain/types";

/** Where values are stored: wholes, shares without their counts, and the categories of breakdowns. */
export type TableKind = "measure" | "share" | "category";

export const TABLES = {
  measure: {
    name: sql.raw("observations"),
    item: sql.raw("measure_id"),
    category: null,
    computed: sql.raw("computed"),
  },
  share: { name: sql.raw("reported_shares"), item: sql.raw("metric_id"), category: null, computed: null },
  category: {
    name: sql.raw("category_observations"),
    item: sql.raw("measure_id"),
    category: sql.raw("category_id"),
    computed: null,
  },
};

export function tableOf({ kind, categoryId }: Pick<Observation, "kind" | "categoryId">): TableKind {
  return categoryId === null ? kind : "category";
}

/** A value's place. */
export type Place = Pick<Observation, "kind" | "itemId" | "categoryId" | "memberId" | "year">;

export function placeKey({ memberId, itemId, categoryId, year }: Omit<Place, "kind">): string {
  return `${memberId} ${itemId} ${categoryId ?? ""} ${year}`;
}

/** Stores rows over what is there, one statement a table. */
export async function upsertRows(db: TenantDb, rows: Observation[]): Promise<void> {
  for (const table of Object.keys(TABLES) as TableKind[]) {
    const own = rows.filter((row) => tableOf(row) === table);
    if (own.length === 0) continue;
    const { name, item, category } = TABLES[table];
    const key = category ? sql`${item}, ${category}` : item;
    await db.tx.execute(sql`
      insert into ${name} (collaborative_id, ${key}, member_id, year, state, value, status, period_start,
        period_end, note, source, revision, changed_by, changed_at)
      select ${db.collaborativeId}::uuid, "itemId", ${category ? sql.raw('"categoryId",') : sql``} "memberId", year,
        state, value::numeric, status, "periodStart", "periodEnd", note, source, revision, "changedBy", now()
      from json_to_recordset(${JSON.stringify(own)}::json) as r ("itemId" uuid, "categoryId" uuid,
        "memberId" uuid, year int, state text, value text, status text, "periodStart" date, "periodEnd" date,
        note text, source text, revision int, "changedBy" text)
      on conflict (collaborative_id, ${key}, year, member_id) do update set state = excluded.state,
        value = excluded.value, status = excluded.status, period_start = excluded.period_start,
        period_end = excluded.period_end, note = excluded.note, source = excluded.source,
        revision = excluded.revision, changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
  }
}

/** Removes what is stored at these places, one statement a table. */
export async function removeRows(db: TenantDb, places: Place[]): Promise<void> {
  for (const table of Object.keys(TABLES) as TableKind[]) {
    const own = places
      .filter((place) => tableOf(place) === table)
      .map(({ itemId, categoryId, memberId, year }) => ({ itemId, categoryId, memberId, year }));
    if (own.length === 0) continue;
    const { name, item, category } = TABLES[table];
    await db.tx.execute(sql`
      delete from ${name} using json_to_recordset(${JSON.stringify(own)}::json)
        as r ("itemId" uuid, "categoryId" uuid, "memberId" uuid, year int)
      where collaborative_id = ${db.collaborativeId} and ${item} = r."itemId"
        ${category ? sql`and ${category} = r."categoryId"` : sql``}
        and ${name}.member_id = r."memberId" and ${name}.year = r.year`);
  }
}
