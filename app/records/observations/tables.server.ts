import { type SQL, sql } from "drizzle-orm";
import type { Observation } from "~/domain/terms";
import type { TenantDb } from "~db/tenant";

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

/** Overwrites stored rows, as drafts by the current actor: one statement per table. */
export function upserting(db: TenantDb, rows: Observation[]): SQL[] {
  return byTable(rows).map(([table, own]) => {
    const { name, item, category } = TABLES[table];
    const key = category ? sql`${item}, ${category}` : item;
    // What is left out is null; names are short, since every row repeats them.
    const recordset = own.map((row) => ({
      q: row.itemId,
      c: row.categoryId ?? undefined,
      m: row.memberId,
      y: row.year,
      s: row.state,
      v: row.value ?? undefined,
      f: row.periodStart,
      t: row.periodEnd,
      n: row.note ?? undefined,
      o: row.source ?? undefined,
      r: row.revision,
    }));
    return sql`
      insert into ${name} (collaborative_id, ${key}, member_id, year, state, value, status, period_start,
        period_end, note, source, revision, changed_by, changed_at)
      select ${db.collaborativeId}::uuid, q, ${category ? sql.raw("c,") : sql``} m, y, s, v, 'draft', f, t, n, o,
        r, ${db.actor.name}, now()
      from json_to_recordset(${JSON.stringify(recordset)}::json) as r (q uuid, c uuid, m uuid, y int, s text,
        v numeric, f date, t date, n text, o text, r int)
      on conflict (collaborative_id, ${key}, year, member_id) do update set state = excluded.state,
        value = excluded.value, status = excluded.status, period_start = excluded.period_start,
        period_end = excluded.period_end, note = excluded.note, source = excluded.source,
        revision = excluded.revision, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
  });
}

/** Removes what is stored at these places, one statement a table. */
export function removing(db: TenantDb, places: Place[]): SQL[] {
  return byTable(places).map(([table, own]) => {
    const { name, item, category } = TABLES[table];
    const recordset = own.map(({ itemId, categoryId, memberId, year }) => ({
      itemId,
      categoryId,
      memberId,
      year,
    }));
    return sql`
      delete from ${name} using json_to_recordset(${JSON.stringify(recordset)}::json)
        as r ("itemId" uuid, "categoryId" uuid, "memberId" uuid, year int)
      where collaborative_id = ${db.collaborativeId} and ${item} = r."itemId"
        ${category ? sql`and ${category} = r."categoryId"` : sql``}
        and ${name}.member_id = r."memberId" and ${name}.year = r.year`;
  });
}

function byTable<T extends Pick<Observation, "kind" | "categoryId">>(rows: T[]): [TableKind, T[]][] {
  return (Object.keys(TABLES) as TableKind[])
    .map((table): [TableKind, T[]] => [table, rows.filter((row) => tableOf(row) === table)])
    .filter(([, own]) => own.length > 0);
}
