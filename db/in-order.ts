import type { SQL } from "drizzle-orm";
import type { TenantDb } from "./tenant";

/**
 * Statements one after the other, sent without waiting for each answer in between: one round trip to a server.
 * Each sees what those before it have done. The first that fails is the one that is thrown.
 */
export function inOrder(db: TenantDb, statements: SQL[]): Promise<unknown[]> {
  return Promise.all(statements.map((statement) => db.tx.execute(statement)));
}
