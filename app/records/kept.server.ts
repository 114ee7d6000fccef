import { type SQL, sql } from "drizzle-orm";
import { inOrder } from "~db/in-order";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { memberYears } from "../domain/periods";
import type { Member } from "../domain/types";
import { GRADE_OF_CELL, PARTS_OF_METRICS, SUMS_OF_CELLS } from "./kept-statements.server";
import { readMembers } from "./member-rows.server";

/**
 * Sums that pages read instead of adding up every value again. Whoever changes a value, a member or a
 * definition has what follows from it computed anew in the same transaction. Nothing of it depends on what
 * the caller has read before: after taking its turn, a writer sees all that earlier ones have stored.
 */

/** Goes up when the rules of the sums change: what was kept by older ones is computed anew at the start. */
export const KEPT_VERSION = 2;

/** Years that a membership may reach into; the same bounds as for a reporting year. */
const [FIRST, LAST] = [1990, 2100];

/** What has changed: values of these members, years, measures and share metrics (ids). */
export interface Touched {
  memberIds: string[];
  years: number[];
  measureIds: string[];
  metricIds: string[];
}

/** After values have changed. */
export async function keepSums(db: TenantDb, touched: Touched): Promise<void> {
  await inOrder(db, keepingSums(db, touched));
}

/** The statements behind it, in order. */
export function keepingSums(db: TenantDb, { memberIds, years, measureIds, metricIds }: Touched): SQL[] {
  const id = db.collaborativeId;
  const touched = sql`(
    select member_id, year from unnest(${list(each(memberIds))}::uuid[]) as member_id
      cross join unnest(${list(each(years))}::int[]) as year)`;
  // The year after is compared with the one that has changed.
  const followed = list(each(years.flatMap((year) => [year, year + 1])));
  const before = list(each(years.flatMap((year) => [year - 1, year, year + 1])));
  const all = sql`array(select generate_series(${FIRST}::int, ${LAST}::int))`;
  return [
    countingChange(db),
    sql`
      update member_years as my set gave = not gave from ${touched} as t
      where my.collaborative_id = ${id} and my.member_id = t.member_id and my.year = t.year
        and my.gave <> ${GAVE}`,
    summingUp(
      db,
      sql`any(${list(each(measureIds))}::uuid[])`,
      sql`any(${list(each(metricIds))}::uuid[])`,
      // With a baseline, every year is compared; without, each year needs the one before and the baselines.
      sql`
        select
          case when found.baseline then ${all} else ${followed}::int[] end as years,
          case when found.baseline then ${all} else ${before}::int[] || found.baselines end as needed
        from (
          select coalesce(bool_or(my.year = my.baseline_year and t.year is not null), false) as baseline,
            coalesce(array_agg(distinct my.baseline_year::int), '{}') as baselines
          from member_years my left join ${touched} as t on t.member_id = my.member_id and t.year = my.year
          where my.collaborative_id = ${id} and my.year = any(${followed}::int[])
        ) as found`,
    ),
  ];
}

/** After a definition of these measures (ids) was recorded or withdrawn: it may reach any year. */
export async function keepMeasures(db: TenantDb, measureIds: string[]): Promise<void> {
  await inOrder(db, [
    countingChange(db),
    summingUp(db, sql`any(${list(each(measureIds))}::uuid[])`, sql`any('{}'::uuid[])`),
  ]);
}

/** After a change that can concern every sum: of a membership, a baseline, a metric's formula. */
export async function keepEverything(db: TenantDb): Promise<void> {
  await inOrder(db, [
    countingChange(db),
    summingUp(
      db,
      sql`any(select id from measures where collaborative_id = ${db.collaborativeId})`,
      sql`any(select id from metrics where collaborative_id = ${db.collaborativeId})`,
    ),
  ]);
}

/** After members were added or a membership, fiscal year or baseline year changed: when they count. */
export async function keepMembers(db: TenantDb, members: Member[]): Promise<void> {
  await countChange(db);
  const [collaborative] = rowsOf<{ baseline: number }>(
    await db.tx.execute(
      sql`select baseline_year as baseline from collaboratives where id = ${db.collaborativeId}`,
    ),
  );
  const active = memberYears(members, collaborative?.baseline ?? FIRST, FIRST, LAST);
  await db.tx.execute(sql`
    with active as (
      select * from unnest(${list(active.map((a) => a.memberId))}::uuid[],
        ${list(active.map((a) => a.year))}::int[],
        ${list(active.map((a) => a.baselineYear))}::int[],
        ${list(active.map((a) => a.counted))}::boolean[]) as a (member_id, year, baseline_year, counted)
    ), gone as (
      delete from member_years m where collaborative_id = ${db.collaborativeId}
        and member_id = any(${list(members.map(({ id }) => id))}::uuid[])
        and not exists (select from active a where a.member_id = m.member_id and a.year = m.year)
    )
    insert into member_years as my (collaborative_id, member_id, year, baseline_year, counted, gave)
    select my.collaborative_id, my.member_id, my.year, a.baseline_year, a.counted, ${GAVE}
    from active a cross join lateral
      (select ${db.collaborativeId}::uuid as collaborative_id, a.member_id, a.year) as my
    on conflict (collaborative_id, year, member_id) do update
      set baseline_year = excluded.baseline_year, counted = excluded.counted, gave = excluded.gave`);
}

