import { type SQL, sql } from "drizzle-orm";
import { type Agreement, type Renewal, renewalOf } from "~/domain/agreements/agreement";
import { effectivePolicy } from "~/domain/agreements/floor";
import { isBinding } from "~/domain/agreements/state";
import { LEDGER_MEASURES } from "~/domain/investments/investments";
import type { Look } from "~/domain/look/look";
import { lookOf } from "~/domain/look/shades";
import type { Catalog, Metric, PolicyFloor } from "~/domain/terms";
import type { Reporters } from "~/domain/years";
import { todayIso } from "~/records/today";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

interface Row extends Omit<Catalog, "collaborative"> {
  collaborative: Catalog["collaborative"] & { ownLook: Record<keyof Look, string | null> };
  reporters: Reporters[];
  sharing: SharingAgreement[];
}

/** What the policy that applies needs of a data-sharing agreement. */
interface SharingAgreement extends Omit<Agreement, "renewal"> {
  id: string;
  title: string;
  renewal: Renewal["kind"];
  termMonths: number | null;
  noticeDays: number | null;
  boundOn: string | null;
  releasedOn: string | null;
  floor: PolicyFloor;
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
export function readCatalogAndYears(db: TenantDb): Promise<{ catalog: Catalog; reporters: Reporters[] }> {
  return readCatalogWith(db);
}

/** The same, with something else that the same statement reads. @param more one value, in SQL */
export async function readCatalogWith<More = null>(
  db: TenantDb,
  more: SQL = sql`null`,
): Promise<{ catalog: Catalog; reporters: Reporters[]; more: More }> {
  const id = db.collaborativeId;
  const result = await db.tx.execute(sql`
    select
      (select json_build_object('id', id, 'slug', slug, 'name', name, 'place', place, 'about', about,
          'baselineYear', baseline_year, 'locale', locale, 'currency', currency,
          'changeLimit', change_limit,
          'ownLook', json_build_object('main', main_color, 'second', second_color, 'logo', logo_hash),
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
          'earlierFiscalYearEnds', earlier_fiscal_year_ends, 'baselineYear', baseline_year, 'absences', absences,
          'exemptions', exemptions) order by name), '[]')
        from members where collaborative_id = ${id}) as members,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label,
          'definition', definition, 'unit', unit, 'strategy', strategy, 'kind', kind, 'partOf', part_of,
          'partsOverlap', parts_overlap, 'position', position) order by position), '[]')
        from measures where collaborative_id = ${id} and enabled) as measures,
      (select coalesce(json_agg(json_build_object('id', id, 'code', code, 'label', label,
          'strategy', strategy, 'kind', kind, 'numerator', numerator, 'denominator', denominator,
          'span', span, 'position', position) order by position), '[]')
        from metrics where collaborative_id = ${id} and enabled) as metrics,
      (select coalesce(json_agg(json_build_object('code', code, 'label', label)), '[]') from (
          select code, label from measures where collaborative_id = ${id} and not enabled
          union all select code, label from metrics where collaborative_id = ${id} and not enabled
        ) as off) as "switchedOff",
      (select coalesce(json_agg(json_build_object('id', d.id, 'code', d.code, 'label', d.label,
          'categories', (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code,
              'label', c.label, 'enabled', c.enabled) order by c.position), '[]')
            from categories c where c.collaborative_id = ${id} and c.dimension_id = d.id),
          'measures', (select coalesce(json_agg(q.code order by q.position), '[]')
            from measure_dimensions s join measures q
              on q.collaborative_id = s.collaborative_id and q.id = s.measure_id
            where s.collaborative_id = ${id} and s.dimension_id = d.id)) order by d.position), '[]')
        from dimensions d where d.collaborative_id = ${id} and d.enabled) as dimensions,
      (select coalesce(json_agg(json_build_object('id', a.id, 'title', a.title, 'kind', a.kind,
          'effectiveOn', a.effective_on, 'endsOn', a.ends_on, 'renewal', a.renewal, 'termMonths', a.term_months,
          'noticeDays', a.notice_days, 'noticeGivenOn', a.notice_given_on, 'replacedOn', a.replaced_on,
          'boundOn', a.bound_on, 'releasedOn', a.released_on,
          'floor', json_build_object('minimumContributors', a.minimum_contributors,
            'largestShare', a.largest_share, 'twoLargestShare', a.two_largest_share,
            'smallestCell', a.smallest_cell, 'daysAfterPeriod', a.days_after_period, 'peers', a.peers),
          'parties', (select coalesce(json_agg(json_build_object(
              'organizationId', coalesce(p.member_id, p.partner_id), 'signedOn', p.signed_on,
              'withdrewOn', p.withdrew_on)), '[]')
            from agreement_parties p where p.collaborative_id = ${id} and p.agreement_id = a.id)) order by a.id), '[]')
        from agreements a where a.collaborative_id = ${id} and a.kind = 'data_sharing') as sharing,
      (select coalesce(json_agg(json_build_object('year', year, 'memberIds', members)), '[]') from (
          select year, json_agg(member_id) as members from member_years
          where collaborative_id = ${id} and gave group by year
        ) as years) as reporters,
      ${more} as more`);
  const [row] = rowsOf<Row & { more: More }>(result);
  if (!row?.collaborative) throw new Error("the opened collaborative does not exist");
  const { reporters, sharing, more: further, ...stored } = row;
  const catalog = { ...stored, collaborative: dressed(stored.collaborative) };
  const used = new Set<string | null>([null, ...catalog.measures.map(({ code }) => code)]);
  // Without its measures a metric cannot be computed: it is switched off with them.
  const isComputed = ({ numerator, denominator }: Metric) => used.has(numerator) && used.has(denominator);
  const metrics = catalog.metrics.filter(isComputed);
  const off = catalog.metrics.filter((metric) => !isComputed(metric));
  const switchedOff = [...(catalog.switchedOff ?? []), ...off.map(({ code, label }) => ({ code, label }))];
  return {
    catalog: { ...underAgreements(catalog, sharing), metrics, switchedOff },
    reporters,
    more: further,
  };
}

/** With its own look as pages draw it, if it has one. */
function dressed({ ownLook, ...collaborative }: Row["collaborative"]): Catalog["collaborative"] {
  const { main, second, logo } = ownLook;
  return main || second || logo ? { ...collaborative, look: lookOf(ownLook) } : collaborative;
}

/**
 * The catalog under the policy that applies today: the strictest of the setting and of the agreements that bind. Whatever
 * is disclosed reads its policy from here.
 */
function underAgreements(catalog: Catalog, sharing: SharingAgreement[]): Catalog {
  const { collaborative } = catalog;
  const today = todayIso();
  const floors = sharing.flatMap(({ renewal, termMonths, noticeDays, id, title, floor, ...facts }) =>
    isBinding({ ...facts, renewal: renewalOf(renewal, termMonths, noticeDays) }, today)
      ? [{ agreementId: id, title, floor }]
      : [],
  );
  const { policy } = effectivePolicy(collaborative.policy, floors);
  return {
    ...catalog,
    collaborative: { ...collaborative, policy },
    policyBasis: { setting: collaborative.policy, floors },
  };
}

export async function readCatalog(db: TenantDb): Promise<Catalog> {
  return (await readCatalogAndYears(db)).catalog;
}
