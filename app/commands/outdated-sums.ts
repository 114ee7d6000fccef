import { sql } from "drizzle-orm";
import { KEPT_VERSION, keepFromScratch } from "~/records/kept-sums/kept-sums.server";
import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import { rowsOf } from "~db/rows";

/** Recomputes kept sums that follow older rules, after an upgrade or the restore of an older backup. */
export async function recomputeOutdatedSums(database: Database): Promise<void> {
  const outdated = await database.asOwner(async (tx) =>
    rowsOf<{ id: string }>(
      await tx.execute(sql`select id from collaboratives where kept_version <> ${KEPT_VERSION}`),
    ),
  );
  const actor = { name: "Tidemark", userId: null };
  for (const { id } of outdated) await openTenant(database, { collaborativeId: id, actor }, keepFromScratch);
}
