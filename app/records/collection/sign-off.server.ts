import { sql } from "drizzle-orm";
import { closedMessage, isYearLocked } from "~/domain/collection/closed-years";
import { whyNotSubmitted } from "~/domain/collection/collection";
import { lockMembers } from "~/records/locks.server";
import { announceMembers } from "~/records/programs/outbox.server";
import type { TenantDb } from "~db/tenant";
import { readCollection } from "./collection.server";
import { at, keep, moveValues, refused, type StepOutcome, takeTurn } from "./request-changes.server";

/** The member's name under its numbers. */
export interface SignOff {
  /** "I confirm …", as it stood on the page. */
  statement: string;
  /** Also settles the backbone staff's question, if there was one. */
  answer: string | null;
  /** Codes of the gaps shown to the person who signs; null if nobody confirmed any. */
  confirmedMissing: string[] | null;
}

/** Signs off a member's year: its drafts become submitted. */
export async function submitYear(
  db: TenantDb,
  year: number,
  memberId: string,
  { statement, answer, confirmedMissing }: SignOff,
): Promise<StepOutcome> {
  const turn = await takeTurn(db, year, memberId);
  if ("fault" in turn) return refused(turn.fault);
  const { request } = turn;
  const missing = request.cells.flatMap((cell) => cell.missing);
  const why = whyNotSubmitted(request);
  if (why !== null) return refused(why);
  const unconfirmed = missing.filter((code) => !confirmedMissing?.includes(code));
  if (unconfirmed.length > 0)
    return refused(
      confirmedMissing === null
        ? "Something is missing: say why at each number, or confirm that it stays missing."
        : "More is missing than a moment ago. Look at the list again.",
    );
  const values = await signOff(db, year, [memberId]);
  const after = { state: "submitted", statement, values, ...(missing.length > 0 && { missing }) };
  await keep(db, year, [{ memberId, before: { state: request.state }, after }], answer);
  await announceMembers(db, "data.submitted", year, [memberId]);
  return { done: true, values };
}

/** Moves the drafts of these members, already locked, to submitted. @returns how many */
async function signOff(db: TenantDb, year: number, memberIds: string[]): Promise<number> {
  const values = await moveValues(db, { year, memberIds, from: ["draft"], to: "submitted" });
  await db.tx.execute(sql`
    update requests set state = 'submitted', submitted_at = now(), submitted_by = ${db.actor.name},
      question = null, verified_at = null, verified_by = null
    where ${at(db, year, memberIds)}`);
  return values;
}

/** The backbone staff signs off for several members at once. */
export interface SignOffs {
  memberIds: string[];
  /** What is signed for each, by member id. */
  statements: Map<string, string>;
  /** Numbers that are missing stay missing; without it, members with a gap nobody has signed yet are left out. */
  confirmedMissing: boolean;
}

/**
 * Signs off the year of several members: of those that have not submitted, and of those whose numbers were corrected
 * after they had. A gap that was signed before need not be confirmed again.
 */
export async function submitYears(
  db: TenantDb,
  year: number,
  { memberIds, statements, confirmedMissing }: SignOffs,
): Promise<{ submitted: string[]; skipped: { memberId: string; why: string }[]; fault: string | null }> {
  await lockMembers(db, memberIds);
  const { year: record, requests } = await readCollection(db, year);
  const chosen = requests.filter(({ memberId }) => memberIds.includes(memberId));
  if (!record || chosen.length === 0)
    return {
      submitted: [],
      skipped: [],
      fault: record ? `Nothing is asked of them for ${year}.` : `${year} is not open.`,
    };
  const judged = chosen.map((request) => {
    const closed = isYearLocked({
      closed: record.state === "closed",
      openToMember: request.openUntil !== null,
    });
    const missing = request.cells.flatMap((cell) => cell.missing);
    const signed = request.state === "submitted" || request.state === "verified";
    const gap = missing.length > 0 && !signed && !confirmedMissing;
    const numbers = missing.length === 1 ? "1 number is" : `${missing.length} numbers are`;
    const why = closed
      ? closedMessage(year)
      : (whyNotSubmitted(request) ?? (gap ? `${numbers} missing: confirm that they stay missing.` : null));
    return { memberId: request.memberId, state: request.state, missing, why };
  });
  const ready = judged.filter(({ why }) => why === null);
  const submitted = ready.map(({ memberId }) => memberId);
  if (submitted.length > 0) {
    await signOff(db, year, submitted);
    const changes = ready.map(({ memberId, state, missing }) => ({
      memberId,
      before: { state },
      after: {
        state: "submitted",
        statement: statements.get(memberId) ?? "",
        ...(missing.length > 0 && { missing }),
      },
    }));
    await keep(db, year, changes);
    await announceMembers(db, "data.submitted", year, submitted);
  }
  return {
    submitted,
    skipped: judged.flatMap(({ memberId, why }) => (why === null ? [] : [{ memberId, why }])),
    fault: null,
  };
}
