import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Database, Db, Tx } from "./client";
import { CREATE_APP_ROLE, GRANT_RIGHTS, isMigrated, MIGRATION_LOCK, MIGRATIONS } from "./migrate";
import { prepared } from "./prepared";
import * as schema from "./schema";
import { writeProbe } from "./write-probe";

const quiet = { onnotice: () => {} };
/** A slower page helps nobody and holds a connection that others wait for. */
const STATEMENT_MS = 30_000;
/** A transaction that hangs must not hold its locks. */
const IDLE_MS = 60_000;
const MOST_CONNECTIONS = 10;

/** A PostgreSQL server, 15 or later. The login needs to own the database and to be allowed to create roles. */
export async function openServerDatabase(url: string): Promise<Database> {
  const options = {
    // Settings in the URL take precedence.
    ...(!url.includes("target_session_attrs") && { target_session_attrs: "read-write" as const }),
    ...(!url.includes("connect_timeout") && { connect_timeout: 5 }),
    // Reconnects soon after an outage: the driver's own pause grows to 20 s.
    backoff: (failures: number) => Math.min(0.01 * 2 ** failures, 0.5),
  };
  const client = postgres(url, {
    ...quiet,
    ...options,
    max: MOST_CONNECTIONS,
    connection: {
      // Every statement of the app, sign-in included, runs as the role that owns nothing.
      role: "tidemark_app",
      application_name: "tidemark",
      // For solid-state disks. With the default, the server read small tables whole for each
      // foreign key of each row of a file, a sixth of an import's time.
      random_page_cost: "1.1",
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: IDLE_MS,
    },
  });
  const db = drizzle({ client: prepared(client), schema }) as unknown as Db;

  async function withOwner<T>(work: (owner: Db, client: postgres.Sql) => Promise<T>): Promise<T> {
    const owner = postgres(url, {
      ...quiet,
      ...options,
      max: 1,
      connection: { application_name: "tidemark command" },
    });
    try {
      return await work(drizzle({ client: owner, schema }) as unknown as Db, owner);
    } finally {
      await owner.end({ timeout: 5 });
    }
  }

  return {
    engine: "server",
    db,
    migrate: () =>
      // A second connection's transaction holds the lock: behind a pooler, a session lock would stay with a
      // connection that another client gets next.
      withOwner((_, lock) =>
        lock.begin(async (tx) => {
          await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
          await withOwner(async (owner, connection) => {
            await connection.unsafe(CREATE_APP_ROLE);
            await migrate(drizzle({ client: connection, schema }), { migrationsFolder: MIGRATIONS });
            await owner.execute(sql.raw(GRANT_RIGHTS));
          });
        }),
      ),
    asOwner: (work) =>
      withOwner((owner) =>
        owner.transaction(
          async (tx) => {
            await tx.execute(sql`select set_config('app.chore', 'on', true)`);
            return work(tx as Tx);
          },
          { isolationLevel: "repeatable read" },
        ),
      ),
    ready: () => isMigrated(db),
    writable: writeProbe(db),
    serveCommands: () => {},
    afterBulkWrite: () => {},
    close: () => client.end({ timeout: 10 }),
  };
}
