import { sql } from "drizzle-orm";
import { type Disclosed, discloseBreakdowns, seesEverything } from "~/domain/disclosure/disclosure";
import { type SplitMember, sumsOfGroups } from "~/domain/disclosure/group-parts";
import { overTime } from "~/domain/disclosure/over-time/changed";
import { withholdGroups } from "~/domain/disclosure/small-cells";
import { normal } from "~/domain/numbers/fraction";
import { isActive } from "~/domain/periods";
import {
  type Breakdown,
  breakDown,
  type SplitFigure,
  type SplitSum,
  splitFigures,
} from "~/domain/rollup/breakdowns";
import type { Rollup, Withheld } from "~/domain/rollup/figures";
import type { Catalog, Dimension, Observation, Viewer } from "~/domain/terms";
import { readObservations } from "~/records/observations/observations.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { atOneRevision } from "./at-one-revision.server";
import { readBasis } from "./basis.server";
import { yearOf } from "./rollup.server";

/** Which breakdowns are wanted, and by whom. */
export interface BreakdownQuery {
  viewer: Viewer;
  catalog: Catalog;
  /** The wholes, as the viewer may see them. */
  rollup: Disclosed<Rollup>;
  year: number;
  dimension: Dimension;
}

/** Everything that a dimension splits in one year, as this viewer may see it, by the code of the figure. */
export async function readBreakdowns(
  db: TenantDb,
  { viewer, catalog, rollup, year, dimension }: BreakdownQuery,
): Promise<Map<string, Disclosed<Breakdown>>> {
  const figures = splitFigures(catalog, dimension);
  const whole = wholesOf(rollup, year);
  const breakdownsFrom = (sums: SplitSum[]) =>
    figures.map((figure) => breakDown({ figure, dimension, year, sums, whole: whole(figure.code) }));
  const byFigure = (list: Disclosed<Breakdown>[]) =>
    new Map(list.map((breakdown) => [breakdown.figure, breakdown]));
  if (seesEverything(viewer))
    return byFigure(
      discloseBreakdowns(breakdownsFrom(await readSplitSums(db, figures, year, dimension)), new Map()),
    );
  // Disclosure depends on whose numbers are in a sum, so the sums come from the same rows.
  const { policy } = catalog.collaborative;
  const shown = await atOneRevision(db, catalog, async (at) => {
    const basis = await readBasis(db, { catalog: at, policy, readers: "members", categories: true });
    if (basis !== "stored") return basis;
    return { observations: await readSplit(db, at, year, [dimension]), withheldSplits: [] as string[] };
  });
  const members = splitMembers(catalog, shown.observations, year, dimension);
  if (shown.withheldSplits.includes(`${dimension.id} ${year}`)) {
    const whole = breakdownsFrom(sumsOfGroups({ dimension, figures, members }));
    return byFigure(discloseBreakdowns(whole, allGroups(whole, overTime(policy.minimumContributors))));
  }
  const hidden = withholdGroups({
    dimension,
    figures,
    members,
    own: viewer.memberId,
    policy,
    whole: (code) => whole(code).withheld,
  });
  return byFigure(discloseBreakdowns(breakdownsFrom(sumsOfGroups({ dimension, figures, members })), hidden));
}

/** Every group of the breakdowns under one rule. */
export function allGroups(breakdowns: Breakdown[], rule: Withheld): Map<string, Withheld> {
  return new Map(
    breakdowns.flatMap(({ figure, groups, notRecorded }) =>
      [...groups, ...(notRecorded ? [notRecorded] : [])].map(
        ({ category }) => [`${figure} ${category}`, rule] as const,
      ),
    ),
  );
}

/** The whole of each figure of one year, by its code. */
export function wholesOf(rollup: Disclosed<Rollup>, year: number) {
  const { totals, metrics } = yearOf(rollup, year);
  return (code: string) => {
    const metric = metrics.find(({ metric }) => metric === code);
    if (metric) return metric;
    const total = totals.find(({ measure }) => measure === code);
    const { value = null, reporting = 0, expected = 0, withheld = null } = total ?? {};
    return { numerator: value, denominator: null, reporting, expected, withheld };
  };
}

