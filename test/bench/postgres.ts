import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../../db/client";
import { startPostgres, type TestServer } from "../support/database/postgres";
import type { Owner } from "./field";

/** One PostgreSQL server for the whole run, started when it is first needed. */
let started: Promise<TestServer> | undefined;

export function server(): Promise<TestServer> {
  started ??= startPostgres();
  return started;
}

export async function stopServer(): Promise<void> {
  await (await started)?.stop();
}

export interface Superuser {
  /** Bypasses row-level security. */
  db: Db;
  /** Loads in bulk: skips foreign key checks and collects statistics afterward. */
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

/** Copies a database that has no open connections. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const { db, close } = await superuserOf("postgres");
  await db.execute(
    sql`create database ${sql.identifier(to)} template ${sql.identifier(from)} owner tidemark_owner`,
  );
  await close();
}

/** Drops unneeded databases, which the server would otherwise vacuum during later measurements. */
export async function dropDatabases(...names: string[]): Promise<void> {
  const { db, close } = await superuserOf("postgres");
  for (const name of names) await db.execute(sql`drop database ${sql.identifier(name)} with (force)`);
  await close();
}

/**
 * Times a bare COPY of one value per member, measure, and year into the table with its keys and
 * constraints, as a superuser. Rolls back, so the cells are free again.
 */
export async function bareCopy(
  databaseUrl: string,
  { id }: { id: string },
  [from, to]: [number, number],
): Promise<number> {
  const database = new URL(databaseUrl).pathname.slice(1);
  const client = postgres((await server()).superuserUrl(database), { max: 1, onnotice: () => {} });
  const members = await client<{ id: string }[]>`select id from members where collaborative_id = ${id}`;
  const measures = await client<{ id: string }[]>`select id from measures where collaborative_id = ${id}`;
  const lines: string[] = [];
  for (const measure of measures)
    for (const member of members)
      for (let year = from; year <= to; year++)
        lines.push(
          `${id}\t${member.id}\t${measure.id}\t${year}\tvalue\t1000\tdraft\t${year}-01-01\t${year}-12-31\tBenchmark\n`,
        );
  const file = lines.join("");
  const start = performance.now();
  let took = 0;
  await client
    .begin(async (tx) => {
      const copy =
        await tx`copy observations (collaborative_id, member_id, measure_id, year, state, value, status,
        period_start, period_end, changed_by) from stdin`.writable();
      await pipeline(Readable.from(piecesOf(file)), copy);
      took = performance.now() - start;
      throw TAKEN_BACK;
    })
    .catch((error) => {
      if (error !== TAKEN_BACK) throw error;
    });
  await client`vacuum observations`;
  await client.end();
  return took;
}

const TAKEN_BACK = new Error("taken back");

function* piecesOf(file: string): Generator<string> {
  for (let at = 0; at < file.length; at += 65_536) yield file.slice(at, at + 65_536);
}
