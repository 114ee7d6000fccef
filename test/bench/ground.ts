import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { runChore } from "../../app/chores";
import { grantRole } from "../../app/records/collaboratives.server";
import { type Database, openDatabase } from "../../db/client";
import { rowsOf } from "../../db/rows";
import { type RunningApp, startApp } from "../support/app";
import { template } from "../support/embedded/folder";
import { L, type Made, makeField, type Owner, S } from "./field";
import { type Superuser, server, superuserOf } from "./postgres";

/** The database that most parts share: one small and one large collaborative, and the app in front of it. */
export interface Ground {
  database: Database;
  superuser: Superuser;
  s: Made;
  l: Made;
  app: RunningApp;
  /** A token of a backbone for programs. */
  tokenFor(slug: string): Promise<string>;
  close(): Promise<void>;
}

export const SECRET = "x".repeat(32);
const GC_ON_REQUEST = new URL("memory-probe.mjs", import.meta.url).href;

let made: Promise<Ground> | undefined;

export function ground(): Promise<Ground> {
  made ??= makeGround();
  return made;
}

export async function closeGround(): Promise<void> {
  await (await made)?.close();
}

async function makeGround(): Promise<Ground> {
  console.log("\nMaking a small and a large collaborative on PostgreSQL …");
  const databaseUrl = await (await server()).createDatabase("bench");
  const database = await openDatabase({ databaseUrl, dataDir: "" });
  await database.migrate();
  const superuser = await superuserOf("bench");
  const s = await makeField(database, superuser.owner, "bench-s", S);
  const l = await makeField(database, superuser.owner, "bench-l", L);
  const app = await startApp({
    env: { DATABASE_URL: databaseUrl, SESSION_SECRET: SECRET, NODE_OPTIONS: `--import=${GC_ON_REQUEST}` },
  });
  await superuser.db.execute(sql`analyze`);
  for (const one of [s, l]) await letDemoIn(database, one);
  return {
    ...{ database, superuser, s, l, app },
    tokenFor: (slug) => tokenFor(database, slug),
    async close() {
      await app.stop();
      await superuser.close();
      await database.close();
    },
  };
}

/** The demo's backbone and executive get the same roles here. */
async function letDemoIn(database: Database, one: Made): Promise<void> {
  const idOf = async (email: string) => {
    const result = await database.db.execute(sql`select id from users where email = ${email}`);
    return rowsOf<{ id: string }>(result)[0]?.id ?? "";
  };
  const backbone = await idOf("backbone@demo.example");
  await one.enter((db) => grantRole(db, { userId: backbone, role: "backbone", memberId: null }));
}

export async function tokenFor(database: Database, slug: string): Promise<string> {
  const lines: string[] = [];
  const settings = { port: 0, host: "127.0.0.1", dataDir: "", sessionSecret: SECRET, demo: false };
  const args = ["--collaborative", slug, "--role", "backbone"];
  await runChore("token", database, settings, args, (line) => lines.push(line));
  return lines.at(-1) ?? "";
}

export interface Embedded {
  database: Database;
  owner: Owner;
  close(): Promise<void>;
}

/** The database inside this process, in a folder of its own. */
export async function embedded(): Promise<Embedded> {
  const dataDir = mkdtempSync(join(tmpdir(), "tidemark-bench-"));
  cpSync(await template(), join(dataDir, "postgres"), { recursive: true });
  const database = await openDatabase({ dataDir });
  await database.migrate();
  return {
    database,
    async owner(statements) {
      await database.asOwner(async (tx) => {
        await tx.execute(sql`select set_config('session_replication_role', 'replica', true)`);
        for (const statement of statements) await tx.execute(statement);
      });
      await database.db.execute(sql`analyze`);
    },
    async close() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
