import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { isLooser } from "~/domain/agreements/floor";
import type { AgreementFields } from "~/domain/agreements/forms";
import { isBinding, stateOf } from "~/domain/agreements/state";
import type { StoredAgreement } from "~/domain/agreements/stored";
import type { PolicyFloor } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockAgreements } from "~/records/locks.server";
import { todayIso } from "~/records/today";
import { agreementGoals, agreements } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { readAgreements } from "./agreements.server";

/**
 * What became of a change. `overtaken`: somebody changed the agreement first; `loosens`: others would see more, which
 * takes a reason and the permission to set disclosure; `holds`: it is in force, or was never signed.
 */
export type AgreementOutcome =
  | { stored: true; id: string }
  | { stored: false; why: "gone" | "overtaken" | "loosens" | "holds" };

type Row = typeof agreements.$inferSelect;
const NOT_CONTENT = new Set(["collaborativeId", "id", "revision", "changedAt", "changedBy"]);
const contentOf = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !NOT_CONTENT.has(field)));

/** Adds an agreement as a draft. @returns its id */
export async function addAgreement(db: TenantDb, { content, goals }: AgreementFields): Promise<string> {
  const id = uuidv7();
  await lockAgreements(db);
  await db.tx
    .insert(agreements)
    .values({ ...content, collaborativeId: db.collaborativeId, id, changedBy: db.actor.name });
  await putGoals(db, id, goals);
  await record(db, [{ subject: "agreement", itemId: id, before: null, after: { ...content, goals } }]);
  await countChange(db);
  return id;
}

/** Changes an agreement's content. @param mayLoosen whether the writer may let others see more, with a reason */
export async function changeAgreement(
  db: TenantDb,
  id: string,
  { fields, revision, mayLoosen }: { fields: AgreementFields; revision: number; mayLoosen: boolean },
): Promise<AgreementOutcome> {
  const { content, goals, reason } = fields;
  return change(db, id, {
    revision,
    reason: reason || null,
    decide: (stored) => {
      if (!isBinding(stored, todayIso())) return content;
      const asked: PolicyFloor = content;
      const loosens = content.kind !== "data_sharing" || isLooser(asked, stored.floor);
      return loosens && !(mayLoosen && reason) ? "loosens" : content;
    },
    also: () => putGoals(db, id, goals),
    noted: { before: (stored) => ({ goals: stored.goalIds }), after: { goals } },
  });
}

/** Records notice, or that another agreement took its place. */
export function markAgreement(
  db: TenantDb,
  id: string,
  {
    revision,
    set,
  }: { revision: number; set: Partial<Pick<Row, "noticeGivenOn" | "replacedById" | "replacedOn">> },
): Promise<AgreementOutcome> {
  return change(db, id, { revision, reason: null, decide: () => set });
}

/** Lets go of the floor of an agreement that no longer holds: from now on its limits do not apply. */
export function releaseFloor(
  db: TenantDb,
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<AgreementOutcome> {
  const today = todayIso();
  return change(db, id, {
    revision,
    reason,
    decide: (stored) => {
      const state = stateOf(stored, today);
      if (state === "in_force" || state === "act_now" || !isBinding(stored, today)) return "holds";
      return { releasedOn: today };
    },
  });
}

/** Removes a draft that nobody has signed; the history keeps its content. */
export async function removeAgreement(db: TenantDb, id: string, revision: number): Promise<AgreementOutcome> {
  return change(db, id, {
    revision,
    reason: null,
    decide: (stored) => (stored.parties.some(({ signedOn }) => signedOn !== null) ? "holds" : null),
  });
}

/**
 * Before parties of an agreement change: locks it, and notes that its floor binds if it does, so that no signature that
 * is taken back loosens anything.
 * @returns the agreement; null if there is none
 */
export async function touchAgreement(db: TenantDb, id: string): Promise<StoredAgreement | null> {
  await lockAgreements(db);
  const stored = (await readAgreements(db)).find((agreement) => agreement.id === id);
  if (!stored) return null;
  await db.tx
    .update(agreements)
    .set({
      boundOn: boundOnOf(stored),
      revision: stored.revision + 1,
      changedAt: new Date(),
      changedBy: db.actor.name,
    })
    .where(place(db, id));
  await countChange(db);
  return stored;
}

function boundOnOf(stored: StoredAgreement): string | null {
  const today = todayIso();
  return stored.boundOn ?? (isBinding(stored, today) ? today : null);
}

const place = (db: TenantDb, id: string) =>
  and(eq(agreements.collaborativeId, db.collaborativeId), eq(agreements.id, id));

interface Edit {
  revision: number;
  reason: string | null;
  /** The columns to set; null removes the agreement; a word refuses. */
  decide: (stored: StoredAgreement) => Partial<Row> | null | "loosens" | "holds";
  also?: () => Promise<void>;
  noted?: { before: (stored: StoredAgreement) => object; after: object };
}

async function change(
  db: TenantDb,
  id: string,
  { revision, reason, decide, also, noted }: Edit,
): Promise<AgreementOutcome> {
  await lockAgreements(db);
  const stored = (await readAgreements(db)).find((agreement) => agreement.id === id);
  const [row] = await db.tx.select().from(agreements).where(place(db, id)).for("update");
  if (!stored || !row) return { stored: false, why: "gone" };
  if (row.revision !== revision) return { stored: false, why: "overtaken" };
  const decided = decide(stored);
  if (decided === "loosens" || decided === "holds") return { stored: false, why: decided };
  const before = { ...contentOf(row), ...noted?.before(stored) };
  if (decided === null) {
    await db.tx.delete(agreements).where(place(db, id));
    await record(db, [{ subject: "agreement", itemId: id, before, after: null }], reason);
  } else {
    const set = { ...decided, boundOn: boundOnOf(stored) };
    await db.tx
      .update(agreements)
      .set({ ...set, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
      .where(place(db, id));
    await also?.();
    const after = { ...contentOf({ ...row, ...set }), ...noted?.after };
    await record(db, [{ subject: "agreement", itemId: id, before, after }], reason);
  }
  await countChange(db);
  return { stored: true, id };
}

async function putGoals(db: TenantDb, agreementId: string, goals: string[]): Promise<void> {
  const { collaborativeId } = db;
  await db.tx
    .delete(agreementGoals)
    .where(
      and(eq(agreementGoals.collaborativeId, collaborativeId), eq(agreementGoals.agreementId, agreementId)),
    );
  if (goals.length > 0)
    await db.tx
      .insert(agreementGoals)
      .values([...new Set(goals)].map((goalId) => ({ collaborativeId, agreementId, goalId })));
}
