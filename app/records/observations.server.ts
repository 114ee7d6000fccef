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
