import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { fiscalYearAfter } from "~/domain/members/fiscal-year";
import { nameKey } from "~/domain/members/member";
import { periodFor } from "~/domain/periods";
import type { Absence, Member } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { keepEverything, keepMembers } from "~/records/kept-sums/kept-sums.server";
import { lockMembers, lockSlug, lockSlugs } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { members } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/**
 * Without absences, those that are stored stay. A fiscal-year end with `fiscalYearFrom` applies from that reporting
 * year on; without it, another end corrects every year.
 */
export type GivenMember = Omit<Member, "id" | "absences" | "earlierFiscalYearEnds" | "exemptions"> & {
  absences?: Absence[] | undefined;
  fiscalYearFrom?: number | null | undefined;
};

/** The fiscal year cannot change as given; the message says why. */
export class FiscalYearFault extends Error {}

/** What of a member decides in which years it counts, and how. */
const COUNTED_BY = [
  "joinedOn",
  "leftOn",
  "absences",
  "fiscalYearEndMonth",
  "earlierFiscalYearEnds",
  "baselineYear",
] as const;

/** Serializes giving this name to a member. Acquire before reading the members. */
export const lockMemberName = (db: TenantDb, name: string): Promise<void> =>
  lockSlug(db, `name ${nameKey(name)}`);

/** Serializes adding these members: their names and short names. Acquire before reading the members. */
export const lockNewMembers = (
  db: TenantDb,
  added: readonly Pick<Member, "name" | "slug">[],
): Promise<void> =>
  lockSlugs(
    db,
    added.flatMap(({ name, slug }) => [`name ${nameKey(name)}`, slug]),
  );

/** Adds members whose names and short names are locked and free, all at once. */
export async function addMembers(
  db: TenantDb,
  added: readonly Omit<GivenMember, "fiscalYearFrom">[],
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(
    (fields): Member => ({
      ...fields,
      absences: fields.absences ?? [],
      earlierFiscalYearEnds: [],
      id: uuidv7(),
    }),
  );
  await db.tx.insert(members).values(rows.map((row) => ({ ...row, collaborativeId: db.collaborativeId })));
  await record(
    db,
    rows.map(({ id, earlierFiscalYearEnds: _, ...after }) => ({
      subject: "member" as const,
      memberId: id,
      before: null,
      after,
    })),
  );
  await keepMembers(db, rows);
}

/**
 * Creates the member with this slug or brings it up to date; says which, and what is stored now.
 * @throws FiscalYearFault
 */
export async function putMember(
  db: TenantDb,
  { fiscalYearFrom = null, ...fields }: GivenMember,
): Promise<{ created: boolean; member: Member }> {
  const { tx, collaborativeId } = db;
  const own = and(eq(members.collaborativeId, collaborativeId), eq(members.slug, fields.slug));
  // No row lock: writers of values hold the member's lock while they refer to the row.
  await lockSlug(db, fields.slug);
  const [stored] = await tx.select().from(members).where(own);
  if (!stored) {
    const member: Member = {
      ...fields,
      absences: fields.absences ?? [],
      earlierFiscalYearEnds: [],
      id: uuidv7(),
    };
    await tx.insert(members).values({ ...member, collaborativeId });
    await record(db, [{ subject: "member", memberId: member.id, before: null, after: fields }]);
    await keepMembers(db, [member]);
    return { created: true, member };
  }
  const { collaborativeId: _, id, exemptions, ...row } = stored;
  // The database keeps the parts of an absence in an order of its own.
  const before = {
    ...row,
    absences: row.absences.map(({ from, to }) => ({ from, to })),
    earlierFiscalYearEnds: row.earlierFiscalYearEnds.map(({ until, month }) => ({ until, month })),
  };
  const after = {
    ...fields,
    ...orFault(fiscalYearAfter(before, fields.fiscalYearEndMonth, fiscalYearFrom)),
    absences: fields.absences?.map(({ from, to }) => ({ from, to })) ?? before.absences,
  };
  const member: Member = { ...after, exemptions, id };
  const differs = (key: keyof typeof after) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  if ((Object.keys(after) as (keyof typeof after)[]).some(differs)) {
    await lockMembers(db, [id]);
    await tx.update(members).set(after).where(own);
    await record(db, [{ subject: "member", memberId: id, before, after }]);
    if (differs("fiscalYearEndMonth") || differs("earlierFiscalYearEnds")) await restatePeriods(db, member);
    await keepMembers(db, [member]);
    if (COUNTED_BY.some(differs)) await keepEverything(db);
  }
  return { created: false, member };
}

function orFault<T extends object>(outcome: T | { fault: string }): T {
  if ("fault" in outcome) throw new FiscalYearFault(outcome.fault);
  return outcome;
}

/**
 * Another fiscal year changes which months the member's stored values cover. Those of closed years keep the months
 * for which they were collected and signed off; one that is changed later gets the new ones.
 */
async function restatePeriods(db: TenantDb, member: Member): Promise<void> {
  for (const table of ["observations", "reported_shares", "category_observations"]) {
    const own = sql`collaborative_id = ${db.collaborativeId} and member_id = ${member.id}`;
    const rows = rowsOf<{ year: number }>(
      await db.tx.execute(sql`select distinct year from ${sql.identifier(table)} where ${own}`),
    );
    if (rows.length === 0) continue;
    const periods = rows.map(({ year }) => ({ year, ...periodFor(member, year) }));
    const list = (values: (string | number)[]) => sql.param(`{${values.join(",")}}`);
    await db.tx.execute(sql`
      update ${sql.identifier(table)} as stored set period_start = now.period_start, period_end = now.period_end
      from unnest(${list(periods.map(({ year }) => year))}::int[],
        ${list(periods.map(({ start }) => start))}::date[],
        ${list(periods.map(({ end }) => end))}::date[]) as now (year, period_start, period_end)
      where stored.collaborative_id = ${db.collaborativeId} and stored.member_id = ${member.id}
        and stored.year = now.year
        and stored.year not in (select year from years
          where collaborative_id = ${db.collaborativeId} and state = 'closed')`);
  }
}
