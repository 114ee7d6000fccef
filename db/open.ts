import type { Database } from "./client";
import { openEmbeddedDatabase } from "./engine-embedded";
import { openServerDatabase } from "./engine-server";

/**
 * Opens a PostgreSQL server if a URL is given, else the embedded database in the folder.
 * @throws DatabaseInUseError when another process holds the folder.
 */
export function openDatabase(options: {
  databaseUrl?: string | undefined;
  dataDir: string;
}): Promise<Database> {
  return options.databaseUrl
    ? openServerDatabase(options.databaseUrl)
    : openEmbeddedDatabase(options.dataDir);
}
