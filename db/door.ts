import { type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "./client";
import { rowsOf } from "./rows";
import type { Actor, Key, LobbyDb, TenantDb, Unlocked } from "./tenant";

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

/**
 * Finds out who comes with which key and opens the collaborative that it fits, in one round trip; all of `work`
 * is the same transaction.
 */
export function unlock<Person extends object, Found extends object, Inside extends object, T>(
  database: Database,
  key: Key<Person, Found, Inside>,
  work: (unlocked: Unlocked<Person, Found, Inside>) => Promise<T>,
): Promise<T> {
  return attempting(database, async (tx) => {
    // Sent without waiting for each answer in between, as in in-order.ts.
    const [person, collaborative, inside] = await Promise.all([
      tx.execute(
        sql`select found.*, ${setting({ user_id: sql`found.id::text`, secret_hash: key.secretHash })}
          from (select) as one left join (${key.person ?? NOBODY}) as found on true`,
      ),
      tx.execute(
        sql`select found.*, set_config('app.collaborative_id', found."collaborativeId"::text, true) as opened
          from (${key.collaborative}) as found`,
      ),
      key.inside ? tx.execute(key.inside) : [],
    ]);
    const [who] = rowsOf<Person & { id: string | null }>(person);
    const [opened] = rowsOf<Found & { collaborativeId: string }>(collaborative);
    return work({
      person: who?.id ? who : undefined,
      found: opened,
      inside: opened && rowsOf<Inside>(inside)[0],
      open(actor) {
        if (!opened) throw new Error("the key has opened nothing");
        return { tx, collaborativeId: opened.collaborativeId, actor } as TenantDb;
      },
    });
  });
}

const NOBODY = sql`select null::uuid as id where false`;

function enter<T>(database: Database, settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> {
  return attempting(database, async (tx) => {
    await tx.execute(sql`select ${setting(settings)}`);
    return work(tx);
  });
}

interface Settings {
  collaborative_id?: string;
  user_id?: string | SQL;
  secret_hash?: string | undefined;
}

/** Columns that set, for the length of the transaction, what row-level security goes by. */
const setting = ({ collaborative_id = "", user_id = "", secret_hash = "" }: Settings) =>
  sql`set_config('role', 'tidemark_app', true),
    set_config('app.collaborative_id', ${collaborative_id}, true),
    set_config('app.user_id', coalesce(${user_id}, ''), true),
    set_config('app.secret_hash', ${secret_hash}, true)`;

async function attempting<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.db.transaction((tx) => work(tx as Tx));
    } catch (error) {
      if (attempt >= ATTEMPTS || !PASSING.has(codeOf(error))) throw error;
    }
  }
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code ?? cause?.code ?? "";
}
