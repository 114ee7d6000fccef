import { sql } from "drizzle-orm";
import type { TenantDb } from "./tenant";

/**
 * Leaves the open tenant for another one, within the same transaction, and comes back. At any moment only one of the two is
 * open: no statement reads both. If `work` throws, the whole transaction is lost, as it must be.
 */
export async function crossTo<T>(
  db: TenantDb,
  collaborativeId: string,
  work: (other: TenantDb) => Promise<T>,
): Promise<T> {
  const { tx, actor } = db;
  const open = (id: string) => tx.execute(sql`select set_config('app.collaborative_id', ${id}, true)`);
  await open(collaborativeId);
  // The actor's account means nothing to the other tenant's log.
  const result = await work({
    tx,
    collaborativeId,
    actor: { name: actor.name, userId: actor.userId },
  } as TenantDb);
  await open(db.collaborativeId);
  return result;
}

/** Makes rows with this hash visible until the end of the transaction. */
export async function holdSecret({ tx }: TenantDb, secretHash: string): Promise<void> {
  await tx.execute(sql`select set_config('app.secret_hash', ${secretHash}, true)`);
}
