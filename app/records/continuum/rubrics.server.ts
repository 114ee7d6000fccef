import { sql } from "drizzle-orm";
import { type Rubric, readRubric, renameStages, type StageNames } from "~/domain/continuum/rubric";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { rubrics } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Every version of the collaborative's rubric, oldest first; empty until it has one. */
export async function readRubrics(db: TenantDb): Promise<Rubric[]> {
  const rows = rowsOf<{ content: unknown }>(
    await db.tx.execute(sql`select content from rubrics where collaborative_id = ${db.collaborativeId}
      order by version`),
  );
  return rows.map(({ content }) => {
    const read = readRubric(content);
    if ("faults" in read) throw new Error(`a stored rubric is not valid: ${JSON.stringify(read.faults)}`);
    return read.rubric;
  });
}

/** Adds a version. @throws a unique violation if someone else has just added a version of that number */
export async function addRubric(db: TenantDb, rubric: Rubric): Promise<void> {
  const { collaborativeId, actor } = db;
  await db.tx
    .insert(rubrics)
    .values({ collaborativeId, version: rubric.version, content: rubric, createdBy: actor.name });
  await record(db, [{ subject: "rubric", itemId: collaborativeId, before: null, after: rubric }]);
}

/** Stores a version with another first year. */
export async function correctVersion(db: TenantDb, before: Rubric, after: Rubric): Promise<void> {
  await db.tx.execute(sql`update rubrics set content = ${JSON.stringify(after)}::jsonb
    where collaborative_id = ${db.collaborativeId} and version = ${after.version}`);
  const named = ({ version, fromYear }: Rubric) => ({ version, fromYear });
  await record(db, [
    { subject: "rubric", itemId: db.collaborativeId, before: named(before), after: named(after) },
  ]);
}

/** Renames the stages in every version. */
export async function nameStages(db: TenantDb, names: StageNames): Promise<void> {
  const versions = await readRubrics(db);
  const renamed = renameStages(versions, names);
  await db.tx.execute(sql`
    update rubrics as r set content = g.content
    from json_to_recordset(${JSON.stringify(renamed.map((content) => ({ version: content.version, content })))}::json)
      as g (version int, content jsonb)
    where r.collaborative_id = ${db.collaborativeId} and r.version = g.version`);
  const [before] = versions.slice(-1);
  await record(db, [
    {
      subject: "rubric",
      itemId: db.collaborativeId,
      before: { stages: before?.stages },
      after: { stages: names },
    },
  ]);
}
