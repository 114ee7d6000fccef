import { and, eq, sql } from "drizzle-orm";
import type { StoryFields, StoryRecord } from "~/domain/results/result";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockIndicators } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { indicatorStories } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Every story of an indicator and year, newest year first. */
export async function readStories(db: TenantDb): Promise<StoryRecord[]> {
  const result = await db.tx.execute(sql`
    select indicator_id as "indicatorId", year, helps, hinders, proposed, said_by as "saidBy", revision
    from indicator_stories where collaborative_id = ${db.collaborativeId}
    order by indicator_id, year desc`);
  return rowsOf<StoryRecord>(result);
}

/**
 * Adds, changes, or (with `fields` null) removes the story of an indicator and year; the history keeps the old one.
 * @param edit.revision the revision that the writer saw; 0 if there was none
 * @returns false if somebody else changed it first
 */
export async function saveStory(
  db: TenantDb,
  edit: { indicatorId: string; year: number; revision: number; fields: StoryFields | null },
): Promise<boolean> {
  const { tx, collaborativeId, actor } = db;
  const { indicatorId, year, revision, fields } = edit;
  await lockIndicators(db);
  const stored = (await readStories(db)).find(
    (story) => story.indicatorId === indicatorId && story.year === year,
  );
  if ((stored?.revision ?? 0) !== revision) return false;
  const before = stored ? contentOf(stored) : null;
  const after = fields && contentOf(fields);
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  const place = and(
    eq(indicatorStories.collaborativeId, collaborativeId),
    eq(indicatorStories.indicatorId, indicatorId),
    eq(indicatorStories.year, year),
  );
  if (after === null) await tx.delete(indicatorStories).where(place);
  else {
    const set = { ...after, revision: revision + 1, changedAt: new Date(), changedBy: actor.name };
    await tx
      .insert(indicatorStories)
      .values({ collaborativeId, indicatorId, year, ...set })
      .onConflictDoUpdate({
        target: [indicatorStories.collaborativeId, indicatorStories.indicatorId, indicatorStories.year],
        set,
      });
  }
  await record(db, [{ subject: "result", itemId: indicatorId, year, before, after }]);
  await countChange(db);
  return true;
}

type Content = Pick<StoryFields, "helps" | "hinders" | "proposed" | "saidBy">;

const contentOf = ({ helps, hinders, proposed, saidBy }: Content): Content => ({
  helps,
  hinders,
  proposed,
  saidBy,
});
