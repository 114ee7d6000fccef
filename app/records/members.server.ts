import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { members } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { periodOf } from "../domain/periods";
import type { Member } from "../domain/types";
import { remember } from "./history.server";

/** Creates the member with this slug or brings it up to date; says which, and what is stored now. */
export async function putMember(
  db: TenantDb,
  given: Omit<Member, "id">,
): Promise<{ created: boolean; member: Member }> {
  const { tx, collaborativeId } = db;
  const own = and(eq(members.collaborativeId, collaborativeId), eq(members.slug, given.slug));
  const [stored] = await tx.select().from(members).where(own).for("update");
  if (!stored) {
    const member = { ...given, id: uuidv7() };
    await tx.insert(members).values({ ...member, collaborativeId });
    await remember(db, [{ subject: "member", memberId: member.id, before: null, after: given }]);
    return { created: true, member };
  }
  const { collaborativeId: _, id, ...before } = stored;
  const member = { ...given, id };
  const changed = (Object.keys(given) as (keyof typeof given)[]).some((key) => before[key] !== given[key]);
  if (changed) {
    await tx.update(members).set(given).where(own);
    await remember(db, [{ subject: "member", memberId: id, before, after: given }]);
    if (before.fiscalYearEndMonth !== given.fiscalYearEndMonth) await restatePeriods(db, member);
  }
  return { created: false, member };
}

/** A corrected fiscal year changes which months the member's stored values cover. */
async function restatePeriods(db: TenantDb, member: Member): Promise<void> {
  for (const table of [sql.raw("observations"), sql.raw("reported_shares")]) {
    const { start, end } = periodOf(2000, member.fiscalYearEndMonth);
    // The period of any year is that of 2000, so many years later; February ends by the calendar.
    await db.tx.execute(sql`
      update ${table} set
        period_start = (${start}::date + make_interval(years => year - 2000))::date,
        period_end = (date_trunc('month', ${end}::date + make_interval(years => year - 2000))
          + interval '1 month - 1 day')::date
      where collaborative_id = ${db.collaborativeId} and member_id = ${member.id}`);
  }
}
