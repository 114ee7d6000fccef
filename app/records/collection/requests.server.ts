import { type SQL, sql } from "drizzle-orm";
import {
  closedForBackbone,
  closedForMembers,
  closedMessage,
  isYearLocked,
} from "~/domain/collection/closed-years";
import {
  type MemberRequest,
  whyNotSubmitted,
  whyNotVerified,
  type YearRecord,
} from "~/domain/collection/collection";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockMembers } from "~/records/locks.server";
import { announceMembers } from "~/records/programs/outbox.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readCollection } from "./collection.server";
import { scheduleReminders } from "./reminders.server";

/** The outcome of a step; a fault is a sentence for the person who took it. */
export type StepOutcome = { done: true; values: number } | { done: false; fault: string };

const refused = (fault: string): StepOutcome => ({ done: false, fault });

/** Waits for the member's lock and reads its request, or says why nothing of it may change. */
async function takeTurn(
  db: TenantDb,
  year: number,
  memberId: string,
): Promise<{ request: MemberRequest; year: YearRecord } | { fault: string }> {
  await lockMembers(db, [memberId]);
  const { year: record, requests } = await readCollection(db, year, memberId);
  const [request] = requests;
  if (!record || !request || request.strategies.length === 0)
    return { fault: `Nothing is asked of this member for ${year}.` };
  if (isYearLocked({ closed: record.state === "closed", openToMember: request.openUntil !== null }))
    return { fault: closedForMembers(year) };
  return { request, year: record };
}

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

const at = (db: TenantDb, year: number, memberIds: string[]): SQL => sql`
  collaborative_id = ${db.collaborativeId} and year = ${year}
    and member_id = any(${sql.param(`{${memberIds.join(",")}}`)}::uuid[])`;

/**
 * Moves the values of these members, already locked, from one status to another. No number changes, so all sums
 * stay valid; the history records the change once, with its request, not for each value. @returns how many moved
 */
async function moveValues(
  db: TenantDb,
  { year, memberIds, from, to }: { year: number; memberIds: string[]; from: string[]; to: string },
): Promise<number> {
  const moved = (table: string) => sql`
    update ${sql.raw(table)} set status = ${to}
    where ${at(db, year, memberIds)} and status = any(${sql.param(`{${from.join(",")}}`)}::text[]) returning 1`;
  const [row] = rowsOf<{ n: number }>(
    await db.tx.execute(sql`
      with a as (${moved("observations")}), b as (${moved("reported_shares")}),
        c as (${moved("category_observations")})
      select ((select count(*) from a) + (select count(*) from b) + (select count(*) from c))::int as n`),
  );
  return row?.n ?? 0;
}

/** Records the history, and invalidates caches that depend on statuses. */
async function keep(
  db: TenantDb,
  year: number,
  changes: { memberId: string; before: object; after: object }[],
  reason: string | null = null,
): Promise<void> {
  await record(
    db,
    changes.map((change) => ({ subject: "request" as const, year, ...change })),
    reason,
  );
  await countChange(db);
}
