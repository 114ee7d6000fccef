import { v7 as uuidv7 } from "uuid";
import { history } from "~db/schema";
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

/** Rows a statement: a parameter list longer than 65,535 is refused by the protocol. */
const ROWS = 4000;

/** Keeps changes made together: who, when, what was and what is. The app can never alter them afterwards. */
export async function remember(
  db: TenantDb,
  changes: Change[],
  reason: string | null = null,
): Promise<string> {
  const batchId = uuidv7();
  const actor = db.actor.name;
  for (let start = 0; start < changes.length; start += ROWS) {
    await db.tx.insert(history).values(
      changes.slice(start, start + ROWS).map((change) => ({
        collaborativeId: db.collaborativeId,
        id: uuidv7(),
        actor,
        reason,
        batchId,
        ...change,
      })),
    );
  }
  return batchId;
}
