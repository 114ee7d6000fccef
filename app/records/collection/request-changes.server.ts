import { type SQL, sql } from "drizzle-orm";
import { closedForMembers, isYearLocked } from "~/domain/collection/closed-years";
import type { MemberRequest, YearRecord } from "~/domain/collection/collection";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockMembers } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readCollection } from "./collection.server";

/** What every step on the requests of a year shares: its turn, the values it moves, and its history. */

/** The outcome of a step; a fault is a sentence for the person who took it. */
export type StepOutcome = { done: true; values: number } | { done: false; fault: string };

/** A step that was not taken, and why. */
export const refused = (fault: string): StepOutcome => ({ done: false, fault });

/** Waits for the member's lock and reads its request, or says why nothing of it may change. */
export async function takeTurn(
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

/** The requests, or values, of these members in a year, for a where clause. */
export const at = (db: TenantDb, year: number, memberIds: string[]): SQL => sql`
  collaborative_id = ${db.collaborativeId} and year = ${year}
    and member_id = any(${sql.param(`{${memberIds.join(",")}}`)}::uuid[])`;

/**
 * Moves the values of these members, already locked, from one status to another. No number changes, so all sums
 * stay valid; the history records the change once, with its request, not for each value. @returns how many moved
 */
export async function moveValues(
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
export async function keep(
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
