import { setTimeout as pause } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "./client";
import { countTransaction } from "./observing";
import { rowsOf } from "./rows";
import type { Actor, Key, LobbyDb, TenantDb, Unlocked } from "./tenant";
import { codeOf, DatabaseUnavailableError, passing } from "./unavailable";

/** How long to wait out a passing failure before telling the caller to come back later. */
const PATIENCE_MS = 2_000;
const FIRST_PAUSE_MS = 25;
/** A statement that took too long would take as long again, and a full disk stays full. */
const NOT_AGAIN = /^(57014|53100|53400)$/;

/**
 * Opens one collaborative for one transaction. Everything that `work` writes is stored together, or not at all if it
 * throws.
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
 * Finds who holds a key and opens the collaborative that it fits, in one round trip. All of `work` runs in the same
 * transaction.
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

/** Columns that set, for this transaction, what row-level security reads. */
const setting = ({ collaborative_id = "", user_id = "", secret_hash = "" }: Settings) =>
  sql`set_config('role', 'tidemark_app', true),
    set_config('app.collaborative_id', ${collaborative_id}, true),
    set_config('app.user_id', coalesce(${user_id}, ''), true),
    set_config('app.secret_hash', ${secret_hash}, true)`;

/**
 * One transaction, tried again while the database is out of reach or two transactions are in each other's way.
 * Once its work is done and the connection is lost, only the server knows whether it was committed: not again then.
 * @throws DatabaseUnavailableError
 */
async function attempting<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let rest = FIRST_PAUSE_MS; ; rest *= 2) {
    let committing = false;
    const count = countTransaction();
    try {
      return await database.db.transaction(async (tx) => {
        count.begun();
        const result = await work(tx as Tx);
        committing = true;
        return result;
      });
    } catch (error) {
      count.ended();
      const kind = passing(error);
      if (kind === null) throw error;
      if (kind === "lost" && committing) throw new DatabaseUnavailableError(error, true);
      if (NOT_AGAIN.test(codeOf(error)) || Date.now() + rest > deadline)
        throw kind === "crossed" ? error : new DatabaseUnavailableError(error);
      // Not all at the same moment.
      await pause(rest * (0.5 + Math.random() / 2));
    } finally {
      count.ended();
    }
  }
}
