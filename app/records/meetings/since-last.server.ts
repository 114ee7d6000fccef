import { sql } from "drizzle-orm";
import type { AgendaFacts } from "~/domain/meetings/agenda";
import { numberText, standingsOf } from "~/domain/meetings/decisions";
import type { GoalStatusWord } from "~/domain/meetings/goal-status";
import type { DecisionState } from "~/domain/meetings/terms";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

export interface SinceLast extends Pick<AgendaFacts, "numbers" | "decisions"> {
  /** Goals' statuses when the body last met; null if it never did. */
  goalStatuses: Record<string, GoalStatusWord> | null;
}

interface Row {
  numbers: AgendaFacts["numbers"];
  goalStatuses: SinceLast["goalStatuses"];
  decisions: {
    id: string;
    text: string;
    year: number | null;
    number: number | null;
    state: DecisionState;
    replaces: string | null;
    confirms: string | null;
    own: boolean;
  }[];
}

/** What the next agenda of a body begins with, apart from what goals and actions say. One statement. */
export async function readSinceLast(db: TenantDb, bodyId: string): Promise<SinceLast> {
  const c = db.collaborativeId;
  const [row] = rowsOf<Row>(
    await db.tx.execute(sql`select
      (select coalesce(json_agg(waiting order by waiting.year), '[]') from (
        select y.year, count(*) filter (where r.state not in ('submitted', 'verified'))::int as missing,
          count(*)::int as requested
        from years y join requests r on r.collaborative_id = y.collaborative_id and r.year = y.year
        where y.collaborative_id = ${c} and y.state = 'open' group by y.year
        having count(*) filter (where r.state not in ('submitted', 'verified')) > 0) as waiting) as numbers,
      (select goal_statuses from meetings where collaborative_id = ${c} and body_id = ${bodyId}
        and goal_statuses is not null order by day desc, id desc limit 1) as "goalStatuses",
      (select coalesce(json_agg(json_build_object('id', d.id, 'text', d.text, 'year', d.year, 'number', d.number,
          'state', d.state, 'replaces', d.replaces, 'confirms', d.confirms, 'own', m.body_id = ${bodyId})
          order by d.year, d.number), '[]')
        from decisions d join agenda_items a on a.collaborative_id = d.collaborative_id and a.id = d.item_id
          join meetings m on m.collaborative_id = d.collaborative_id and m.id = a.meeting_id
        where d.collaborative_id = ${c} and (d.state = 'to_be_confirmed' or d.confirms is not null)) as decisions`),
  );
  if (!row) return { numbers: [], goalStatuses: null, decisions: [] };
  const standings = standingsOf(row.decisions);
  const waiting = row.decisions.filter(
    ({ id, own }) => own && standings.get(id)?.state === "to_be_confirmed",
  );
  return {
    numbers: row.numbers,
    goalStatuses: row.goalStatuses,
    // Of a chain of failed confirmations, the last one.
    decisions: waiting
      .filter(({ id }) => !waiting.some(({ confirms }) => confirms === id))
      .map(({ id, text, ...given }) => ({ id, text, number: numberText(given) ?? "" })),
  };
}
