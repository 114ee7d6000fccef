import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { LEDGER_MEASURES } from "../domain/investments";
import type { Catalog } from "../domain/types";
import type { Reporters } from "../domain/years";

interface Row extends Catalog {
  reporters: Reporters[];
}

/**
 * The state of what is stored, as text: the count of changes, and the transaction that last counted. With the
 * count alone, one that was taken back would look like the next.
 */
export const REVISION = sql.raw("revision::text || '.' || collaboratives.xmin::text");

/**
 * The collaborative with its members (by name), the measures and metrics that it uses (in order), and who
 * gave any number in which year. One statement: none of this is a figure that JSON
 * could round.
 */
export async function readCatalogAndYears(
  db: TenantDb,
): Promise<{ catalog: Catalog; reporters: Reporters[] }> {
  const id = db.collaborativeId;
  const result = await db.tx.execute(sql`
    select
      (select json_build_object('id', id, 'slug', slug, 'name', name, 'place', place, 'about', about,
          'baselineYear', baseline_year, 'locale', locale, 'currency', currency,
          'changeLimit', change_limit,
          'keepsLedger', exists(select from measures where collaborative_id = ${id} and enabled
            and code in ${[...LEDGER_MEASURES]}),
          'policy', json_build_object('peers', peer_policy, 'preset', disclosure_preset,
            'minimumContributors', minimum_contributors, 'largestShare', largest_share,
            'twoLargestShare', two_largest_share, 'smallestCell', smallest_cell,
            'daysAfterPeriod', days_after_period))
        from collaboratives where id = ${id}) as collaborative,
      (select ${REVISION} from collaboratives where id = ${id}) as revision,
      (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'name', name, 'sector', sector,
          'joinedOn', joined_on, 'leftOn', left_on, 'fiscalYearEndMonth', fiscal_year_end_month,
          'baselineYear', baseline_year, 'absences', absences) order by name), '[]')
        from members where collaborative_id = ${id}) as members,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label,
          'definition', definition, 'unit', unit, 'strategy', strategy, 'kind', kind, 'partOf', part_of,
          'position', position) order by position), '[]')
        from measures where collaborative_id = ${id} and enabled) as measures,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label,
          'strategy', strategy, 'kind', kind, 'numerator', numerator, 'denominator', denominator,
          'span', span, 'position', position) order by position), '[]')
        from metrics where collaborative_id = ${id} and enabled) as metrics,
      (select coalesce(json_agg(json_build_object('id', d.id, 'code', d.code, 'label', d.label,
          'categories', (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code,
              'label', c.label, 'enabled', c.enabled) order by c.position), '[]')
            from categories c where c.collaborative_id = ${id} and c.dimension_id = d.id),
          'measures', (select coalesce(json_agg(q.code order by q.position), '[]')
            from measure_dimensions s join measures q
              on q.collaborative_id = s.collaborative_id and q.id = s.measure_id
            where s.collaborative_id = ${id} and s.dimension_id = d.id)) order by d.position), '[]')
        from dimensions d where d.collaborative_id = ${id} and d.enabled) as dimensions,
      (select coalesce(json_agg(json_build_object('year', year, 'memberIds', members)), '[]') from (
          select year, json_agg(member_id) as members from member_years
          where collaborative_id = ${id} and gave group by year
        ) as years) as reporters`);
  const [row] = rowsOf<Row>(result);
  if (!row?.collaborative) throw new Error("the opened collaborative does not exist");
  const { reporters, ...catalog } = row;
  const used = new Set<string | null>([null, ...catalog.measures.map(({ code }) => code)]);
  // Without its measures a metric cannot be computed: it is switched off with them.
  const metrics = catalog.metrics.filter(
    ({ numerator, denominator }) => used.has(numerator) && used.has(denominator),
  );
  return { catalog: { ...catalog, metrics }, reporters };
}

export async function readCatalog(db: TenantDb): Promise<Catalog> {
  return (await readCatalogAndYears(db)).catalog;
}
