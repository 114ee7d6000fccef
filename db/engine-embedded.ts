import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, Db, Tx } from "./client";
import { openEmbedded } from "./embedded/open";
import { CREATE_APP_ROLE, GRANT_RIGHTS, isMigrated, MIGRATIONS } from "./migrate";
import * as schema from "./schema";

/**
 * PostgreSQL inside this process, in one folder. There is one connection: inside a transaction use only its
 * `tx`, a statement on `db` would wait for that transaction for ever.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<Database> {
  const embedded = await openEmbedded(dataDir);
  const client = drizzle({ client: embedded.pglite, schema });
  const db = client as unknown as Db;
  return {
    engine: "embedded",
    db,
    async migrate() {
      // The lock on the folder already keeps a second process out.
      await db.execute(sql.raw(CREATE_APP_ROLE));
      await migrate(client, { migrationsFolder: MIGRATIONS });
      await db.execute(sql.raw(GRANT_RIGHTS));
    },
    asOwner: (work) =>
      db.transaction(
        async (tx) => {
          await tx.execute(sql`select set_config('app.chore', 'on', true)`);
          return work(tx as Tx);
        },
        { isolationLevel: "repeatable read" },
      ),
    ready: () => isMigrated(db),
    serveChores: (chore) => embedded.lock.serve(chore),
    afterBulkWrite: () => void embedded.maintenance.afterBulkWrite(),
    close: () => embedded.close(),
  };
}
