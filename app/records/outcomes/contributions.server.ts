import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Contribution } from "~/domain/outcomes/contribution";
import { record } from "~/records/history/history.server";
import { contributions } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What a claim is about: a goal of the collaborative's own, or a result. */
export interface Claimed {
  goalId: string | null;
  resultId: string | null;
}

export interface StoredContribution extends Contribution, Claimed {
  id: string;
  revision: number;
}

/** All claims, in the order in which they were made. */
export async function readContributions(db: TenantDb): Promise<StoredContribution[]> {
  const rows = await db.tx
    .select()
    .from(contributions)
    .where(eq(contributions.collaborativeId, db.collaborativeId))
    .orderBy(asc(contributions.id));
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    goalId: row.goalId,
    resultId: row.resultId,
    ...contentOf(row),
  }));
}

const contentOf = ({
  claim,
  chain,
  proof,
  explanations,
  reader,
  readerView,
}: Contribution): Contribution => ({
  claim,
  chain,
  proof,
  explanations,
  reader,
  readerView,
});

export async function addContribution(db: TenantDb, about: Claimed, fields: Contribution): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const { goalId, resultId } = about;
  const content = contentOf(fields);
  await db.tx
    .insert(contributions)
    .values({ collaborativeId, id, goalId, resultId, ...content, changedBy: actor.name });
  await record(db, [
    { subject: "contribution", itemId: id, before: null, after: { goalId, resultId, ...content } },
  ]);
  return id;
}

/**
 * Changes a claim, or with `fields` null removes it.
 * @returns false if somebody else changed it first
 */
export async function changeContribution(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: Contribution | null },
): Promise<boolean> {
  const place = and(eq(contributions.collaborativeId, db.collaborativeId), eq(contributions.id, id));
  const [row] = await db.tx.select().from(contributions).where(place).for("update");
  if (row?.revision !== revision) return false;
  const before = contentOf(row);
  const after = fields && contentOf(fields);
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  if (after === null) await db.tx.delete(contributions).where(place);
  else
    await db.tx
      .update(contributions)
      .set({ ...after, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
      .where(place);
  await record(db, [{ subject: "contribution", itemId: id, before, after }]);
  return true;
}