/** Totals and categories of one year of everything that the dimensions split. */
export function readSplit(
  db: TenantDb,
  catalog: Catalog,
  year: number,
  dimensions: Dimension[],
): Promise<Observation[]> {
  const codes = new Set(dimensions.flatMap(({ measures }) => measures));
  const ids = catalog.measures.filter(({ code }) => codes.has(code)).map(({ id }) => id);
  if (ids.length === 0) return Promise.resolve([]);
  return readObservations(db, { itemIds: ids, from: year, to: year, categoriesOf: ids });
}

/** What each active member recorded in the categories of one dimension. */
export function splitMembers(
  catalog: Catalog,
  observations: Observation[],
  year: number,
  { categories }: Dimension,
): SplitMember[] {
  const own = new Set(categories.map(({ id }) => id));
  const byMember = new Map<string, Observation[]>();
  for (const row of observations) {
    if (row.year !== year || row.kind !== "measure" || row.value === null) continue;
    byMember.set(row.memberId, [...(byMember.get(row.memberId) ?? []), row]);
  }
  return catalog.members
    .filter((member) => isActive(member, year))
    .map(({ id: memberId }) => {
      const totals = new Map<string, string>();
      const parts = new Map<string, Map<string, string>>();
      for (const { itemId, categoryId, value } of byMember.get(memberId) ?? []) {
        if (categoryId === null) totals.set(itemId, normal(value ?? "0"));
        else if (own.has(categoryId))
          parts.set(itemId, (parts.get(itemId) ?? new Map()).set(categoryId, normal(value ?? "0")));
      }
      return { memberId, totals, parts };
    });
}

/** The sums of every category of a dimension, and of what is not recorded, in one statement. */
export async function readSplitSums(
  db: TenantDb,
  figures: SplitFigure[],
  year: number,
  dimension: Dimension,
): Promise<SplitSum[]> {
  if (figures.length === 0) return [];
  const list = (values: (string | null)[]) =>
    sql.param(`{${values.map((value) => value ?? "null").join(",")}}`);
  const parts = (from: string) => sql`
    max(${sql.raw(from)}.value) filter (where ${sql.raw(from)}.measure_id = f.n) as n,
    max(${sql.raw(from)}.value) filter (where ${sql.raw(from)}.measure_id = f.d) as d`;
  const result = await db.tx.execute(sql`
    with figure as (
      select * from unnest(${list(figures.map(({ code }) => code))}::text[],
        ${list(figures.map(({ numerator }) => numerator.id))}::uuid[],
        ${list(figures.map(({ denominator }) => denominator?.id ?? null))}::uuid[]) as f (code, n, d)
    ), active as (
      select member_id from member_years where collaborative_id = ${db.collaborativeId} and year = ${year}
    ), cell as (
      select f.code, f.d is not null as is_share, c.member_id, c.category_id, ${parts("c")}
      from figure f join category_observations c on c.measure_id in (f.n, f.d)
        join categories k on k.collaborative_id = c.collaborative_id and k.id = c.category_id
      where c.collaborative_id = ${db.collaborativeId} and c.year = ${year} and c.state = 'value'
        and k.dimension_id = ${dimension.id} and c.member_id in (select member_id from active)
      group by f.code, f.d, c.member_id, c.category_id
    ), both_given as (
      select * from cell where n is not null and (d is not null or not is_share)
    ), whole as (
      select f.code, f.d is not null as is_share, o.member_id, ${parts("o")}
      from figure f join observations o on o.measure_id in (f.n, f.d)
      where o.collaborative_id = ${db.collaborativeId} and o.year = ${year} and o.state = 'value'
        and o.member_id in (select member_id from active)
      group by f.code, f.d, o.member_id
    ), recorded as (
      select code, member_id, sum(n) as n, sum(d) as d from both_given group by code, member_id
    )
    select code, category_id, sum(n)::text as n, sum(d)::text as d, count(*)::int as reporting
    from both_given group by code, category_id
    union all
    select w.code, null, sum(w.n - r.n)::text, sum(w.d - r.d)::text, count(*)::int
    from whole w join recorded r using (code, member_id)
    where w.n is not null and (w.d is not null or not w.is_share) group by w.code`);
  type Row = { code: string; category_id: string | null; n: string; d: string | null; reporting: number };
  return rowsOf<Row>(result).map(({ code, category_id, n, d, reporting }) => ({
    figure: code,
    categoryId: category_id,
    reporting,
    numerator: normal(n),
    denominator: d === null ? null : normal(d),
  }));
}
