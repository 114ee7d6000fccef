import { sql } from "drizzle-orm";
import type { Goal } from "~/domain/goals/goal";
import type { Initiative } from "~/domain/work/initiative";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** An initiative with the names of what it refers to. */
export interface ListedInitiative extends Initiative {
  lead: string;
  /** Other organizations that take part, by name. */
  organizations: string[];
  goals: ({ id: string; statement: string } & Pick<Goal, "memberId" | "state">)[];
  openActions: number;
  lateActions: number;
  /** ISO instant of the last change of the initiative itself. */
  changedAt: string;
  changedBy: string;
}

/**
 * All initiatives by name, or one of them, in one statement. There are few.
 * @param today ISO day, for late actions
 */
export async function readInitiatives(db: TenantDb, today: string, id?: string): Promise<ListedInitiative[]> {
  return rowsOf<ListedInitiative>(
    await db.tx.execute(sql`
      select i.id, i.name, i.about, i.strategy, i.lead_member_id as "leadMemberId",
        i.lead_partner_id as "leadPartnerId", coalesce(m.name, p.name) as lead,
        i.starts_on::text as "startsOn", i.ends_on::text as "endsOn", i.stage, i.why, i.revision,
        ${instant("i.changed_at")} as "changedAt", i.changed_by as "changedBy",
        to_char(greatest(i.changed_at, a.changed_at) at time zone 'utc', 'YYYY-MM-DD') as "changedOn",
        coalesce(a.open, 0)::int as "openActions", coalesce(a.late, 0)::int as "lateActions",
        (select coalesce(json_agg(json_build_object('title', s.title, 'dueOn', s.due_on, 'doneOn', s.done_on)
            order by s.position), '[]')
          from milestones s where s.collaborative_id = i.collaborative_id and s.initiative_id = i.id) as milestones,
        coalesce(o."memberIds", '[]') as "memberIds", coalesce(o."partnerIds", '[]') as "partnerIds",
        coalesce(o.names, '[]') as organizations, coalesce(g.ids, '[]') as "goalIds", coalesce(g.goals, '[]') as goals
      from initiatives i
      left join members m on m.collaborative_id = i.collaborative_id and m.id = i.lead_member_id
      left join partners p on p.collaborative_id = i.collaborative_id and p.id = i.lead_partner_id
      left join lateral (select max(changed_at) as changed_at,
          count(*) filter (where state in ('open', 'blocked')) as open,
          count(*) filter (where state in ('open', 'blocked') and due_on < ${today}) as late
        from actions a where a.collaborative_id = i.collaborative_id and a.initiative_id = i.id) a on true
      left join lateral (select json_agg(o.member_id order by o.position) filter (where o.member_id is not null)
            as "memberIds",
          json_agg(o.partner_id order by o.position) filter (where o.partner_id is not null) as "partnerIds",
          json_agg(coalesce(n.name, q.name) order by o.position) as names
        from initiative_organizations o
        left join members n on n.collaborative_id = o.collaborative_id and n.id = o.member_id
        left join partners q on q.collaborative_id = o.collaborative_id and q.id = o.partner_id
        where o.collaborative_id = i.collaborative_id and o.initiative_id = i.id) o on true
      left join lateral (select json_agg(g.id order by g.id) as ids,
          json_agg(json_build_object('id', g.id, 'statement', g.statement, 'state', g.state,
            'memberId', g.member_id) order by g.id) as goals
        from initiative_goals l join goals g on g.collaborative_id = l.collaborative_id and g.id = l.goal_id
        where l.collaborative_id = i.collaborative_id and l.initiative_id = i.id) g on true
      where i.collaborative_id = ${db.collaborativeId} ${id ? sql`and i.id = ${id}` : sql``}
      order by lower(i.name), i.id`),
  );
}

export async function readInitiative(
  db: TenantDb,
  id: string,
  today: string,
): Promise<ListedInitiative | null> {
  return (await readInitiatives(db, today, id))[0] ?? null;
}

/** What each goal has of work: for the goals that nothing is being done about. */
export async function readGoalWork(db: TenantDb) {
  const [row] = rowsOf<{
    goals: ({ id: string; statement: string } & Pick<Goal, "memberId" | "state">)[];
    actions: { goalId: string | null; initiativeId: string | null }[];
  }>(
    await db.tx.execute(sql`select
      (select coalesce(json_agg(json_build_object('id', id, 'statement', statement, 'state', state,
          'memberId', member_id) order by id), '[]')
        from goals where collaborative_id = ${db.collaborativeId} and state = 'adopted') as goals,
      (select coalesce(json_agg(distinct jsonb_build_object('goalId', goal_id, 'initiativeId', initiative_id)), '[]')
        from actions where collaborative_id = ${db.collaborativeId} and state in ('open', 'blocked')
          and (goal_id is not null or initiative_id is not null)) as actions`),
  );
  return row ?? { goals: [], actions: [] };
}
