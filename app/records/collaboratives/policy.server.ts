import { eq, sql } from "drizzle-orm";
import type { DisclosurePolicy } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { collaboratives } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Stores what members may see of each other; says whether anything changed. */
export async function writePolicy(db: TenantDb, policy: DisclosurePolicy): Promise<boolean> {
  const own = eq(collaboratives.id, db.collaborativeId);
  const [stored] = await db.tx
    .select({
      peers: collaboratives.peerPolicy,
      preset: collaboratives.disclosurePreset,
      minimumContributors: collaboratives.minimumContributors,
      largestShare: collaboratives.largestShare,
      twoLargestShare: collaboratives.twoLargestShare,
      smallestCell: collaboratives.smallestCell,
      daysAfterPeriod: collaboratives.daysAfterPeriod,
    })
    .from(collaboratives)
    .where(own)
    // Not the strongest lock: rows that refer to the collaborative can still be written.
    .for("no key update");
  if (!stored) throw new Error("the opened collaborative does not exist");
  const before: DisclosurePolicy = stored;
  const keys = Object.keys(before) as (keyof DisclosurePolicy)[];
  if (keys.every((key) => before[key] === policy[key])) return false;
  const { peers: peerPolicy, preset: disclosurePreset, ...limits } = policy;
  await db.tx
    .update(collaboratives)
    .set({ ...limits, peerPolicy, disclosurePreset, revision: sql`${collaboratives.revision} + 1` })
    .where(own);
  await record(db, [{ subject: "collaborative", itemId: db.collaborativeId, before, after: policy }]);
  return true;
}
