import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** What a year's report says of decisions and milestones. */
export interface WorkOfYear {
  /** Decisions taken in the year that no later one has replaced. */
  decisions: { number: string; text: string; body: string; day: string }[];
  /** Milestones due or reached in the year, of initiatives that are more than an idea. */
  milestones: { initiative: string; title: string; dueOn: string; doneOn: string | null }[];
}

/**
 * Decisions and milestones of a calendar year, in one statement.
 * @param readers the public reads decisions in approved minutes of bodies whose records are public; members those of
 * bodies that are not closed; backbone staff and conveners all
 */
export async function readWorkOfYear(
  db: TenantDb,
  year: number,
  readers: "internal" | "members" | "public",
): Promise<WorkOfYear> {
  const id = db.collaborativeId;
  const shown = {
    internal: sql``,
    members: sql`and not b.closed`,
    public: sql`and b.records_public and t.state = 'approved'`,
  }[readers];
  const [row] = rowsOf<WorkOfYear>(
    await db.tx.execute(sql`
      select
        (select coalesce(json_agg(json_build_object('number', d.year || '-' || lpad(d.number::text, 2, '0'),
            'text', d.text, 'body', b.name, 'day', t.day) order by d.number), '[]')
          from decisions d
          join agenda_items s on s.collaborative_id = d.collaborative_id and s.id = d.item_id
          join meetings t on t.collaborative_id = s.collaborative_id and t.id = s.meeting_id
          join bodies b on b.collaborative_id = t.collaborative_id and b.id = t.body_id
          where d.collaborative_id = ${id} and d.year = ${year} and d.state = 'taken' ${shown}
            and not exists (select from decisions l where l.collaborative_id = d.collaborative_id
              and l.replaces = d.id and l.state = 'taken')) as decisions,
        (select coalesce(json_agg(json_build_object('initiative', i.name, 'title', m.title, 'dueOn', m.due_on,
            'doneOn', m.done_on) order by coalesce(m.done_on, m.due_on), i.name, m.position), '[]')
          from milestones m
          join initiatives i on i.collaborative_id = m.collaborative_id and i.id = m.initiative_id
          where m.collaborative_id = ${id} and i.stage <> 'idea'
            and extract(year from coalesce(m.done_on, m.due_on)) = ${year}) as milestones`),
  );
  return row ?? { decisions: [], milestones: [] };
}
