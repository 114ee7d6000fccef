import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { GoalContent } from "../domain/goal-changes";

/** One change of a goal; `before` is null when it was drafted. */
export interface GoalChange {
  id: string;
  /** ISO instant. */
  at: string;
  actor: string;
  reason: string | null;
  before: GoalContent | null;
  after: GoalContent | null;
}

/** What was changed of a goal, by whom, when and why, the newest first. */
export async function readGoalHistory(db: TenantDb, id: string): Promise<GoalChange[]> {
  const result = await db.tx.execute(sql`
    select id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, actor, reason, before, after
    from history where collaborative_id = ${db.collaborativeId} and subject = 'goal' and item_id = ${id}
    order by id desc limit 200`);
  return rowsOf<GoalChange>(result);
}
