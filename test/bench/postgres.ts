import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../../db/client";
import { startPostgres, type TestServer } from "../support/postgres";
import type { Owner } from "./field";

/** One PostgreSQL server for the whole run, started when a part first needs it. */
let started: Promise<TestServer> | undefined;

export function server(): Promise<TestServer> {
  started ??= startPostgres();
  return started;
}

export async function stopServer(): Promise<void> {
  await (await started)?.stop();
}

export interface Superuser {
  /** Row-level security does not bind it. */
  db: Db;
  /** Loads in bulk: foreign keys are not looked up, statistics are taken afterwards. */
  owner: Owner;
  close(): Promise<void>;
}

export async function superuserOf(database: string): Promise<Superuser> {
  const client = postgres((await server()).superuserUrl(database), { max: 1, onnotice: () => {} });
  const db = drizzle({ client }) as unknown as Db;
  return {
    db,
    async owner(statements) {
      await db.execute(sql`set session_replication_role = replica`);
      for (const statement of statements) await db.execute(statement);
      await db.execute(sql`set session_replication_role = origin`);
      await db.execute(sql`analyze`);
    },
    close: () => client.end(),
  };
}

/** A database made as a copy of another, which nobody may have open. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const { db, close } = await superuserOf("postgres");
  await db.execute(
    sql`create database ${sql.identifier(to)} template ${sql.identifier(from)} owner tidemark_owner`,
  );
  await close();
}