/** Everything that is kept for a collaborative: members' years and all sums. */
export async function keepFromScratch(db: TenantDb): Promise<void> {
  // Members are read when nobody else can store what follows from them any more.
  await countChange(db);
  await keepMembers(db, await readMembers(db));
  await keepEverything(db);
  await db.tx.execute(
    sql`update collaboratives set kept_version = ${KEPT_VERSION} where id = ${db.collaborativeId}`,
  );
}

/** Did the member of the row `my` give any number for its year? */
const GAVE = sql`(
  exists (select from observations o where o.collaborative_id = my.collaborative_id
    and o.member_id = my.member_id and o.year = my.year and o.state = 'value')
  or exists (select from reported_shares o where o.collaborative_id = my.collaborative_id
    and o.member_id = my.member_id and o.year = my.year and o.state = 'value'))`;

/**
 * Writers of one collaborative take turns from here to the end of their transactions: two that sum up the
 * same figures at once would each leave out what the other has just written. It counts the change, too.
 */
export async function countChange(db: TenantDb): Promise<void> {
  await db.tx.execute(countingChange(db));
}

/** What follows is planned once a connection: for one edited value, planning takes longer than summing up. */
const countingChange = (db: TenantDb) =>
  sql`update collaboratives set revision = revision + 1 where id = ${db.collaborativeId}
    returning set_config('plan_cache_mode', 'force_generic_plan', true)`;

/**
 * Computes the sums of these measures, and of the metrics that read them or are named.
 * @param reach one row: the years that are summed up, and those whose cells that takes; left out, all years
 */
function summingUp(db: TenantDb, measures: Condition, metrics: Condition, reach?: Condition): SQL {
  const id = db.collaborativeId;
  const within = reach ? sql`= any((select years from reach)::int[])` : sql`is not null`;
  const needed = reach ? sql`= any((select needed from reach)::int[])` : sql`is not null`;
  return sql`
    with ${reach ? sql`reach as materialized (${reach}),` : sql``}
    part as (${PARTS_OF_METRICS(id, measures, metrics)}),
    wanted as (
      select id as measure_id from measures where collaborative_id = ${id} and id = ${measures}
      union select measure_id from part
    ),
    cell as materialized (
      select o.measure_id, o.member_id, o.year, o.value, o.state = 'not_applicable' as not_applicable,
        a.counted, a.baseline_year, ${GRADE_OF_CELL(id)} as grade
      from wanted w join observations o using (measure_id)
        join member_years a using (collaborative_id, member_id, year)
      where o.collaborative_id = ${id} and o.year ${needed}
    ), ${SUMS_OF_CELLS(id, measures, within)},
    gone as (
      delete from kept_sums k where k.collaborative_id = ${id} and k.year ${within}
        and (k.item_id = ${measures} or k.item_id in (select metric_id from part))
        and not exists (select from fresh f where f.item_id = k.item_id and f.year = k.year)
    )
    insert into kept_sums (collaborative_id, ${COLUMNS})
    select ${id}::uuid, ${COLUMNS} from fresh
    on conflict (collaborative_id, item_id, year) do update set ${UPDATES}`;
}

type Condition = ReturnType<typeof sql>;

const VALUES = [
  ...["is_pair", "reporting", "not_applicable", "share_only", "n", "d"],
  ...["span_reporting", "span_not_applicable", "n_span", "d_span", "span_grade"],
  ...["base_size", "n_cohort", "d_cohort", "n_base", "d_base"],
  ...["last_size", "n_recent", "d_recent", "n_last", "d_last"],
  ...["grade", "base_grade", "last_grade"],
];
const COLUMNS = sql.raw(["item_id", "year", ...VALUES].join(", "));
const UPDATES = sql.raw(VALUES.map((name) => `${name} = excluded.${name}`).join(", "));

const list = (values: unknown[]) => sql.param(`{${values.join(",")}}`);
const each = <T>(values: T[]) => [...new Set(values)];
