import { eq } from "drizzle-orm";
import { collaboratives } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { remember } from "./history.server";

/** By how many percent a value may differ from last year's without a question; says whether that is new. */
export async function writeChangeLimit(db: TenantDb, changeLimit: number): Promise<boolean> {
  const own = eq(collaboratives.id, db.collaborativeId);
  const [before] = await db.tx
    .select({ changeLimit: collaboratives.changeLimit })
    .from(collaboratives)
    .where(own)
    // Not the strongest lock: rows that refer to the collaborative may be written meanwhile.
    .for("no key update");
  if (!before || before.changeLimit === changeLimit) return false;
  await db.tx.update(collaboratives).set({ changeLimit }).where(own);
  await remember(db, [
    { subject: "collaborative", itemId: db.collaborativeId, before, after: { changeLimit } },
  ]);
  return true;
}
