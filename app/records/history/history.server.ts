import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { instant } from "~/records/instant";
import { noteAccessChanges } from "~/records/security/access-changes.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** One change as the history keeps it; `before` is null for something new, `after` for something removed. */
export interface Change {
  subject:
    | "observation"
    | "reported_share"
    | "member"
    | "role"
    | "api_token"
    | "webhook"
    | "invitation"
    | "reset_link"
    | "collaborative"
    | "definition"
    | "measure"
    | "metric"
    | "dimension"
    | "area"
    | "investment"
    | "indicator"
    | "result"
    | "goal"
    | "initiative"
    | "action"
    | "interview"
    | "rubric"
    | "assessment"
    | "year"
    | "request"
    | "comment"
    | "warning"
    | "import"
    | "report"
    | "report_link"
    | "embed"
    | "partner"
    | "contact"
    | "body"
    | "seat"
    | "meeting"
    | "agenda_item"
    | "attendance"
    | "decision"
    | "citation"
    | "addendum"
    | "agreement"
    | "agreement_party"
    | "agreement_document"
    | "obligation"
    | "outcome"
    | "story"
    | "contribution"
    | "profile"
    | "host"
    | "offer"
    | "stakeholder"
    | "path_note"
    | "path_step"
    | "convener"
    | "pulse_wave"
    | "pulse_figure"
    | "funder_role"
    | "funder_answer"
    | "funder_grants"
    | "funding_source"
    | "funding_payment"
    | "funding_proposal"
    | "proposal_rating"
    | "money_settings"
    | "budget_line"
    | "in_kind_gift"
    | "dues_invoice"
    | "dues_payment"
    | "forward_contract"
    | "measure_pack"
    | "network"
    | "gift";
  memberId?: string | null;
  itemId?: string | null;
  year?: number | null;
  before: object | null;
  after: object | null;
}

/**
 * Records changes made together: who, when, before, and after. The app can never alter them. Changes of who may do what
 * are in the security log as well.
 */
export async function record(db: TenantDb, changes: Change[], reason: string | null = null): Promise<string> {
  const batchId = uuidv7();
  if (changes.length > 0) await db.tx.execute(remembering(db, changes, reason, batchId));
  await noteAccessChanges(db, changes);
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
  // One parameter for all rows: the number of parameters is limited, and many are slow to parse.
  return sql`
    insert into history (collaborative_id, id, actor, subject, member_id, item_id, year, before, after, reason, batch_id)
    select ${collaborativeId}::uuid, id, ${actor.name}, s, m, q, y, b, a, ${reason}, ${batchId}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, s text, m uuid, q uuid, y int,
      b jsonb, a jsonb)`;
}

/** A change as read back; `before` is null for an addition, `after` for a removal. */
export interface Kept<Content, After = Content | null> {
  id: string;
  /** ISO instant. */
  at: string;
  actor: string;
  reason: string | null;
  before: Content | null;
  after: After;
}

/** One page of changes; older ones stay stored. */
const MOST_READ = 200;

/** Changes of one subject, newest first. @param which further conditions on the table */
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
