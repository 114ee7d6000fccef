import { type SQL, sql } from "drizzle-orm";
import { seesEverything } from "~/domain/disclosure/disclosure";
import type { CheckedValue } from "~/domain/entry/find-values";
import { idsOfShares } from "~/domain/entry/soft-checks";
import type { Catalog, Viewer } from "~/domain/terms";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** What the soft checks compare. */

export interface Checked {
  /** Left out: every member that the viewer may reach. */
  memberIds?: string[] | undefined;
  years: number[];
  /** Ids of measures and share metrics; left out: all. */
  itemIds?: string[] | undefined;
}

/**
 * These members' values, of their years and the year before, and everybody's where a year's shares need them.
 * One statement; the others' values of an item and year come as one text, since there may be tens of thousands.
 */
export async function readChecked(
  db: TenantDb,
  catalog: Catalog,
  { memberIds, years, itemIds }: Checked,
  viewer: Viewer,
): Promise<CheckedValue[]> {
  const shared = idsOfShares(catalog, itemIds);
  const compared = [...new Set(years.flatMap((year) => [year - 1, year]))];
  const selected = itemIds ? [...new Set([...itemIds, ...shared])] : null;
  const own = (kind: Kind) => {
    const { table, item, computed } = TABLES[kind];
    return sql`
      select ${sql.raw(`'${kind}'`)} as kind, ${item} as "itemId", member_id as "memberId", year,
        value::text as value, ${computed} as computed
      from ${table} where collaborative_id = ${db.collaborativeId} and value is not null
        and year = any(${list(compared)}::int[])
        ${memberIds ? sql`and member_id = any(${list(memberIds)}::uuid[])` : sql``}
        ${selected ? sql`and ${item} = any(${list(selected)}::uuid[])` : sql``}`;
  };
  const seesPeers = memberIds !== undefined && seesEverything(viewer);
  const others = catalog.members.flatMap(({ id }) => (memberIds?.includes(id) ? [] : [id]));
  const peers = (kind: Kind) => {
    const { table, item } = TABLES[kind];
    return sql`
      select ${sql.raw(`'${kind}'`)} as kind, ${item} as "itemId", null as "memberId", year,
        string_agg(place || ':' || value, ' ') as value, false as computed
      from ${table} join unnest(${list(others)}::uuid[]) with ordinality as other (id, place) on id = member_id
      where collaborative_id = ${db.collaborativeId} and value is not null
        and year = any(${list(years)}::int[]) and ${item} = any(${list(shared)}::uuid[])
      group by ${item}, year`;
  };
  const parts = [own("measure"), own("share"), ...(seesPeers ? [peers("measure"), peers("share")] : [])];
  const rows = rowsOf<Row>(await db.tx.execute(sql.join(parts, sql` union all `)));
  return rows.flatMap((row) => (row.memberId === null ? valuesOfOthers(row, others) : [row as CheckedValue]));
}

type Kind = CheckedValue["kind"];
type Row = Omit<CheckedValue, "memberId"> & { memberId: string | null };

const TABLES: Record<Kind, { table: SQL; item: SQL; computed: SQL }> = {
  measure: { table: sql`observations`, item: sql`measure_id`, computed: sql`computed` },
  share: { table: sql`reported_shares`, item: sql`metric_id`, computed: sql`false` },
};

const list = (all: readonly (string | number)[]) => sql.param(`{${all.join(",")}}`);

/** "3:120 7:4.5": values by the places of their members, counted from 1. */
function valuesOfOthers({ kind, itemId, year, value }: Row, others: string[]): CheckedValue[] {
  return (value ?? "").split(" ").map((entry): CheckedValue => {
    const cut = entry.indexOf(":");
    const memberId = others[Number(entry.slice(0, cut)) - 1] ?? "";
    return { kind, itemId, year, memberId, value: entry.slice(cut + 1) };
  });
}
