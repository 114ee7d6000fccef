import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { TenantDb } from "~db/tenant";

/** One change as the history keeps it; `before` is null for something new, `after` for something removed. */
export interface Change {
  subject:
    | "observation"
    | "reported_share"
    | "member"
    | "role"
    | "api_token"
    | "invitation"
    | "collaborative"
    | "definition"
    | "dimension"
    | "investment"
    | "indicator"
    | "goal"
    | "interview"
    | "rubric"
    | "assessment";
  memberId?: string | null;
  itemId?: string | null;
  year?: number | null;
  before: object | null;
  after: object | null;
}

/** Keeps changes made together: who, when, what was and what is. The app can never alter them afterwards. */
export async function remember(
  db: TenantDb,
  changes: Change[],
  reason: string | null = null,
): Promise<string> {
  const batchId = uuidv7();
  if (changes.length === 0) return batchId;
  const rows = changes.map((change) => ({ ...change, id: uuidv7() }));
  // One value however many rows: a list of parameters has an end, and takes long to read.
  await db.tx.execute(sql`
    insert into history (collaborative_id, id, actor, subject, member_id, item_id, year, before, after, reason, batch_id)
    select ${db.collaborativeId}::uuid, id, ${db.actor.name}, subject, "memberId", "itemId", year, before, after,
      ${reason}, ${batchId}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, subject text, "memberId" uuid,
      "itemId" uuid, year int, before jsonb, after jsonb)`);
  return batchId;
}
