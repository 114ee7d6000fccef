import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { ResultFields, ResultRecord } from "~/domain/results/result";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { rowsOf } from "~db/rows";
import { resultGoals, resultIndicators, results } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Every result in the order in which it was added, with its indicators and goals, read in one statement. */
export async function readResults(db: TenantDb): Promise<ResultRecord[]> {
  const id = db.collaborativeId;
  const result = await db.tx.execute(sql`
    select r.id, r.sentence, r.lead, r.partners, r.revision,
      (select coalesce(json_agg(i.indicator_id order by i.position), '[]') from result_indicators i
        where i.collaborative_id = ${id} and i.result_id = r.id) as "indicatorIds",
      (select coalesce(json_agg(g.goal_id order by g.goal_id), '[]') from result_goals g
        where g.collaborative_id = ${id} and g.result_id = r.id) as "goalIds"
    from results r where r.collaborative_id = ${id} order by r.id`);
  return rowsOf<ResultRecord>(result);
}

/** The outcome of a write; not stored if somebody else changed or removed the result first. */
export type ResultOutcome = { stored: true; id: string } | { stored: false };

/**
 * Adds a result (`id` null) or changes one; the history keeps the old version. Indicators and goals must be the
 * collaborative's own.
 * @param edit.revision the revision that the writer saw
 */
export async function saveResult(
  db: TenantDb,
  { id, revision, fields }: { id: string | null; revision: number; fields: ResultFields },
): Promise<ResultOutcome> {
  const { tx, collaborativeId, actor } = db;
  const after = contentOf(fields);
  const { sentence, lead, partners } = after;
  const itemId = id ?? uuidv7();
  let before: ResultFields | null = null;
  if (id === null) {
    await tx.insert(results).values({
      collaborativeId,
      id: itemId,
      sentence,
      lead,
      partners,
      changedBy: actor.name,
    });
  } else {
    const stored = await lock(db, id);
    if (stored?.revision !== revision) return { stored: false };
    before = contentOf(stored);
    if (JSON.stringify(before) === JSON.stringify(after)) return { stored: true, id };
    await tx
      .update(results)
      .set({
        sentence,
        lead,
        partners,
        revision: revision + 1,
        changedAt: new Date(),
        changedBy: actor.name,
      })
      .where(place(db, id));
    await tx
      .delete(resultIndicators)
      .where(and(eq(resultIndicators.collaborativeId, collaborativeId), eq(resultIndicators.resultId, id)));
    await tx
      .delete(resultGoals)
      .where(and(eq(resultGoals.collaborativeId, collaborativeId), eq(resultGoals.resultId, id)));
  }
  await tx.insert(resultIndicators).values(
    after.indicatorIds.map((indicatorId, position) => ({
      collaborativeId,
      resultId: itemId,
      indicatorId,
      position,
    })),
  );
  if (after.goalIds.length > 0)
    await tx
      .insert(resultGoals)
      .values(after.goalIds.map((goalId) => ({ collaborativeId, resultId: itemId, goalId })));
  await record(db, [{ subject: "result", itemId, before, after }]);
  await countChange(db);
  return { stored: true, id: itemId };
}

/** Removes a result; its indicators, their stories, and its goals stay. */
export async function removeResult(db: TenantDb, id: string, revision: number): Promise<ResultOutcome> {
  const stored = await lock(db, id);
  if (stored?.revision !== revision) return { stored: false };
  await db.tx.delete(results).where(place(db, id));
  await record(db, [{ subject: "result", itemId: id, before: contentOf(stored), after: null }]);
  await countChange(db);
  return { stored: true, id };
}

const place = (db: TenantDb, id: string) =>
  and(eq(results.collaborativeId, db.collaborativeId), eq(results.id, id));

async function lock(db: TenantDb, id: string): Promise<ResultRecord | undefined> {
  const [row] = await db.tx.select({ id: results.id }).from(results).where(place(db, id)).for("update");
  return row && (await readResults(db)).find((result) => result.id === id);
}

/** In one order, so that equal contents compare as equal. */
function contentOf({ sentence, lead, partners, indicatorIds, goalIds }: ResultFields): ResultFields {
  return { sentence, lead, partners, indicatorIds, goalIds: goalIds.toSorted() };
}
