import { sql } from "drizzle-orm";
import { memberYears } from "~/domain/periods";
import { awaitedOf, underWayOf } from "~/domain/rollup/awaited";
import type { MeasureSum, PairSum, Span, Sums } from "~/domain/rollup/sums";
import { type Catalog, GRADES, type Grade } from "~/domain/terms";
import { REVISION } from "~/records/collaboratives/catalog.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readCollectionFacts } from "./under-way.server";

/** Every sum of a roll-up for the years `from` to `to`. */
export async function readSums(db: TenantDb, catalog: Catalog, from: number, to: number): Promise<Sums> {
  return (await readSumsAt(db, catalog, from, to)).sums;
}

/**
 * Sums and the revision that they belong to, in one statement over what is kept (kept.server.ts). Numbers
 * come back as text, since they are exact.
 */
export async function readSumsAt(
  db: TenantDb,
  catalog: Catalog,
  from: number,
  to: number,
): Promise<{ revision: string; sums: Sums }> {
  const collection = await readCollectionFacts(db);
  const result = await db.tx.execute(sql`
    select (select ${REVISION} from collaboratives where id = ${db.collaborativeId}) as at, kept.*
    from (select) as one left join (
    select is_pair, item_id as id, year, reporting, not_applicable as na, share_only,
      n::text, d::text, span_reporting, span_not_applicable as span_na,
      (sum(n_span) over running)::text as n_since, (sum(d_span) over running)::text as d_since,
      max(span_grade) over running as grade_since,
      base_size, n_cohort::text, d_cohort::text, n_base::text, d_base::text,
      last_size, n_recent::text, d_recent::text, n_last::text, d_last::text, grade, base_grade, last_grade
    from kept_sums where collaborative_id = ${db.collaborativeId} and year between ${from} and ${to}
    window running as (partition by item_id order by year)) as kept on true`);
  const answer = rowsOf<Row & { at: string }>(result);
  const rows = answer.filter(({ id }) => id !== null);
  const { members, collaborative } = catalog;
  const active = memberYears(members, collaborative.baselineYear, from, to);
  const activity = [];
  for (let year = from; year <= to; year++) {
    const here = active.filter((a) => a.year === year);
    activity.push({ year, active: here.length, counted: here.filter((a) => a.counted).length });
  }
  const sums = {
    activity,
    measures: rows.filter((row) => !row.is_pair).map(measureSum),
    pairs: rows.filter((row) => row.is_pair).map(pairSum),
    underWay: underWayOf(collection.facts),
    awaited: awaitedOf(catalog, collection.facts),
  };
  const revision = answer[0]?.at ?? "";
  // What was read of two revisions belongs to neither: the caller reads again.
  return { revision: collection.revision === revision ? revision : "", sums };
}

interface Row {
  is_pair: boolean;
  /** Null in the one row of a collaborative without sums. */
  id: string | null;
  year: number;
  reporting: number;
  na: number;
  share_only: number;
  span_reporting: number;
  span_na: number;
  base_size: number;
  last_size: number;
  grade: number;
  grade_since: number;
  base_grade: number;
  last_grade: number;
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

const gradeOf = (place: number): Grade => GRADES[place] ?? "different";

const spanOf = (row: Row): Span => ({
  reporting: row.span_reporting,
  notApplicable: row.span_na,
  grade: gradeOf(row.grade_since),
});

const measureSum = (row: Row): MeasureSum => ({
  measureId: row.id ?? "",
  year: row.year,
  total: row.n,
  reporting: row.reporting,
  notApplicable: row.na,
  grade: gradeOf(row.grade),
  sinceBaseline: row.n_since,
  span: spanOf(row),
  baseline: { size: row.base_size, now: row.n_cohort, before: row.n_base, grade: gradeOf(row.base_grade) },
  lastYear: { size: row.last_size, now: row.n_recent, before: row.n_last, grade: gradeOf(row.last_grade) },
});

const pairSum = (row: Row): PairSum => ({
  metricId: row.id ?? "",
  year: row.year,
  numerator: row.n,
  denominator: row.d,
  reporting: row.reporting,
  notApplicable: row.na,
  shareOnly: row.share_only,
  grade: gradeOf(row.grade),
  sinceBaseline: { numerator: row.n_since, denominator: row.d_since },
  span: spanOf(row),
  baseline: {
    size: row.base_size,
    numerator: row.n_cohort,
    denominator: row.d_cohort,
    numeratorBefore: row.n_base,
    denominatorBefore: row.d_base,
    grade: gradeOf(row.base_grade),
  },
  lastYear: {
    size: row.last_size,
    numerator: row.n_recent,
    denominator: row.d_recent,
    numeratorBefore: row.n_last,
    denominatorBefore: row.d_last,
    grade: gradeOf(row.last_grade),
  },
});
