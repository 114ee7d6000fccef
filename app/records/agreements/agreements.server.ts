import { type SQL, sql } from "drizzle-orm";
import { renewalOf } from "~/domain/agreements/agreement";
import { holdsFor } from "~/domain/agreements/state";
import type { StoredAgreement } from "~/domain/agreements/stored";
import type { Catalog } from "~/domain/terms";
import { readCatalogWith } from "~/records/collaboratives/catalog.server";
import { instantToMillisecond } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

interface Row extends Omit<StoredAgreement, "renewal"> {
  renewal: "none" | "by_agreement" | "automatic";
  termMonths: number | null;
  noticeDays: number | null;
}

/** Every agreement with its parties, obligations, goals, and documents (without their content), in one statement. */
export async function readAgreements(db: TenantDb): Promise<StoredAgreement[]> {
  return fromRows(rowsOf<Row>(await db.tx.execute(selectAgreements(db))));
}

/** Agreements beside the catalog, in its statement. */
export async function readCatalogWithAgreements(
  db: TenantDb,
): Promise<{ catalog: Catalog; agreements: StoredAgreement[] }> {
  const rows = sql`(select coalesce(json_agg(agreement), '[]') from (${selectAgreements(db)}) as agreement)`;
  const { catalog, more } = await readCatalogWith<Row[]>(db, rows);
  return { catalog, agreements: fromRows(more) };
}

function selectAgreements({ collaborativeId: id }: TenantDb): SQL {
  return sql`
    select a.id, a.kind, a.title, a.summary, a.effective_on::text as "effectiveOn", a.ends_on::text as "endsOn",
      a.renewal, a.term_months as "termMonths", a.notice_days as "noticeDays",
      a.notice_given_on::text as "noticeGivenOn", a.replaced_by_id as "replacedById",
      a.replaced_on::text as "replacedOn", a.measures, a.may_publish as "mayPublish", a.may_name as "mayName",
      a.removal, a.bound_on::text as "boundOn", a.released_on::text as "releasedOn", a.revision,
      json_build_object('minimumContributors', a.minimum_contributors, 'largestShare', a.largest_share,
        'twoLargestShare', a.two_largest_share, 'smallestCell', a.smallest_cell,
        'daysAfterPeriod', a.days_after_period, 'peers', a.peers) as floor,
      (select coalesce(json_agg(json_build_object('id', p.id, 'organizationId', coalesce(p.member_id, p.partner_id),
          'memberId', p.member_id, 'partnerId', p.partner_id, 'name', coalesce(m.name, o.name), 'sector', m.sector,
          'signatory', p.signatory, 'signatoryTitle', p.signatory_title, 'signedOn', p.signed_on,
          'approvedBy', p.approved_by, 'approvalNumber', p.approval_number, 'approvedOn', p.approved_on,
          'withdrewOn', p.withdrew_on) order by lower(coalesce(m.name, o.name)), p.id), '[]')
        from agreement_parties p
        left join members m on m.collaborative_id = ${id} and m.id = p.member_id
        left join partners o on o.collaborative_id = ${id} and o.id = p.partner_id
        where p.collaborative_id = ${id} and p.agreement_id = a.id) as parties,
      (select coalesce(json_agg(json_build_object('id', b.id, 'partyId', b.party_id, 'text', b.text,
          'kind', b.kind, 'due', b.due,
          'outcomes', (select coalesce(json_agg(json_build_object('dueOn', c.due_on, 'doneOn', c.done_on,
              'waived', c.waived) order by c.due_on), '[]')
            from obligation_outcomes c where c.collaborative_id = ${id} and c.obligation_id = b.id)) order by b.id), '[]')
        from obligations b where b.collaborative_id = ${id} and b.agreement_id = a.id) as obligations,
      (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'version', d.version, 'url', d.url,
          'mediaType', d.media_type, 'bytes', d.bytes, 'contentHash', d.content_hash,
          'at', ${instantToMillisecond("d.at")}, 'by', d.by) order by lower(d.name), d.version desc), '[]')
        from agreement_documents d where d.collaborative_id = ${id} and d.agreement_id = a.id) as documents,
      (select coalesce(json_agg(g.goal_id order by g.goal_id), '[]') from agreement_goals g
        where g.collaborative_id = ${id} and g.agreement_id = a.id) as "goalIds"
    from agreements a where a.collaborative_id = ${id} order by lower(a.title), a.id`;
}

function fromRows(rows: Row[]): StoredAgreement[] {
  return rows.map(({ renewal, termMonths, noticeDays, ...row }) => ({
    ...row,
    renewal: renewalOf(renewal, termMonths, noticeDays),
  }));
}

/** When members submitted their numbers, newest submission of each reporting year. */
export interface Submitted {
  memberId: string;
  year: number;
  /** ISO date. */
  on: string;
}

export async function readSubmissions(db: TenantDb): Promise<Submitted[]> {
  return rowsOf<Submitted>(
    await db.tx.execute(sql`select member_id as "memberId", year,
      to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as on
      from requests where collaborative_id = ${db.collaborativeId} and submitted_at is not null
        and state in ('submitted', 'verified')`),
  );
}

/**
 * Which members have no data-sharing agreement in force. Where no such agreement is kept at all, none is missed: the
 * collaborative does without.
 */
export async function readWithoutSharing(
  db: TenantDb,
  today: string,
): Promise<(memberId: string) => boolean> {
  const sharing = (await readAgreements(db)).filter(({ kind }) => kind === "data_sharing");
  return (memberId) =>
    sharing.length > 0 && !sharing.some((agreement) => holdsFor(agreement, memberId, today));
}
