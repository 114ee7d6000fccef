import { and, eq, sql } from "drizzle-orm";
import { mappings } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What the columns under this header were taken for the last time, by anybody; null if it is new here. */
export async function findMapping(db: TenantDb, header: string): Promise<unknown> {
  const [found] = await db.tx
    .select({ mapping: mappings.mapping })
    .from(mappings)
    .where(and(eq(mappings.collaborativeId, db.collaborativeId), eq(mappings.header, header)));
  return found?.mapping ?? null;
}

/** Remembers it for the next file with this header. */
export async function rememberMapping(db: TenantDb, header: string, mapping: object): Promise<void> {
  await db.tx
    .insert(mappings)
    .values({ collaborativeId: db.collaborativeId, header, mapping })
    .onConflictDoUpdate({
      target: [mappings.collaborativeId, mappings.header],
      set: { mapping, usedAt: sql`now()` },
    });
}
