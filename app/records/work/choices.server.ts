import { sql } from "drizzle-orm";
import type { Goal } from "~/domain/goals/goal";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Whom and what an action or initiative can name. */
export interface WorkChoices {
  /** Contacts, those who have left last. */
  owners: {
    id: string;
    name: string;
    email: string;
    organization: string;
    memberId: string | null;
    left: boolean;
  }[];
  members: { id: string; slug: string; name: string }[];
  partners: { id: string; name: string }[];
  initiatives: { id: string; name: string; leadMemberId: string | null; stage: string }[];
  goals: ({ id: string; statement: string } & Pick<Goal, "memberId" | "state">)[];
}

/** @param today ISO day, by which contacts have left or not */
export async function readWorkChoices(db: TenantDb, today: string): Promise<WorkChoices> {
  const own = sql`collaborative_id = ${db.collaborativeId}`;
  const [row] = rowsOf<WorkChoices>(
    await db.tx.execute(sql`select
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'email', c.email,
          'organization', coalesce(m.name, p.name), 'memberId', c.member_id,
          'left', coalesce(c.valid_until < ${today}, false))
          order by coalesce(c.valid_until < ${today}, false), lower(c.name), c.id), '[]')
        from contacts c
        left join members m on m.collaborative_id = c.collaborative_id and m.id = c.member_id
        left join partners p on p.collaborative_id = c.collaborative_id and p.id = c.partner_id
        where c.collaborative_id = ${db.collaborativeId}) as owners,
      (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'name', name) order by name), '[]')
        from members where ${own}) as members,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by lower(name), id), '[]')
        from partners where ${own}) as partners,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'leadMemberId', lead_member_id,
          'stage', stage) order by lower(name), id), '[]')
        from initiatives where ${own}) as initiatives,
      (select coalesce(json_agg(json_build_object('id', id, 'statement', statement, 'memberId', member_id,
          'state', state)
          order by member_id nulls first, id), '[]')
        from goals where ${own} and state <> 'closed') as goals`),
  );
  return row ?? { owners: [], members: [], partners: [], initiatives: [], goals: [] };
}
