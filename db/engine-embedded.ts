import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, Db, Tx } from "./client";
import { hasRoom, tellsOfDamage, whyNotOpen } from "./embedded/damage";
import { type EmbeddedOptions, openEmbedded } from "./embedded/open";
import { CREATE_APP_ROLE, GRANT_RIGHTS, isMigrated, MIGRATIONS, missingTables } from "./migrate";
import { isObserved, measured } from "./observing";
import * as schema from "./schema";
import { writeProbe } from "./write-probe";

/**
 * PostgreSQL inside this process, in one folder. There is one connection: inside a transaction use only its
 * `tx`, a statement on `db` would wait for that transaction forever.
 */
export async function openEmbeddedDatabase(dataDir: string, options?: EmbeddedOptions): Promise<Database> {
  const embedded = await openEmbedded(dataDir, options);
  if (isObserved()) observe(embedded.pglite);
  const client = drizzle({ client: embedded.pglite, schema });
  const db = client as unknown as Db;
  return {
    engine: "embedded",
    db,
    async migrate() {
      // The lock on the folder already keeps a second process out.
      try {
        await db.execute(sql.raw(CREATE_APP_ROLE));
        await migrate(client, { migrationsFolder: MIGRATIONS });
        await db.execute(sql.raw(GRANT_RIGHTS));
      } catch (error) {
        throw tellsOfDamage(error) ? await whyNotOpen(embedded.folder, error) : error;
      }
      const [missing] = await missingTables(db);
      if (missing) throw await whyNotOpen(embedded.folder, new Error(`the table ${missing} is missing`));
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
    writable: writeProbe(db, () => hasRoom(dataDir)),
    serveCommands: (run) => embedded.lock.serve(run),
    afterBulkWrite: () => void embedded.maintenance.afterBulkWrite(),
    close: () => embedded.close(),
  };
}

/** Has every statement measured, those of transactions as well. */
function observe(pglite: PGlite): void {
  const { transaction } = pglite;
  Object.assign(pglite, {
    query: measured(pglite.query.bind(pglite) as never),
    transaction: (work: (tx: object) => Promise<unknown>) =>
      transaction.call(pglite, (tx) =>
        work(Object.assign(tx, { query: measured(tx.query.bind(tx) as never) })),
      ),
  });
}
