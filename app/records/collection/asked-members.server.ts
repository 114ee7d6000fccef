import { sql } from "drizzle-orm";
import type { Reminder } from "~/domain/collection/reminders";
import type { Strategy } from "~/domain/terms";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** What is requested of one member, with the people who supply its numbers. */
export interface AskedMember {
  memberId: string;
  member: string;
  slug: string;
  dueOn: string | null;
  request: Reminder["request"];
  question: string | null;
  strategies: Strategy[];
  quiet: boolean;
  people: { userId: string; name: string; email: string; demo: boolean; quiet: boolean }[];
}

/** The members with a request in a year, by name, or only one of them. */
export async function readAskedMembers(
  db: TenantDb,
  year: number,
  memberId: string | null = null,
): Promise<AskedMember[]> {
  return rowsOf<AskedMember>(
    await db.tx.execute(sql`
      select m.id as "memberId", m.name as member, m.slug, coalesce(r.due_on, y.due_on)::text as "dueOn",
        r.state as request, r.question, to_json(r.strategies) as strategies, r.quiet,
        (select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name, 'email', u.email,
            'demo', u.demo, 'quiet', p.quiet) order by u.name, u.id), '[]')
          from roles p join users u on u.id = p.user_id where p.collaborative_id = r.collaborative_id
            and p.role = 'data_lead' and p.member_id = r.member_id) as people
      from requests r
      join years y on y.collaborative_id = r.collaborative_id and y.year = r.year
      join members m on m.collaborative_id = r.collaborative_id and m.id = r.member_id
      where r.collaborative_id = ${db.collaborativeId} and r.year = ${year} and cardinality(r.strategies) > 0
        and (${memberId}::uuid is null or r.member_id = ${memberId}::uuid)
      order by m.name`),
  );
}
