import { sql } from "drizzle-orm";
import type { Database, Tx } from "./client";
import type { Actor, LobbyDb, TenantDb } from "./tenant";

/** Failures after which the same transaction may succeed on a fresh connection (fail-over, deadlock). */
const PASSING = new Set(["25006", "40001", "40P01", "ECONNRESET", "CONNECTION_CLOSED", "CONNECTION_ENDED"]);
const ATTEMPTS = 3;

/**
 * Opens one collaborative for the length of one transaction.
 * Everything that `work` writes is stored together, or not at all if it throws.
 */
export function openTenant<T>(
  database: Database,
  tenant: { collaborativeId: string; actor: Actor },
  work: (db: TenantDb) => Promise<T>,
): Promise<T> {
  return enter(database, { collaborative_id: tenant.collaborativeId }, (tx) =>
    work({ tx, ...tenant } as TenantDb),
  );
}

/** Opens what may be seen before a collaborative is chosen: a person's own roles, or what a secret opens. */
export function openLobby<T>(
  database: Database,
  who: { userId: string } | { secretHash: string },
  work: (db: LobbyDb) => Promise<T>,
): Promise<T> {
  const settings = "userId" in who ? { user_id: who.userId } : { secret_hash: who.secretHash };
  return enter(database, settings, (tx) => {
    const open = async (collaborativeId: string, actor: Actor) => {
      await tx.execute(sql`select set_config('app.collaborative_id', ${collaborativeId}, true)`);
      return { tx, collaborativeId, actor } as TenantDb;
    };
    return work({ tx, open } as LobbyDb);
  });
}

async function enter<T>(
  database: Database,
  settings: { collaborative_id?: string; user_id?: string; secret_hash?: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'tidemark_app', true),
          set_config('app.collaborative_id', ${settings.collaborative_id ?? ""}, true),
          set_config('app.user_id', ${settings.user_id ?? ""}, true),
          set_config('app.secret_hash', ${settings.secret_hash ?? ""}, true)`);
        return work(tx as Tx);
      });
    } catch (error) {
      if (attempt >= ATTEMPTS || !PASSING.has(codeOf(error))) throw error;
    }
  }
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code ?? cause?.code ?? "";
}
