import { sql } from "drizzle-orm";
import { keepFromScratch } from "../../app/records/kept.server";
import { rowsOf } from "../../db/rows";
import type { TenantDb } from "../../db/tenant";
import type { TestCollaborative } from "./databases";

/** What is kept of a collaborative, row by row as text. */
export async function keptRows({ tx, collaborativeId }: TenantDb): Promise<string[]> {
  const rows = await tx.execute(sql`
    select row_to_json(t)::text as row from member_years t where collaborative_id = ${collaborativeId}
    union all
    select row_to_json(t)::text from kept_sums t where collaborative_id = ${collaborativeId}`);
  return rowsOf<{ row: string }>(rows)
    .map(({ row }) => row)
    .sort();
}

/** What is kept now, and what keeping everything anew would give; nothing of it stays. */
export async function keptAndAnew(collaborative: TestCollaborative): Promise<[string[], string[]]> {
  return collaborative.enter(async (db) => {
    const kept = await keptRows(db);
    await forget(db);
    await keepFromScratch(db);
    return [kept, await keptRows(db)];
  });
}

/** As in a database from before anything was kept. */
export async function forget({ tx, collaborativeId }: TenantDb): Promise<void> {
  for (const table of ["kept_sums", "member_years"])
    await tx.execute(sql`delete from ${sql.identifier(table)} where collaborative_id = ${collaborativeId}`);
  await tx.execute(sql`update collaboratives set kept_version = 0 where id = ${collaborativeId}`);
}
