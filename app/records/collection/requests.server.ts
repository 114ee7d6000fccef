import { sql } from "drizzle-orm";
import { closedForBackbone, closedMessage, isYearLocked } from "~/domain/collection/closed-years";
import { type MemberRequest, whyNotVerified } from "~/domain/collection/collection";
import { lockMembers } from "~/records/locks.server";
import { announceMembers } from "~/records/programs/outbox.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readCollection } from "./collection.server";
import { scheduleReminders } from "./reminders.server";
import { at, keep, moveValues, refused, type StepOutcome, takeTurn } from "./request-changes.server";

/** Verifies all of these members that have submitted and have nothing open. */
export async function verifyYears(
  db: TenantDb,
  year: number,
  memberIds: string[],
): Promise<{ verified: string[]; skipped: { memberId: string; why: string }[]; fault: string | null }> {
  await lockMembers(db, memberIds);
  const { year: record, requests } = await readCollection(db, year);
  const chosen = requests.filter(({ memberId }) => memberIds.includes(memberId));
  const isLocked = ({ openUntil }: MemberRequest) =>
    isYearLocked({ closed: record?.state === "closed", openToMember: openUntil !== null });
  if (!record || (record.state === "closed" && chosen.every(isLocked)))
    return {
      verified: [],
      skipped: [],
      fault: record ? closedForBackbone(year) : `${year} is not open.`,
    };
  const judged = chosen.map((request) => ({
    memberId: request.memberId,
    why: isLocked(request) ? closedMessage(year) : whyNotVerified(request),
    state: request.state,
  }));
  const ready = judged.filter(({ why }) => why === null);
  const verified = ready.map(({ memberId }) => memberId);
  if (verified.length > 0) {
    await moveValues(db, { year, memberIds: verified, from: ["submitted"], to: "verified" });
    await db.tx.execute(sql`
      update requests set state = 'verified', verified_at = now(), verified_by = ${db.actor.name}, question = null
      where ${at(db, year, verified)}`);
    const after = { state: "verified" };
    await keep(
      db,
      year,
      ready.map(({ memberId, state }) => ({ memberId, before: { state }, after })),
    );
    await announceMembers(db, "data.verified", year, verified);
  }
  return {
    verified,
    skipped: judged.flatMap(({ memberId, why }) => (why === null ? [] : [{ memberId, why }])),
    fault: null,
  };
}

/** Sends a member's year back: its values are drafts again, and the question stands on the member's page. */
export async function returnYear(
  db: TenantDb,
  year: number,
  memberId: string,
  question: string,
): Promise<StepOutcome> {
  const turn = await takeTurn(db, year, memberId);
  if ("fault" in turn) return refused(turn.fault);
  const { state } = turn.request;
  if (state !== "submitted" && state !== "verified")
    return refused("Only what has been submitted can be sent back.");
  const values = await moveValues(db, {
    year,
    memberIds: [memberId],
    from: ["submitted", "verified"],
    to: "draft",
  });
  await db.tx.execute(sql`
    update requests set state = 'returned', question = ${question}, verified_at = null, verified_by = null
    where ${at(db, year, [memberId])}`);
  await keep(db, year, [{ memberId, before: { state }, after: { state: "returned", question, values } }]);
  return { done: true, values };
}

/** A closed year in which one member may change values. */
export interface YearException {
  year: number;
  memberId: string;
  /** ISO instant at which it ends; null withdraws it. */
  until: string | null;
  reason: string | null;
}

/** Grants one member an exception in a closed year, or withdraws it. */
export async function exceptMember(
  db: TenantDb,
  { year, memberId, until, reason }: YearException,
): Promise<StepOutcome> {
  await lockMembers(db, [memberId]);
  const { year: record, requests } = await readCollection(db, year, memberId);
  if (record?.state !== "closed") return refused(`${year} is not closed: everybody may change values.`);
  const before = requests[0]?.openUntil ?? null;
  if (until === null && before === null) return refused("There is no exception to withdraw.");
  // A year that was closed without having been opened has no requests yet.
  await db.tx.execute(sql`
    insert into requests (collaborative_id, year, member_id, strategies, open_until)
    values (${db.collaborativeId}, ${year}, ${memberId}, '{}', ${until}::timestamptz)
    on conflict (collaborative_id, year, member_id) do update set open_until = excluded.open_until`);
  await keep(db, year, [{ memberId, before: { openUntil: before }, after: { openUntil: until } }], reason);
  return { done: true, values: 0 };
}

/** Whether a member gets reminders for this year. */
export async function quietMember(
  db: TenantDb,
  year: number,
  memberId: string,
  quiet: boolean,
): Promise<void> {
  await lockMembers(db, [memberId]);
  const changed = rowsOf(
    await db.tx.execute(sql`update requests set quiet = ${quiet}
      where ${at(db, year, [memberId])} and quiet <> ${quiet} returning member_id`),
  );
  if (changed.length === 0) return;
  await keep(db, year, [{ memberId, before: { quiet: !quiet }, after: { quiet } }]);
  await scheduleReminders(db, year);
}
