import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { periodOf } from "../domain/periods";
import type { Absence, Member } from "../domain/types";
import { remember } from "./history.server";
import { keepEverything, keepMembers } from "./kept.server";
import { lockMembers, lockSlug } from "./locks.server";

/** Without absences, those that are stored stay. */
export type GivenMember = Omit<Member, "id" | "absences"> & { absences?: Absence[] | undefined };

/** What of a member decides in which years it counts, and how. */
const COUNTED_BY = ["joinedOn", "leftOn", "absences", "fiscalYearEndMonth", "baselineYear"] as const;

/** Creates the member with this slug or brings it up to date; says which, and what is stored now. */
export async function putMember(
  db: TenantDb,
  given: GivenMember,
): Promise<{ created: boolean; member: Member }> {
  const { tx, collaborativeId } = db;
  const own = and(eq(members.collaborativeId, collaborativeId), eq(members.slug, given.slug));
  // No row lock: whoever writes values holds the member's lock while it refers to the row.
  await lockSlug(db, given.slug);
  const [stored] = await tx.select().from(members).where(own);
  if (!stored) {
    const member: Member = { ...given, absences: given.absences ?? [], id: uuidv7() };
    await tx.insert(members).values({ ...member, collaborativeId });
    await remember(db, [{ subject: "member", memberId: member.id, before: null, after: given }]);
    await keepMembers(db, [member]);
    return { created: true, member };
  }
  const { collaborativeId: _, id, ...row } = stored;
  // The database keeps the parts of an absence in an order of its own.
  const before = { ...row, absences: row.absences.map(({ from, to }) => ({ from, to })) };
  const after = {
    ...given,
    absences: given.absences?.map(({ from, to }) => ({ from, to })) ?? before.absences,
  };
  const member: Member = { ...after, id };
  const differs = (key: keyof typeof after) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  if ((Object.keys(after) as (keyof typeof after)[]).some(differs)) {
    await lockMembers(db, [id]);
    await tx.update(members).set(after).where(own);
    await remember(db, [{ subject: "member", memberId: id, before, after }]);
    if (differs("fiscalYearEndMonth")) await restatePeriods(db, member);
    await keepMembers(db, [member]);
    if (COUNTED_BY.some(differs)) await keepEverything(db);
  }
  return { created: false, member };
}

/**
 * A corrected fiscal year changes which months the member's stored values cover. Those of closed years keep the
 * months for which they were collected and signed off; one that is changed later gets the new ones.
 */
async function restatePeriods(db: TenantDb, member: Member): Promise<void> {
  for (const table of ["observations", "reported_shares", "category_observations"]) {
    const { start, end } = periodOf(2000, member.fiscalYearEndMonth);
    // The period of any year is that of 2000, so many years later; February ends by the calendar.
    await db.tx.execute(sql`
      update ${sql.identifier(table)} set
        period_start = (${start}::date + make_interval(years => year - 2000))::date,
        period_end = (date_trunc('month', ${end}::date + make_interval(years => year - 2000))
          + interval '1 month - 1 day')::date
      where collaborative_id = ${db.collaborativeId} and member_id = ${member.id}
        and year not in (select year from years
          where collaborative_id = ${db.collaborativeId} and state = 'closed')`);
  }
}
