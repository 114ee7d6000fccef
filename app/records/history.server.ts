import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { instant } from "./instant";

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
    | "assessment"
    | "year"
    | "request"
    | "comment"
    | "warning"
    | "import"
    | "report"
    | "report_link";
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
  if (changes.length > 0) await db.tx.execute(remembering(db, changes, reason, batchId));
  return batchId;
}

/** The statement behind it; a batch may be kept in several turns. */
export function remembering(
  { collaborativeId, actor }: TenantDb,
  changes: Change[],
  reason: string | null,
  batchId: string,
): SQL {
  const rows = changes.map(({ subject, memberId, itemId, year, before, after }) => ({
    id: uuidv7(),
    s: subject,
    m: memberId ?? undefined,
    q: itemId ?? undefined,
    y: year ?? undefined,
    b: before ?? undefined,
    a: after ?? undefined,
  }));
  // One value however many rows: a list of parameters has an end, and takes long to read.
  return sql`
    insert into history (collaborative_id, id, actor, subject, member_id, item_id, year, before, after, reason, batch_id)
    select ${collaborativeId}::uuid, id, ${actor.name}, s, m, q, y, b, a, ${reason}, ${batchId}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, s text, m uuid, q uuid, y int,
      b jsonb, a jsonb)`;
}

/** A change as it is read back; `before` is null where something came, `after` where it went. */
export interface Kept<Content, After = Content | null> {
  id: string;
  /** ISO instant. */
  at: string;
  actor: string;
  reason: string | null;
  before: Content | null;
  after: After;
}

/** Changes on one page are enough: older ones stay stored. */
const MOST_READ = 200;

/** What was changed of one subject, the newest first. @param which further conditions on the table */
export async function readHistory<Content, After = Content | null>(
  db: TenantDb,
  subject: Change["subject"],
  which: SQL,
): Promise<Kept<Content, After>[]> {
  return rowsOf<Kept<Content, After>>(
    await db.tx.execute(sql`
      select id, ${instant("at")} as at, actor, reason, before, after
      from history where collaborative_id = ${db.collaborativeId} and subject = ${subject} and ${which}
      order by id desc limit ${MOST_READ}`),
  );
}
