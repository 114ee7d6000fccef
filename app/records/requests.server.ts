import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { changedSince, type MemberRequest, whyNotVerified, type YearRecord } from "../domain/collection";
import { readCollection } from "./collection.server";
import { remember } from "./history.server";
import { countChange } from "./kept.server";
import { lockMembers } from "./locks.server";
import { scheduleReminders } from "./reminders.server";

/** What has become of a step; a fault is a sentence for whoever took it. */
export type StepOutcome = { done: true; values: number } | { done: false; fault: string };

const refused = (fault: string): StepOutcome => ({ done: false, fault });

/** The request as it stands once it is this writer's turn, or why nothing of it may change. */
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
  if (record.state === "closed" && request.openUntil === null)
    return { fault: `${year} is closed. Ask the backbone staff to reopen it.` };
  return { request, year: record };
}

/** The member's name under its numbers. */
export interface SignOff {
  /** "I confirm …", as it stood on the page. */
  statement: string;
  /** What the backbone asked is answered so, if it asked. */
  answer: string | null;
  /** The gaps that were before the eyes of whoever signs, as codes; null: nobody has confirmed any. */
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
  if (request.cells.every(({ answered }) => answered === 0)) return refused("Nothing has been entered yet.");
  const unconfirmed = missing.filter((code) => !confirmedMissing?.includes(code));
  if (unconfirmed.length > 0)
    return refused(
      confirmedMissing === null
        ? "Something is missing: say why at each number, or confirm that it stays missing."
        : "More is missing than a moment ago. Look at the list again.",
    );
  if ((request.state === "submitted" || request.state === "verified") && changedSince(request) === 0)
    return refused("It has been submitted already.");
  const values = await moveValues(db, year, [memberId], ["draft"], "submitted");
  await db.tx.execute(sql`
    update requests set state = 'submitted', submitted_at = now(), submitted_by = ${db.actor.name},
      question = null, verified_at = null, verified_by = null
    where ${at(db, year, [memberId])}`);
  const after = { state: "submitted", statement, values, ...(missing.length > 0 && { missing }) };
  await keep(db, year, [{ memberId, before: { state: request.state }, after }], answer);
  return { done: true, values };
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
  const shut = record?.state === "closed";
  if (!record || (shut && chosen.every(({ openUntil }) => openUntil === null)))
    return {
      verified: [],
      skipped: [],
      fault: record ? `${year} is closed: reopen it first.` : `${year} is not open.`,
    };
  const judged = chosen.map((request) => ({
    memberId: request.memberId,
    why: shut && request.openUntil === null ? `${year} is closed.` : whyNotVerified(request),
    state: request.state,
  }));
  const ready = judged.filter(({ why }) => why === null);
  const verified = ready.map(({ memberId }) => memberId);
  if (verified.length > 0) {
    await moveValues(db, year, verified, ["submitted"], "verified");
    await db.tx.execute(sql`
      update requests set state = 'verified', verified_at = now(), verified_by = ${db.actor.name}, question = null
      where ${at(db, year, verified)}`);
    const after = { state: "verified" };
    await keep(
      db,
      year,
      ready.map(({ memberId, state }) => ({ memberId, before: { state }, after })),
    );
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
  const values = await moveValues(db, year, [memberId], ["submitted", "verified"], "draft");
  await db.tx.execute(sql`
    update requests set state = 'returned', question = ${question}, verified_at = null, verified_by = null
    where ${at(db, year, [memberId])}`);
  await keep(db, year, [{ memberId, before: { state }, after: { state: "returned", question, values } }]);
  return { done: true, values };
}

/** Lets one member change values of a closed year until a moment (ISO), or no longer: null. */
export async function exceptMember(
  db: TenantDb,
  year: number,
  memberId: string,
  until: string | null,
  reason: string | null,
): Promise<StepOutcome> {
  await lockMembers(db, [memberId]);
  const { year: record, requests } = await readCollection(db, year, memberId);
  if (record?.state !== "closed") return refused(`${year} is not closed: everybody may change values.`);
  const before = requests[0]?.openUntil ?? null;
  if (until === null && before === null) return refused("There is no exception to withdraw.");
  // A year that was closed without having been opened has asked nobody yet.
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
 * Values of these members, whose turn it is, from one status to another. No number changes, so that all sums stay;
 * the change is kept once with the request that it belongs to, not at each value. @returns how many moved
 */
async function moveValues(
  db: TenantDb,
  year: number,
  memberIds: string[],
  from: string[],
  to: string,
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

/** Keeps the history, and tells caches that statuses are others now. */
async function keep(
  db: TenantDb,
  year: number,
  changes: { memberId: string; before: object; after: object }[],
  reason: string | null = null,
): Promise<void> {
  await remember(
    db,
    changes.map((change) => ({ subject: "request" as const, year, ...change })),
    reason,
  );
  await countChange(db);
}
