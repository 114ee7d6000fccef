import { type SQL, sql } from "drizzle-orm";
import { memberYears } from "~/domain/periods";
import type { Member } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { inOrder } from "~db/in-order";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readMembers } from "./member-rows.server";
import { GRADE_OF_CELL, PARTS_OF_METRICS, SUMS_OF_CELLS } from "./statements.server";

/**
 * Sums that pages read instead of adding up every value again. A change of a value, a member, or a definition
 * recomputes what follows from it in the same transaction. Nothing depends on what the caller read earlier:
 * once a writer has taken its turn, it sees everything that earlier writers stored.
 */

/** Goes up when the rules of the sums change: sums of older versions are recomputed at startup. */
export const KEPT_VERSION = 4;

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
  const all = sql`array(select generate_series(${FIRST_YEAR}::int, ${LAST_YEAR}::int))`;
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
          select coalesce(bool_or(my.year = my.baseline_year and t.year is not null), false)
              or exists (select from ${touched} as b join members m on m.id = b.member_id
                where m.collaborative_id = ${id} and m.baseline_year = b.year) as baseline,
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

/** After the formulas of these metrics (ids) changed, or they were added. */
export async function keepMetrics(db: TenantDb, metricIds: string[]): Promise<void> {
  await inOrder(db, [
    countingChange(db),
    summingUp(db, sql`any('{}'::uuid[])`, sql`any(${list(each(metricIds))}::uuid[])`),
  ]);
}

/** After a change that can concern every sum: of a membership, a baseline, a strategy that does not concern a member. */
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
  const active = memberYears(members, collaborative?.baseline ?? FIRST_YEAR, FIRST_YEAR, LAST_YEAR);
  await db.tx.execute(sql`
    with active as (
      select * from unnest(${list(active.map((a) => a.memberId))}::uuid[],
        ${list(active.map((a) => a.year))}::int[],
        ${list(active.map((a) => a.baselineYear))}::int[],
        ${list(active.map((a) => a.counted))}::boolean[],
        ${list(active.map((a) => a.transition))}::boolean[])
        as a (member_id, year, baseline_year, counted, transition)
    ), gone as (
      delete from member_years m where collaborative_id = ${db.collaborativeId}
        and member_id = any(${list(members.map(({ id }) => id))}::uuid[])
        and not exists (select from active a where a.member_id = m.member_id and a.year = m.year)
    )
    insert into member_years as my (collaborative_id, member_id, year, baseline_year, counted, transition, gave)
    select my.collaborative_id, my.member_id, my.year, a.baseline_year, a.counted, a.transition, ${GAVE}
    from active a cross join lateral
      (select ${db.collaborativeId}::uuid as collaborative_id, a.member_id, a.year) as my
    on conflict (collaborative_id, year, member_id) do update
      set baseline_year = excluded.baseline_year, counted = excluded.counted, transition = excluded.transition,
        gave = excluded.gave`);
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
 * same figures at once would each leave out what the other has just written. It also counts the change.
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
      select id as measure_id, kind, strategy from measures where collaborative_id = ${id}
        and (id = ${measures} or id in (select measure_id from part))
    ),
    cell as materialized (
      select o.measure_id, o.member_id, o.year, o.value, o.state = 'not_applicable' as not_applicable,
        a.counted, a.baseline_year, true as active, false as exempt, ${GRADE_OF_CELL(id)} as grade,
        -- Flows of more or fewer than twelve months are not compared with other years'.
        a.transition and w.kind = 'flow' as uneven
      from wanted w join observations o using (measure_id)
        join member_years a using (collaborative_id, member_id, year)
      where o.collaborative_id = ${id} and o.year ${needed}
      union all
      -- The baseline of a member that joined after its own baseline year (docs/rules.md, section 4.4).
      select o.measure_id, o.member_id, o.year, o.value, false, false, m.baseline_year, false, false,
        ${GRADE_OF_CELL(id)},
        w.kind = 'flow' and o.period_start + interval '1 year' <> o.period_end + interval '1 day'
      from wanted w join observations o using (measure_id)
        join members m on m.collaborative_id = o.collaborative_id and m.id = o.member_id
      where o.collaborative_id = ${id} and o.year ${needed}
        and m.baseline_year = o.year and o.period_end < m.joined_on
      union all
      -- A strategy that does not concern a member: nothing is recorded, and nothing expected.
      select w.measure_id, a.member_id, a.year, null, true, a.counted, a.baseline_year, true, true, 0, false
      from members m cross join lateral jsonb_array_elements(m.exemptions) as e
        join wanted w on w.strategy = e ->> 'strategy'
        join member_years a on a.collaborative_id = m.collaborative_id and a.member_id = m.id
          and a.year between (e ->> 'from')::int and coalesce((e ->> 'until')::int, ${LAST_YEAR}::int)
      where m.collaborative_id = ${id} and m.exemptions <> '[]' and a.year ${needed}
        and not exists (select from observations o where o.collaborative_id = m.collaborative_id
          and o.measure_id = w.measure_id and o.member_id = m.id and o.year = a.year)
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
  "is_pair",
  "reporting",
  "not_applicable",
  "share_only",
  "n",
  "d",
  "span_reporting",
  "span_not_applicable",
  "n_span",
  "d_span",
  "span_grade",
  "base_size",
  "n_cohort",
  "d_cohort",
  "n_base",
  "d_base",
  "last_size",
  "n_recent",
  "d_recent",
  "n_last",
  "d_last",
  "grade",
  "base_grade",
  "last_grade",
];
const COLUMNS = sql.raw(["item_id", "year", ...VALUES].join(", "));
const UPDATES = sql.raw(VALUES.map((name) => `${name} = excluded.${name}`).join(", "));

const list = (values: unknown[]) => sql.param(`{${values.join(",")}}`);
const each = <T>(values: T[]) => [...new Set(values)];
