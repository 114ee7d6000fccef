import { and, eq, sql } from "drizzle-orm";
import { mappings } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** The last mapping that anybody used for this header; null if the header is new. */
export async function findMapping(db: TenantDb, header: string): Promise<unknown> {
  const [stored] = await db.tx
    .select({ mapping: mappings.mapping })
    .from(mappings)
    .where(and(eq(mappings.collaborativeId, db.collaborativeId), eq(mappings.header, header)));
  return stored?.mapping ?? null;
}

/** Stores the mapping for the next file with this header. */
export async function rememberMapping(db: TenantDb, header: string, mapping: object): Promise<void> {
  await db.tx
    .insert(mappings)
    .values({ collaborativeId: db.collaborativeId, header, mapping })
    .onConflictDoUpdate({
      target: [mappings.collaborativeId, mappings.header],
      set: { mapping, usedAt: sql`now()` },
    });
}
