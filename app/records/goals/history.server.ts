import { sql } from "drizzle-orm";
import type { GoalContent } from "~/domain/goals/words/changes";
import { type Kept, readHistory } from "~/records/history/history.server";
import type { TenantDb } from "~db/tenant";

/** One change of a goal; `before` is null when it was drafted. */
export type GoalChange = Kept<GoalContent>;

/** A goal's changes, with who made them, when, and why; newest first. */
export function readGoalHistory(db: TenantDb, id: string): Promise<GoalChange[]> {
  return readHistory<GoalContent>(db, "goal", sql`item_id = ${id}`);
}
