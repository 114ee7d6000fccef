import { sql } from "drizzle-orm";
import { keepFromScratch } from "../../../app/records/kept-sums/kept-sums.server";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import type { TestCollaborative } from "./databases";

/** A collaborative's stored sums, row by row as text. */
export async function storedSumRows({ tx, collaborativeId }: TenantDb): Promise<string[]> {
  const rows = await tx.execute(sql`
    select row_to_json(t)::text as row from member_years t where collaborative_id = ${collaborativeId}
    union all
    select row_to_json(t)::text from kept_sums t where collaborative_id = ${collaborativeId}`);
  return rowsOf<{ row: string }>(rows)
    .map(({ row }) => row)
    .sort();
}

/** The stored sums, and the sums recomputed from scratch in a transaction that is rolled back. */
export async function storedAndRecomputedSums(
  collaborative: TestCollaborative,
): Promise<[string[], string[]]> {
  return collaborative.enter(async (db) => {
    const stored = await storedSumRows(db);
    await clearStoredSums(db);
    await keepFromScratch(db);
    return [stored, await storedSumRows(db)];
  });
}

/** Clears the stored sums, as in a database from before they existed. */
export async function clearStoredSums({ tx, collaborativeId }: TenantDb): Promise<void> {
  for (const table of ["kept_sums", "member_years"])
    await tx.execute(sql`delete from ${sql.identifier(table)} where collaborative_id = ${collaborativeId}`);
  await tx.execute(sql`update collaboratives set kept_version = 0 where id = ${collaborativeId}`);
}
