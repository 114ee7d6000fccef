import { sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";
import type { GoalContent } from "../domain/goal-changes";
import { type Kept, readHistory } from "./history.server";

/** One change of a goal; `before` is null when it was drafted. */
export type GoalChange = Kept<GoalContent>;

/** What was changed of a goal, by whom, when and why, the newest first. */
export function readGoalHistory(db: TenantDb, id: string): Promise<GoalChange[]> {
  return readHistory<GoalContent>(db, "goal", sql`item_id = ${id}`);
}
