import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { memberYears } from "../domain/periods";
import type { MeasureSum, PairSum, Sums } from "../domain/sums";
import type { Catalog } from "../domain/types";

/**
 * Every sum of a roll-up for the years `from` to `to`, in one statement. The caller's list of active
 * member-years decides what counts; numbers come back as text, since they are exact.
 */
export async function readSums(db: TenantDb, catalog: Catalog, from: number, to: number): Promise<Sums> {
  const { members, metrics, collaborative } = catalog;
  const active = memberYears(members, collaborative.baselineYear, from, to);
  const shares = metrics.filter((metric) => metric.kind === "share");
  const idOf = new Map(catalog.measures.map((measure) => [measure.code, measure.id]));
  const list = (values: unknown[]) => sql.param(`{${values.join(",")}}`);
  const parts = shares.flatMap(({ id, numerator, denominator }) => [
    { metricId: id, measureId: idOf.get(numerator), isNumerator: true },
    { metricId: id, measureId: idOf.get(denominator ?? ""), isNumerator: false },
  ]);
  // Earlier years are looked up by window functions and pairs are made by grouping: with joins of the
  // figures to themselves, a planner without statistics compares every figure with every other.
  const result = await db.tx.execute(sql`
    with active as (
      select * from unnest(${list(active.map((a) => a.memberId))}::uuid[],
        ${list(active.map((a) => a.year))}::int[], ${list(active.map((a) => a.baselineYear))}::int[],
        ${list(active.map((a) => a.counted))}::boolean[]) as a (member_id, year, baseline_year, counted)
    ), part as (
      select * from unnest(${list(parts.map((one) => one.metricId))}::uuid[],
        ${list(parts.map((one) => one.measureId))}::uuid[],
        ${list(parts.map((one) => one.isNumerator))}::boolean[]) as p (metric_id, measure_id, is_numerator)
    ), cell as materialized (
      select o.measure_id, o.member_id, o.year, o.value, o.state = 'not_applicable' as not_applicable,
        a.counted,
        case when a.baseline_year <= o.year
          then max(o.value) filter (where o.year = a.baseline_year) over (partition by o.measure_id, o.member_id)
        end as base,
        max(o.value) over (partition by o.measure_id, o.member_id order by o.year
          range between 1 preceding and 1 preceding) as last
      from active a join observations o using (member_id, year)
      where o.collaborative_id = ${db.collaborativeId}
    ), metric_cell as (
      select p.metric_id, c.member_id, c.year, c.counted, p.is_numerator,
        c.value, c.base, c.last, c.not_applicable, false as alone
      from cell c join part p using (measure_id)
      union all
      select r.metric_id, r.member_id, r.year, a.counted, null, null, null, null,
        r.state = 'not_applicable', r.value is not null
      from active a join reported_shares r using (member_id, year)
      where r.collaborative_id = ${db.collaborativeId}
    ), figures as (
      select metric_id, year, bool_or(counted) as counted, bool_or(not_applicable) as not_applicable,
        bool_or(alone) as alone,
        max(value) filter (where is_numerator) as n, max(value) filter (where not is_numerator) as d,
        max(base) filter (where is_numerator) as n_base, max(base) filter (where not is_numerator) as d_base,
        max(last) filter (where is_numerator) as n_last, max(last) filter (where not is_numerator) as d_last
      from metric_cell group by metric_id, member_id, year
    ), pair as (
      select *, n is not null and d is not null as both_now,
        n is not null and d is not null and n_base is not null and d_base is not null as both_base,
        n is not null and d is not null and n_last is not null and d_last is not null as both_last
      from figures
    )
    select false as is_pair, measure_id as id, year,
      sum(value)::text as n, null as d, count(value)::int as reporting,
      count(*) filter (where not_applicable)::int as na, 0 as share_only,
      (sum(sum(value) filter (where counted)) over running)::text as n_since, null as d_since,
      count(value) filter (where counted)::int as span_reporting,
      count(*) filter (where counted and not_applicable)::int as span_na,
      count(value) filter (where base is not null)::int as base_size,
      (sum(value) filter (where base is not null))::text as n_cohort, null as d_cohort,
      (sum(base) filter (where value is not null))::text as n_base, null as d_base,
      count(value) filter (where last is not null)::int as last_size,
      (sum(value) filter (where last is not null))::text as n_recent, null as d_recent,
      (sum(last) filter (where value is not null))::text as n_last, null as d_last
    from cell group by measure_id, year window running as (partition by measure_id order by year)
    union all
    select true, metric_id, year,
      (sum(n) filter (where both_now))::text, (sum(d) filter (where both_now))::text,
      count(*) filter (where both_now)::int,
      count(*) filter (where not_applicable and not both_now)::int,
      count(*) filter (where alone and not both_now)::int,
      (sum(sum(n) filter (where both_now and counted)) over running)::text,
      (sum(sum(d) filter (where both_now and counted)) over running)::text,
      count(*) filter (where both_now and counted)::int,
      count(*) filter (where counted and not_applicable and not both_now)::int,
      count(*) filter (where both_base)::int,
      (sum(n) filter (where both_base))::text, (sum(d) filter (where both_base))::text,
      (sum(n_base) filter (where both_base))::text, (sum(d_base) filter (where both_base))::text,
      count(*) filter (where both_last)::int,
      (sum(n) filter (where both_last))::text, (sum(d) filter (where both_last))::text,
      (sum(n_last) filter (where both_last))::text, (sum(d_last) filter (where both_last))::text
    from pair group by metric_id, year window running as (partition by metric_id order by year)`);

  const rows = rowsOf<Row>(result);
  const activity = [];
  for (let year = from; year <= to; year++) {
    const here = active.filter((a) => a.year === year);
    activity.push({ year, active: here.length, counted: here.filter((a) => a.counted).length });
  }
  return {
    activity,
    measures: rows.filter((row) => !row.is_pair).map(measureSum),
    pairs: rows.filter((row) => row.is_pair).map(pairSum),
  };
}

