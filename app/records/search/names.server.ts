import { sql } from "drizzle-orm";
import { quarterOn } from "~/domain/forward/forward";
import type { Names } from "~/domain/search/disclosure";
import type { Catalog } from "~/domain/terms";
import { readCatalogWith } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";

/** No collaborative has so many; past it, the newest are found. */
const MOST_ROWS = 2000;

/** The catalog, and the names of what else can be found, in one statement. Pass them through `discloseNames`. */
export async function readNames(
  db: TenantDb,
  today = todayIso(),
): Promise<{ catalog: Catalog; names: Names }> {
  const id = db.collaborativeId;
  const { year, quarter } = quarterOn(today);
  const { catalog, more } = await readCatalogWith<Omit<Names, "members">>(
    db,
    sql`json_build_object(
      'goals', (select coalesce(json_agg(g), '[]') from (
          select id, member_id as "memberId", state, statement, strategy, target_year as "targetYear"
          from goals where collaborative_id = ${id} order by level, id desc limit ${MOST_ROWS}
        ) as g),
      'reports', (select coalesce(json_agg(r), '[]') from (
          select slug, title, year, audience = 'internal' as internal, exists(select from report_versions v
              where v.collaborative_id = ${id} and v.report_id = reports.id) as published
          from reports where collaborative_id = ${id} order by year desc, title limit ${MOST_ROWS}
        ) as r),
      'outcomes', (select coalesce(json_agg(o), '[]') from (
          select id, who, what, state, author_id as "authorId", author, extract(year from happened_on)::int as year
          from outcomes where collaborative_id = ${id} order by happened_on desc, id desc limit ${MOST_ROWS}
        ) as o),
      'stories', (select coalesce(json_agg(s), '[]') from (
          select s.id, s.title, extract(year from o.happened_on)::int as year
          from stories s
          left join outcomes o on o.collaborative_id = s.collaborative_id and o.id = s.outcome_id
          where s.collaborative_id = ${id} and s.state in ('checked', 'released') and s.consent_words
            and s.consent_on <= ${today} and s.consent_withdrawn_on is null
            and (s.consent_until is null or s.consent_until >= ${today})
          order by s.id desc limit ${MOST_ROWS}
        ) as s),
      'funders', (select coalesce(json_agg(f order by lower(f.name)), '[]') from (
          select distinct coalesce(m.name, p.name) as name
          from (select collaborative_id, member_id, partner_id from funder_roles
            union all select collaborative_id, member_id, partner_id from funding_sources) as t
          left join members m on m.collaborative_id = t.collaborative_id and m.id = t.member_id
          left join partners p on p.collaborative_id = t.collaborative_id and p.id = t.partner_id
          where t.collaborative_id = ${id} limit ${MOST_ROWS}
        ) as f),
      'proposals', (select coalesce(json_agg(p), '[]') from (
          select title from funding_proposals where collaborative_id = ${id} order by id desc limit ${MOST_ROWS}
        ) as p),
      'contracts', (select coalesce(json_agg(c), '[]') from (
          select f.category, f.year, f.quarter, m.name as member
          from forward_contracts f
          left join members m on m.collaborative_id = f.collaborative_id and m.id = f.member_id
          where f.collaborative_id = ${id} and f.year * 4 + f.quarter >= ${year * 4 + quarter}
          order by f.year, f.quarter, f.id limit ${MOST_ROWS}
        ) as c),
      'packs', (select coalesce(json_agg(k), '[]') from (
          select code, pack ->> 'name' as name from measure_packs where collaborative_id = ${id} order by code
        ) as k))`,
  );
  return { catalog, names: { members: catalog.members, ...more } };
}
