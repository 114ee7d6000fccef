import type { SQL } from "drizzle-orm";
import type { TenantDb } from "./tenant";

/**
 * Runs statements in order, sent without waiting for each answer: one round trip to a server. Each sees what those
 * before it have done. Throws the first failure.
 */
export function inOrder(db: TenantDb, statements: SQL[]): Promise<unknown[]> {
  return Promise.all(statements.map((statement) => db.tx.execute(statement)));
}
