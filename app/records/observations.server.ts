import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { Observation } from "../domain/types";

export interface ObservationFilter {
  memberIds?: string[] | undefined;
  /** Ids of measures and share metrics. */
  itemIds?: string[] | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** Stored values that pass the filter, in one statement; without a filter, all of them. */
export async function readObservations(db: TenantDb, filter: ObservationFilter): Promise<Observation[]> {
  const list = (ids: string[]) => sql.param(`{${ids.join(",")}}`);
  const one = (kind: "measure" | "share", table: string, item: string) => sql`
    select ${sql.raw(`'${kind}'`)} as kind, ${sql.raw(item)} as "itemId", member_id as "memberId", year, state,
      value::text as value, status, period_start::text as "periodStart", period_end::text as "periodEnd",
      note, source, revision, changed_by as "changedBy",
      to_char(changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
    from ${sql.raw(table)}
    where collaborative_id = ${db.collaborativeId}
      ${filter.memberIds ? sql`and member_id = any(${list(filter.memberIds)}::uuid[])` : sql``}
      ${filter.itemIds ? sql`and ${sql.raw(item)} = any(${list(filter.itemIds)}::uuid[])` : sql``}
      and year between ${filter.from ?? 0} and ${filter.to ?? 9999}`;
  const result = await db.tx.execute(sql`${one("measure", "observations", "measure_id")}
    union all ${one("share", "reported_shares", "metric_id")}`);
  return rowsOf<Observation>(result);
}

/** How many numbers each member gave in each of the years. */
export async function countNumbers(
  db: TenantDb,
  from: number,
  to: number,
): Promise<(memberId: string, year: number) => number> {
  const result = await db.tx.execute(sql`
    select member_id as "memberId", year, count(*)::int as numbers from (
      select member_id, year from observations
      where collaborative_id = ${db.collaborativeId} and year between ${from} and ${to} and state = 'value'
      union all
      select member_id, year from reported_shares
      where collaborative_id = ${db.collaborativeId} and year between ${from} and ${to} and state = 'value'
    ) as given group by member_id, year`);
  const rows = rowsOf<{ memberId: string; year: number; numbers: number }>(result);
  const byKey = new Map(rows.map((row) => [`${row.memberId} ${row.year}`, row.numbers]));
  return (memberId, year) => byKey.get(`${memberId} ${year}`) ?? 0;
}
