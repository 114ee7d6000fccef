import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { DecisionNamed, EvidenceFields } from "~/domain/path/forms";
import type { Step } from "~/domain/path/steps";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { pathEvidence, pathSteps } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Evidence of the path, and what staff say of its steps. */

export interface StoredEvidence extends EvidenceFields {
  id: string;
  /** The organization's name. */
  name: string | null;
}

/** Evidence, newest day first. */
export async function readEvidence(db: TenantDb): Promise<StoredEvidence[]> {
  return rowsOf<StoredEvidence>(
    await db.tx.execute(sql`
      select e.id, e.kind, e.member_id as "memberId", e.partner_id as "partnerId",
        coalesce(m.name, p.name) as name, e.held_on::text as "heldOn", e.note
      from path_evidence e
      left join members m on m.collaborative_id = e.collaborative_id and m.id = e.member_id
      left join partners p on p.collaborative_id = e.collaborative_id and p.id = e.partner_id
      where e.collaborative_id = ${db.collaborativeId}
      order by e.held_on desc nulls last, lower(coalesce(m.name, p.name)), e.id`),
  );
}

export async function addEvidence(db: TenantDb, fields: EvidenceFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  await db.tx.insert(pathEvidence).values({ collaborativeId, id, ...fields, changedBy: actor.name });
  const { memberId } = fields;
  await record(db, [{ subject: "path_note", itemId: id, memberId, before: null, after: fields }]);
  return id;
}

/** @returns false if it is gone already */
export async function removeEvidence(db: TenantDb, id: string): Promise<boolean> {
  const [gone] = await db.tx
    .delete(pathEvidence)
    .where(and(eq(pathEvidence.collaborativeId, db.collaborativeId), eq(pathEvidence.id, id)))
    .returning();
  if (!gone) return false;
  const { kind, memberId, heldOn, note } = gone;
  const before = { kind, heldOn, note };
  await record(db, [{ subject: "path_note", itemId: id, memberId, before, after: null }]);
  return true;
}

export interface StoredStep {
  step: Step;
  notNeeded: string | null;
  decisionId: string | null;
  requestsProposals: boolean;
  request: string;
  agendaItemId: string | null;
}

export async function readSteps(db: TenantDb): Promise<StoredStep[]> {
  const rows = await db.tx.select().from(pathSteps).where(eq(pathSteps.collaborativeId, db.collaborativeId));
  return rows.map(contentOf);
}

const contentOf = ({
  step,
  notNeeded,
  decisionId,
  requestsProposals,
  request,
  agendaItemId,
}: StoredStep) => ({
  step,
  notNeeded,
  decisionId,
  requestsProposals,
  request,
  agendaItemId,
});

/** Says why a step is not needed; null takes it back. */
export const setNotNeeded = (db: TenantDb, step: Step, reason: string | null) =>
  putStep(db, step, { notNeeded: reason });

/** Names the decision on the convener; null takes it back. */
export const nameDecision = (db: TenantDb, named: DecisionNamed | null) =>
  putStep(db, "convener", named ?? { decisionId: null, requestsProposals: false, request: "" });

/** Names the agenda item under which the common ground was reported; null takes it back. */
export const nameAgendaItem = (db: TenantDb, agendaItemId: string | null) =>
  putStep(db, "common_ground", { agendaItemId });

async function putStep(db: TenantDb, step: Step, change: Partial<StoredStep>): Promise<void> {
  const { tx, collaborativeId, actor } = db;
  await tx.insert(pathSteps).values({ collaborativeId, step, changedBy: actor.name }).onConflictDoNothing();
  const place = and(eq(pathSteps.collaborativeId, collaborativeId), eq(pathSteps.step, step));
  const [row] = await tx.select().from(pathSteps).where(place).for("update");
  if (!row) return;
  const before = contentOf(row);
  const after = { ...before, ...change };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx
    .update(pathSteps)
    .set({ ...change, changedAt: new Date(), changedBy: actor.name })
    .where(place);
  await record(db, [{ subject: "path_step", before, after }]);
}
