import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Database, Db, Tx } from "./client";
import { CREATE_APP_ROLE, GRANT_RIGHTS, isMigrated, MIGRATION_LOCK, MIGRATIONS } from "./migrate";
import { prepared } from "./prepared";
import * as schema from "./schema";

const quiet = { onnotice: () => {} };

/** A PostgreSQL server, 15 or later. The login needs to own the database and to be allowed to create roles. */
export async function openServerDatabase(url: string): Promise<Database> {
  const options = url.includes("target_session_attrs") ? {} : { target_session_attrs: "read-write" as const };
  const client = postgres(url, {
    ...quiet,
    ...options,
    max: 10,
    connection: {
      // Every statement of the app, sign-in included, runs as the role that owns nothing.
      role: "tidemark_app",
      application_name: "tidemark",
      // For disks without a moving arm. By its default the server read through small tables as a whole for each
      // foreign key of each row of a file, which took a sixth of the time of an import.
      random_page_cost: "1.1",
    },
  });
  const db = drizzle({ client: prepared(client), schema }) as unknown as Db;

  async function withOwner<T>(work: (owner: Db, client: postgres.Sql) => Promise<T>): Promise<T> {
    const owner = postgres(url, {
      ...quiet,
      ...options,
      max: 1,
      connection: { application_name: "tidemark chore" },
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
      withOwner(async (owner, connection) => {
        await connection`select pg_advisory_lock(${MIGRATION_LOCK})`;
        try {
          await connection.unsafe(CREATE_APP_ROLE);
          await migrate(drizzle({ client: connection, schema }), { migrationsFolder: MIGRATIONS });
          await owner.execute(sql.raw(GRANT_RIGHTS));
        } finally {
          await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`;
        }
      }),
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
    serveChores: () => {},
    afterBulkWrite: () => {},
    close: () => client.end({ timeout: 10 }),
  };
}
