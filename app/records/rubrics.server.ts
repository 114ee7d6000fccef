import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import { rubrics } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { type Rubric, readRubric, renameStages, type StageNames } from "../domain/rubric";
import { remember } from "./history.server";

/** Every version of the collaborative's rubric, the first one first; empty until it has one. */
export async function readRubrics(db: TenantDb): Promise<Rubric[]> {
  const rows = rowsOf<{ content: unknown }>(
    await db.tx.execute(sql`select content from rubrics where collaborative_id = ${db.collaborativeId}
      order by version`),
  );
  return rows.map(({ content }) => {
    const read = readRubric(content);
    if ("faults" in read) throw new Error(`a stored rubric is not right: ${JSON.stringify(read.faults)}`);
    return read.rubric;
  });
}

/** Keeps a further version. @throws if there is one of that number: somebody else was quicker */
export async function addRubric(db: TenantDb, rubric: Rubric): Promise<void> {
  const { collaborativeId, actor } = db;
  await db.tx
    .insert(rubrics)
    .values({ collaborativeId, version: rubric.version, content: rubric, createdBy: actor.name });
  await remember(db, [{ subject: "rubric", itemId: collaborativeId, before: null, after: rubric }]);
}

/** Gives the stages other names, in every version. */
export async function nameStages(db: TenantDb, names: StageNames): Promise<void> {
  const versions = await readRubrics(db);
  const renamed = renameStages(versions, names);
  await db.tx.execute(sql`
    update rubrics as r set content = g.content
    from json_to_recordset(${JSON.stringify(renamed.map((content) => ({ version: content.version, content })))}::json)
      as g (version int, content jsonb)
    where r.collaborative_id = ${db.collaborativeId} and r.version = g.version`);
  const [before] = versions.slice(-1);
  await remember(db, [
    {
      subject: "rubric",
      itemId: db.collaborativeId,
      before: { stages: before?.stages },
      after: { stages: names },
    },
  ]);
}
