import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { numberText } from "~/domain/meetings/decisions";
import type { CitationAct, CitationSubject } from "~/domain/meetings/terms";
import { record } from "~/records/history/history.server";
import { citations, decisions } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What a decision adopted or revised: a goal, or the collaborative's policy or rule of priorities. */
export type Cited =
  | { subject: "goal"; goalId: string }
  | { subject: Exclude<CitationSubject, "goal">; goalId?: null };

/** The reference to the decision behind an act. */
export interface Citation {
  decisionId: string;
  act: CitationAct;
  /** When it was cited, as an ISO instant. */
  at: string;
}

/** Stores which decision adopted or revised something; for a goal, the same one for the same act once. */
export async function cite(
  db: TenantDb,
  { decisionId, act, ...cited }: { decisionId: string; act: CitationAct } & Cited,
): Promise<void> {
  const { subject } = cited;
  const goalId = cited.goalId ?? null;
  if (goalId) {
    const known = await readGoalCitations(db, goalId);
    if (known.some((own) => own.decisionId === decisionId && own.act === act)) return;
  }
  const id = uuidv7();
  const { tx, collaborativeId, actor } = db;
  await tx
    .insert(citations)
    .values({ collaborativeId, id, decisionId, subject, goalId, act, by: actor.name });
  await recordCitation(db, { decisionId, act, subject, itemId: goalId });
}

/** The history of a citation names the decision by its number, which never changes. */
export async function recordCitation(
  db: TenantDb,
  {
    itemId,
    ...cited
  }: { decisionId: string; act: CitationAct; subject: CitationSubject; itemId: string | null },
): Promise<void> {
  const [row] = await db.tx
    .select({ year: decisions.year, number: decisions.number })
    .from(decisions)
    .where(and(eq(decisions.collaborativeId, db.collaborativeId), eq(decisions.id, cited.decisionId)));
  const number = row ? numberText(row) : null;
  await record(db, [{ subject: "citation", itemId, before: null, after: { ...cited, number } }]);
}

const COLUMNS = { decisionId: citations.decisionId, act: citations.act, at: citations.at };

const oldestFirst = [citations.at, citations.id];

/** What goals cite; of one goal, or of all. */
export async function readGoalCitations(
  db: TenantDb,
  goalId: string | null = null,
): Promise<(Citation & { goalId: string })[]> {
  const rows = await db.tx
    .select({ ...COLUMNS, goalId: citations.goalId })
    .from(citations)
    .where(
      and(
        eq(citations.collaborativeId, db.collaborativeId),
        eq(citations.subject, "goal"),
        goalId ? eq(citations.goalId, goalId) : undefined,
      ),
    )
    .orderBy(...oldestFirst);
  return rows.flatMap((row) =>
    row.goalId ? [{ ...row, at: row.at.toISOString(), goalId: row.goalId }] : [],
  );
}

/** The decisions that the collaborative's policy and its rule of priorities cite. */
export async function readSettingCitations(
  db: TenantDb,
): Promise<(Citation & { subject: "policy" | "priority" })[]> {
  const rows = await db.tx
    .select({ ...COLUMNS, subject: citations.subject })
    .from(citations)
    .where(eq(citations.collaborativeId, db.collaborativeId))
    .orderBy(...oldestFirst);
  return rows.flatMap(({ subject, ...row }) =>
    subject === "goal" ? [] : [{ ...row, at: row.at.toISOString(), subject }],
  );
}
