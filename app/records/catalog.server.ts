import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { Catalog } from "../domain/types";
import type { Reporters } from "../domain/years";

interface Row extends Catalog {
  reporters: Reporters[];
}

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
          'policy', json_build_object('peers', peer_policy, 'minimumContributors', minimum_contributors))
        from collaboratives where id = ${id}) as collaborative,
      (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'name', name, 'sector', sector,
          'joinedOn', joined_on, 'leftOn', left_on, 'fiscalYearEndMonth', fiscal_year_end_month,
          'baselineYear', baseline_year) order by name), '[]')
        from members where collaborative_id = ${id}) as members,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label,
          'definition', definition, 'unit', unit, 'strategy', strategy, 'kind', kind, 'partOf', part_of,
          'position', position) order by position), '[]')
        from measures where collaborative_id = ${id} and enabled) as measures,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label,
          'strategy', strategy, 'kind', kind, 'numerator', numerator, 'denominator', denominator,
          'span', span, 'position', position) order by position), '[]')
        from metrics where collaborative_id = ${id} and enabled) as metrics,
      (select coalesce(json_agg(json_build_object('year', year, 'memberIds', members)), '[]') from (
          select year, json_agg(distinct member_id) as members from (
            select year, member_id from observations where collaborative_id = ${id} and state = 'value'
            union all
            select year, member_id from reported_shares where collaborative_id = ${id} and state = 'value'
          ) as given group by year
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
