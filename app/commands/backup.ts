import { resolve } from "node:path";
import { sql } from "drizzle-orm";
import type { Database } from "~db/client";
import { openDatabase } from "~db/open";
import { rowsOf } from "~db/rows";
import { CommandError, readOptions } from "./arguments";
import { readBackup, verifyBackup, writeBackup } from "./backup-file";
import { type Batch, readTables, replaceTables, TABLES } from "./backup-tables";
import type { CommandContext } from "./command";
import { recomputeOutdatedSums } from "./outdated-sums";

/** `npm run db -- backup FILE`: all rows but sessions and the like, as of one moment, for both engines. */
export async function backup({ database, args, print }: CommandContext): Promise<void> {
  const file = fileOf(args);
  const { total } = await writeBackup(database, file);
  print(`Backed up ${total} rows to ${file}, and read them back.`);
}

/** `npm run db -- verify FILE`: checks that a backup is whole. Needs no database. */
export async function verify({ args, print }: Pick<CommandContext, "args" | "print">): Promise<void> {
  const file = fileOf(args);
  const { total, rows } = await verifyBackup(file);
  const tables = Object.values(rows).filter((count) => count > 0).length;
  print(`${file} is whole: ${total} rows in ${tables} tables.`);
}

/** `npm run db -- restore FILE [--replace] [--unproven]`: restores all of a backup or nothing. */
export async function restore({ database, args, print }: CommandContext): Promise<void> {
  const options = ["--replace", "--unproven"];
  const [replace, unproven] = options.map((option) => args.includes(option));
  const file = fileOf(args.filter((arg) => !options.includes(arg)));
  // Fails before the long transaction. Loading checks again.
  if (!unproven) await verifyBackup(file);
  const rows = await load(database, readBackup(file, unproven), replace ?? false);
  await recomputeOutdatedSums(database);
  print(`Restored ${rows} rows from ${file}. Everybody signs in again.`);
}

/** `npm run db -- move --to URL`: copies everything to a PostgreSQL server. */
export async function move({ database, config, args, print }: CommandContext): Promise<void> {
  const { to = "" } = readOptions(args, ["to"]);
  const target = await openDatabase({ databaseUrl: to, dataDir: config.dataDir });
  try {
    await target.migrate();
    const rows = await database.asOwner((tx) => load(target, readTables(tx, TABLES), false));
    print(`Moved ${rows} rows. From now on, start Tidemark with DATABASE_URL set to that server.`);
  } finally {
    await target.close();
  }
}

/** Runs in one transaction, so nothing changes even if the last line cannot be read. */
function load(database: Database, batches: AsyncIterable<Batch>, replace: boolean): Promise<number> {
  return database.asOwner(async (tx) => {
    const [existing] = rowsOf<{ n: number }>(
      await tx.execute(sql`select count(*)::int as n from collaboratives`),
    );
    if (existing && existing.n > 0 && !replace)
      throw new CommandError(
        "The database already holds collaboratives. Add --replace to overwrite all of it.",
      );
    return replaceTables(tx, batches);
  });
}

function fileOf(args: string[]): string {
  const [file, ...rest] = args;
  if (!file || file.startsWith("--") || rest.length > 0) throw new CommandError("Name one file.");
  return resolve(file);
}
