import { sql } from "drizzle-orm";
import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import { rowsOf } from "~db/rows";
import { KEPT_VERSION, keepFromScratch } from "../records/kept.server";

/** Brings what is kept up to the rules of this version: after an upgrade, or when an older backup came back. */
export async function bringKeptUpToDate(database: Database): Promise<void> {
  const behind = await database.asOwner(async (tx) =>
    rowsOf<{ id: string }>(
      await tx.execute(sql`select id from collaboratives where kept_version <> ${KEPT_VERSION}`),
    ),
  );
  const actor = { name: "Tidemark", userId: null };
  for (const { id } of behind) await openTenant(database, { collaborativeId: id, actor }, keepFromScratch);
}
