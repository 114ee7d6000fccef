import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { z } from "zod";
import { REQUEST_STATES } from "../app/domain/collection/collection";
import { isActive } from "../app/domain/periods";
import type { Catalog } from "../app/domain/terms";
import { closeYear } from "../app/records/collection/close-year.server";
import { readCollection } from "../app/records/collection/collection.server";
import { returnYear, verifyYears } from "../app/records/collection/requests.server";
import { submitYear } from "../app/records/collection/sign-off.server";
import { openYear, readConcerns } from "../app/records/collection/years.server";
import { addComment } from "../app/records/entry/comments.server";
import type { TenantDb } from "../db/tenant";

const requestSchema = z.object({
  member: z.string(),
  state: z.enum(REQUEST_STATES),
  /** Who signs for the member. */
  by: z.string().default("Data lead"),
  question: z.string().optional(),
  dueInDays: z.number().int().optional(),
  /** A question about one value, by the backbone staff. */
  ask: z.object({ measure: z.string(), by: z.string(), text: z.string() }).optional(),
});

const yearSchema = z.object({
  year: z.number().int(),
  state: z.enum(["open", "closed"]),
  /** Counted from the day of loading, so that the example is always in the middle of it. */
  dueInDays: z.number().int().default(0),
  remindBefore: z.array(z.number().int()).default([]),
  remindAfter: z.array(z.number().int()).default([]),
  requests: z.array(requestSchema).default([]),
});
type SeededYear = z.infer<typeof yearSchema>;

/**
 * Opens and closes years as backbone staff and members would, step by step, each in their own name.
 * @param db of the backbone staff
 */
export async function loadYears(db: TenantDb, catalog: Catalog, json: unknown): Promise<void> {
  const seeded = z.array(yearSchema).parse(json);
  const closed = seeded.filter(({ state }) => state === "closed");
  await verifyPast(
    db,
    catalog,
    closed.map(({ year }) => year),
  );
  for (const { year } of closed) await closeYear(db, catalog, year, null);
  for (const year of seeded.filter(({ state }) => state === "open")) await collect(db, catalog, year);
}

/** Years collected earlier: everything in them was requested, submitted, and verified. */
async function verifyPast(db: TenantDb, { members }: Catalog, years: number[]): Promise<void> {
  const rows = years.flatMap((year) =>
    members.filter((member) => isActive(member, year)).map(({ id }) => ({ year, memberId: id })),
  );
  const list = sql`any(${sql.param(`{${years.join(",")}}`)}::int[])`;
  await db.tx.execute(sql`
    insert into years (collaborative_id, year, changed_by)
    select ${db.collaborativeId}::uuid, year, ${db.actor.name}::text from unnest(${sql.param(`{${years.join(",")}}`)}::int[]) as year`);
  await db.tx.execute(sql`
    insert into requests (collaborative_id, year, member_id, strategies, state, verified_by)
    select ${db.collaborativeId}::uuid, year, "memberId", '{workforce,purchasing,investing}', 'verified', ${db.actor.name}::text
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (year int, "memberId" uuid)`);
  for (const table of ["observations", "reported_shares", "category_observations"])
    await db.tx.execute(sql`update ${sql.raw(table)} set status = 'verified'
      where collaborative_id = ${db.collaborativeId} and year = ${list}`);
}

async function collect(db: TenantDb, catalog: Catalog, seeded: SeededYear): Promise<void> {
  const { year, remindBefore, remindAfter } = seeded;
  const today = DateTime.utc().startOf("day");
  const inDays = (days: number) => today.plus({ days }).toISODate();
  const concerns = await readConcerns(db, year);
  const idOf = new Map(catalog.members.map(({ slug, id }) => [slug, id]));
  await openYear(db, {
    year,
    dueOn: inDays(seeded.dueInDays),
    remindBefore,
    remindAfter,
    requests: seeded.requests.map(({ member, dueInDays }) => {
      const memberId = idOf.get(member) ?? "";
      const dueOn = dueInDays === undefined ? null : inDays(dueInDays);
      return { memberId, strategies: concerns.get(memberId) ?? [], dueOn };
    }),
  });
  const { requests } = await readCollection(db, year);
  const missing = new Map(requests.map(({ memberId, cells }) => [memberId, cells.flatMap((c) => c.missing)]));
  const verified: string[] = [];
  for (const { member, state, by, question, ask } of seeded.requests) {
    const memberId = idOf.get(member) ?? "";
    if (state === "asked") continue;
    const name = catalog.members.find(({ id }) => id === memberId)?.name;
    const statement = `I, ${by}, confirm on behalf of ${name} that these numbers for ${year} are right to the best of our knowledge.`;
    const confirmedMissing = missing.get(memberId) ?? [];
    await submitYear(as(db, by), year, memberId, { statement, answer: null, confirmedMissing });
    if (state === "returned" && question) await returnYear(db, year, memberId, question);
    if (state === "verified") verified.push(memberId);
    const itemId = catalog.measures.find(({ code }) => code === ask?.measure)?.id;
    if (ask && itemId)
      await addComment(as(db, ask.by), { memberId, itemId, year }, { kind: "question", text: ask.text });
  }
  await verifyYears(db, year, verified);
}

const as = (db: TenantDb, name: string): TenantDb => ({ ...db, actor: { name, userId: null } });