interface Row {
  is_pair: boolean;
  id: string;
  year: number;
  reporting: number;
  na: number;
  share_only: number;
  span_reporting: number;
  span_na: number;
  base_size: number;
  last_size: number;
  n: string | null;
  d: string | null;
  n_since: string | null;
  d_since: string | null;
  n_cohort: string | null;
  d_cohort: string | null;
  n_base: string | null;
  d_base: string | null;
  n_recent: string | null;
  d_recent: string | null;
  n_last: string | null;
  d_last: string | null;
}

const measureSum = (row: Row): MeasureSum => ({
  measureId: row.id,
  year: row.year,
  total: row.n,
  reporting: row.reporting,
  notApplicable: row.na,
  sinceBaseline: row.n_since,
  span: { reporting: row.span_reporting, notApplicable: row.span_na },
  baseline: { size: row.base_size, now: row.n_cohort, before: row.n_base },
  lastYear: { size: row.last_size, now: row.n_recent, before: row.n_last },
});

const pairSum = (row: Row): PairSum => ({
  metricId: row.id,
  year: row.year,
  numerator: row.n,
  denominator: row.d,
  reporting: row.reporting,
  notApplicable: row.na,
  shareOnly: row.share_only,
  sinceBaseline: { numerator: row.n_since, denominator: row.d_since },
  span: { reporting: row.span_reporting, notApplicable: row.span_na },
  baseline: {
    size: row.base_size,
    numerator: row.n_cohort,
    denominator: row.d_cohort,
    numeratorBefore: row.n_base,
    denominatorBefore: row.d_base,
  },
  lastYear: {
    size: row.last_size,
    numerator: row.n_recent,
    denominator: row.d_recent,
    numeratorBefore: row.n_last,
    denominatorBefore: row.d_last,
  },
});
