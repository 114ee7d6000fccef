import { sql } from "drizzle-orm";
import type { MemberRequest, YearRecord } from "~/domain/collection/collection";
import { instant } from "~/records/instant";
import { exemptIn } from "~/records/measures/exempt";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** A year with what is requested of its members and what they reported. */
export interface Collection {
  /** Null: the year was never opened. */
  year: YearRecord | null;
  requests: MemberRequest[];
}

/** The whole year, or one member's part of it, in one statement. */
export async function readCollection(
  db: TenantDb,
  year: number,
  memberId: string | null = null,
): Promise<Collection> {
  const [row] = rowsOf<Collection>(
    await db.tx.execute(sql`
      select (select json_build_object('year', year, 'state', state, 'dueOn', due_on,
          'remindBefore', remind_before, 'remindAfter', remind_after)
        from years where collaborative_id = ${db.collaborativeId} and year = ${year}) as year,
      (select coalesce(json_agg(one), '[]') from (
        select r.member_id as "memberId", r.strategies, r.due_on as "dueOn", r.state,
          ${instant("r.submitted_at")} as "submittedAt", r.submitted_by as "submittedBy",
          ${instant("r.verified_at")} as "verifiedAt", r.verified_by as "verifiedBy", r.question,
          case when r.open_until > clock_timestamp() then ${instant("r.open_until")} end as "openUntil",
          r.quiet, ${CELLS} as cells
        from requests r
        where r.collaborative_id = ${db.collaborativeId} and r.year = ${year}
          ${memberId === null ? sql`` : sql`and r.member_id = ${memberId}`}) as one) as requests`),
  );
  return row ?? { year: null, requests: [] };
}

/** What request r asks of its member in each strategy, and what the member reported. */
const CELLS = sql`(
  select coalesce(json_agg(cell), '[]') from (
    select q.strategy, count(*)::int as asked, count(o.measure_id)::int as answered,
      coalesce(json_agg(q.code order by q.position) filter (where o.measure_id is null), '[]') as missing,
      count(*) filter (where o.status = 'draft')::int
        + (select count(*)::int from reported_shares s join metrics x on x.collaborative_id = s.collaborative_id
            and x.id = s.metric_id and x.strategy = q.strategy and x.enabled
          where s.collaborative_id = r.collaborative_id and s.year = r.year and s.member_id = r.member_id
            and s.status = 'draft')
        + (select count(*)::int from category_observations k join measures x
            on x.collaborative_id = k.collaborative_id and x.id = k.measure_id and x.strategy = q.strategy
              and x.enabled
          where k.collaborative_id = r.collaborative_id and k.year = r.year and k.member_id = r.member_id
            and k.status = 'draft') as drafts,
      (select coalesce(json_agg(distinct name), '[]') from (
        select d.changed_by as name from observations d join measures y
            on y.collaborative_id = d.collaborative_id and y.id = d.measure_id and y.strategy = q.strategy
          where d.collaborative_id = r.collaborative_id and d.year = r.year and d.member_id = r.member_id
            and d.status = 'draft'
        union select s.changed_by from reported_shares s join metrics x
            on x.collaborative_id = s.collaborative_id and x.id = s.metric_id and x.strategy = q.strategy
          where s.collaborative_id = r.collaborative_id and s.year = r.year and s.member_id = r.member_id
            and s.status = 'draft'
        union select k.changed_by from category_observations k join measures x
            on x.collaborative_id = k.collaborative_id and x.id = k.measure_id and x.strategy = q.strategy
          where k.collaborative_id = r.collaborative_id and k.year = r.year and k.member_id = r.member_id
            and k.status = 'draft') as drafters) as "draftedBy",
      (select count(*)::int from comments c
        left join measures cq on cq.collaborative_id = c.collaborative_id and cq.id = c.item_id
        left join metrics cx on cx.collaborative_id = c.collaborative_id and cx.id = c.item_id
        where c.collaborative_id = r.collaborative_id and c.year = r.year and c.member_id = r.member_id
          and c.kind = 'question' and c.settled_at is null
          and coalesce(cq.enabled, cx.enabled) and coalesce(cq.strategy, cx.strategy) = q.strategy) as questions
    from measures q left join observations o on o.collaborative_id = q.collaborative_id
      and o.measure_id = q.id and o.year = r.year and o.member_id = r.member_id
    where q.collaborative_id = r.collaborative_id and q.enabled and q.strategy = any(r.strategies)
      -- Where the strategy does not concern the member, nothing is missing.
      and (o.measure_id is not null or not exists (select from members m
        where m.collaborative_id = r.collaborative_id and m.id = r.member_id
          and ${exemptIn(sql`m.exemptions`, sql`q.strategy`, sql`r.year`)}))
    group by q.strategy) as cell)`;

/** Who supplies the numbers of each member, as "Name <address>", of one member or all. */
export async function readContacts(db: TenantDb, memberId: string | null): Promise<Map<string, string[]>> {
  const rows = rowsOf<{ memberId: string; contacts: string[] }>(
    await db.tx.execute(sql`
      select p.member_id as "memberId", json_agg(u.name || ' <' || u.email || '>' order by u.name) as contacts
      from roles p join users u on u.id = p.user_id
      where p.collaborative_id = ${db.collaborativeId} and p.role = 'data_lead'
        ${memberId === null ? sql`` : sql`and p.member_id = ${memberId}`}
      group by p.member_id`),
  );
  return new Map(rows.map(({ memberId: id, contacts }) => [id, contacts]));
}
