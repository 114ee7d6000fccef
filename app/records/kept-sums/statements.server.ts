import { type SQL, sql } from "drizzle-orm";

/**
 * The sums of docs/rules.md, section 4, as parts of one statement. Earlier years are looked up by window functions
 * and pairs are made by grouping: with joins of the figures to themselves, a planner without statistics
 * compares every figure with every other.
 */

/** Numerator and denominator of each share metric that is named or reads one of the measures. */
export const PARTS_OF_METRICS = (collaborativeId: string, measures: SQL, metrics: SQL) => sql`
  select m.id as metric_id, q.id as measure_id, q.code = m.numerator as is_numerator
  from metrics m join measures q on q.collaborative_id = m.collaborative_id and q.code in (m.numerator, m.denominator)
  where m.collaborative_id = ${collaborativeId} and m.kind = 'share'
    and (m.id = ${metrics} or exists (select from measures r where r.collaborative_id = m.collaborative_id
      and r.id = ${measures} and r.code in (m.numerator, m.denominator)))`;

/**
 * How comparable the member's definition of the measure is in that year: 0 same, 1 close, 2 different. Of the
 * definitions that reach the year, restated years included, the one that begins last.
 */
export const GRADE_OF_CELL = (collaborativeId: string) => sql`case
  -- Asked once a statement: most collaboratives have none, and then no cell is looked up.
  when (select exists (select from definitions where collaborative_id = ${collaborativeId})) then coalesce((
    select case d.grade when 'close' then 1 when 'different' then 2 else 0 end from definitions d
    where d.collaborative_id = o.collaborative_id and d.measure_id = o.measure_id and d.member_id = o.member_id
      and coalesce(d.restated_from, d.from_year) <= o.year
    order by d.from_year desc, d.id desc limit 1), 0)
  else 0 end`;

/** From the tables `part` and `cell`: `fresh`, one row a measure or share metric and year that `within` names. */
export const SUMS_OF_CELLS = (collaborativeId: string, measures: SQL, within: SQL) => sql`
  reaching as (
    select c.*,
      -- No member is compared with itself.
      case when baseline_year < year then max(value) filter (where year = baseline_year) over own end as base,
      max(grade) filter (where year = baseline_year and value is not null) over own as base_grade,
      max(value) filter (where active) over before as last,
      max(grade) filter (where active and value is not null) over before as last_grade,
      -- Whether the amount itself may be compared; the parts of a share cover the same months and always may.
      not uneven and not coalesce(bool_or(uneven) filter (where year = baseline_year) over own, false) as base_even,
      not uneven and not coalesce(bool_or(uneven) over before, false) as last_even
    from cell c
    window own as (partition by measure_id, member_id),
      before as (partition by measure_id, member_id order by year range between 1 preceding and 1 preceding)
  ), reached as (
    select * from reaching where active and year ${within}
  ), metric_cell as (
    select p.metric_id, c.member_id, c.year, c.counted, p.is_numerator, c.value, c.base, c.last,
      -- Whoever gave the share alone has spoken, whether the strategy concerns it or not.
      c.not_applicable and not (c.exempt and exists (select from reported_shares r
        where r.collaborative_id = ${collaborativeId} and r.metric_id = p.metric_id
          and r.member_id = c.member_id and r.year = c.year)) as not_applicable,
      false as alone, c.grade, c.base_grade, c.last_grade
    from reached c join part p using (measure_id)
    union all
    select r.metric_id, r.member_id, r.year, a.counted, null, null, null, null,
      r.state = 'not_applicable', r.value is not null, 0, 0, 0
    from reported_shares r join member_years a using (collaborative_id, member_id, year)
    where r.collaborative_id = ${collaborativeId} and r.metric_id in (select metric_id from part)
      and r.year ${within}
  ), figures as (
    select metric_id, year, bool_or(counted) as counted, bool_or(not_applicable) as not_applicable,
      bool_or(alone) as alone, max(grade) as grade, max(base_grade) as base_grade, max(last_grade) as last_grade,
      max(value) filter (where is_numerator) as n, max(value) filter (where not is_numerator) as d,
      max(base) filter (where is_numerator) as n_base, max(base) filter (where not is_numerator) as d_base,
      max(last) filter (where is_numerator) as n_last, max(last) filter (where not is_numerator) as d_last
    from metric_cell group by metric_id, member_id, year
  ), pair as (
    select *, n is not null and d is not null as both_now,
      n is not null and d is not null and n_base is not null and d_base is not null as both_base,
      n is not null and d is not null and n_last is not null and d_last is not null as both_last
    from figures
  ), fresh as (
    select measure_id as item_id, year, false as is_pair, count(value)::int as reporting,
      count(*) filter (where not_applicable)::int as not_applicable, 0 as share_only,
      sum(value) as n, null::numeric as d,
      count(value) filter (where counted)::int as span_reporting,
      count(*) filter (where counted and not_applicable)::int as span_not_applicable,
      sum(value) filter (where counted) as n_span, null::numeric as d_span,
      coalesce(max(grade) filter (where counted and value is not null), 0) as span_grade,
      count(value) filter (where base is not null and base_even)::int as base_size,
      sum(value) filter (where base is not null and base_even) as n_cohort, null::numeric as d_cohort,
      sum(base) filter (where value is not null and base_even) as n_base, null::numeric as d_base,
      count(value) filter (where last is not null and last_even)::int as last_size,
      sum(value) filter (where last is not null and last_even) as n_recent, null::numeric as d_recent,
      sum(last) filter (where value is not null and last_even) as n_last, null::numeric as d_last,
      coalesce(max(grade) filter (where value is not null), 0) as grade,
      coalesce(max(greatest(grade, base_grade)) filter (where value is not null and base is not null and base_even), 0)
        as base_grade,
      coalesce(max(greatest(grade, last_grade)) filter (where value is not null and last is not null and last_even), 0)
        as last_grade
    from reached where measure_id = ${measures} group by measure_id, year
    union all
    select metric_id, year, true, count(*) filter (where both_now)::int,
      count(*) filter (where not_applicable and not both_now)::int,
      count(*) filter (where alone and not both_now)::int,
      sum(n) filter (where both_now), sum(d) filter (where both_now),
      count(*) filter (where both_now and counted)::int,
      count(*) filter (where counted and not_applicable and not both_now)::int,
      sum(n) filter (where both_now and counted), sum(d) filter (where both_now and counted),
      coalesce(max(grade) filter (where both_now and counted), 0),
      count(*) filter (where both_base)::int,
      sum(n) filter (where both_base), sum(d) filter (where both_base),
      sum(n_base) filter (where both_base), sum(d_base) filter (where both_base),
      count(*) filter (where both_last)::int,
      sum(n) filter (where both_last), sum(d) filter (where both_last),
      sum(n_last) filter (where both_last), sum(d_last) filter (where both_last),
      coalesce(max(grade) filter (where both_now), 0),
      coalesce(max(greatest(grade, base_grade)) filter (where both_base), 0),
      coalesce(max(greatest(grade, last_grade)) filter (where both_last), 0)
    from pair group by metric_id, year
  )`;
