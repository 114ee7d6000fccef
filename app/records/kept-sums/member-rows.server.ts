import { and, eq, inArray } from "drizzle-orm";
import type { Member } from "~/domain/terms";
import { members } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** These members as they are stored now, or all of them. */
export async function readMembers(db: TenantDb, ids?: string[]): Promise<Member[]> {
  const rows = await db.tx
    .select()
    .from(members)
    .where(and(eq(members.collaborativeId, db.collaborativeId), ids ? inArray(members.id, ids) : undefined));
  return rows.map(({ collaborativeId: _, ...member }) => member);
}
