import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

/** One type for both engines. Statements outside of a transaction go through the door only (door.ts). */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Tx = PgTransaction<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** A command that another process asks the holder of the embedded database to run. */
export type RunCommand = (command: string, args: string[], print: (line: string) => void) => Promise<void>;

export interface Database {
  engine: "embedded" | "server";
  /** Acts as the app's role on a server; embedded, only transactions of the door do. */
  db: Db;
  /** Brings the schema up to date; safe when two processes start at once. */
  migrate(): Promise<void>;
  /**
   * One transaction as the owner that row-level security lets through: backup, restore, first start. All of
   * it sees the database as of one moment.
   */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** True once the database answers and the newest migration is in place. */
  ready(): Promise<boolean>;
  /** True while something can be written: asks the database to do so. */
  writable(): Promise<boolean>;
  /** Embedded only: runs commands sent by other processes, which cannot open the folder themselves. */
  serveCommands(run: RunCommand): void;
  /** Call after thousands of rows have changed. */
  afterBulkWrite(): void;
  close(): Promise<void>;
}
