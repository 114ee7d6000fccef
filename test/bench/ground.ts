import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { runCommand } from "../../app/commands";
import { grantRole } from "../../app/records/collaboratives/collaboratives.server";
import type { Database } from "../../db/client";
import { openDatabase } from "../../db/open";
import { rowsOf } from "../../db/rows";
import { type RunningApp, startApp } from "../support/app/app";
import { emptyTemplate } from "../support/embedded/template";
import { temporaryFolder } from "../support/temporary.mjs";
import { type Field, L, makeField, type Owner, S } from "./field";
import { type Superuser, server, superuserOf } from "./postgres";

/** The setup that most parts share: a database with a small and a large collaborative, and the app in front of it. */
export interface Ground {
  database: Database;
  superuser: Superuser;
  s: Field;
  l: Field;
  app: RunningApp;
  /** A backbone staff token for programs. */
  tokenFor(slug: string): Promise<string>;
  close(): Promise<void>;
}

export const SECRET = "x".repeat(32);
const GC_ON_REQUEST = new URL("memory-probe.mjs", import.meta.url).href;

let cachedGround: Promise<Ground> | undefined;

export function ground(): Promise<Ground> {
  cachedGround ??= makeGround();
  return cachedGround;
}

export async function closeGround(): Promise<void> {
  await (await cachedGround)?.close();
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
  for (const collaborative of [s, l]) await grantDemoRoles(database, collaborative);
  return {
    database,
    superuser,
    s,
    l,
    app,
    tokenFor: (slug) => tokenFor(database, slug),
    async close() {
      await app.stop();
      await superuser.close();
      await database.close();
    },
  };
}

/** Gives the demo's backbone staff and executive the same roles here. */
async function grantDemoRoles(database: Database, collaborative: Field): Promise<void> {
  const backbone = await idOfPerson(database, "backbone@demo.example");
  await collaborative.enter((db) => grantRole(db, { userId: backbone, role: "backbone", memberId: null }));
}

export async function idOfPerson(database: Database, email: string): Promise<string> {
  const result = await database.db.execute(sql`select id from users where email = ${email}`);
  return rowsOf<{ id: string }>(result)[0]?.id ?? "";
}

export async function tokenFor(database: Database, slug: string): Promise<string> {
  const lines: string[] = [];
  const config = { port: 0, host: "127.0.0.1", dataDir: "", sessionSecret: SECRET, demo: false };
  const args = ["--collaborative", slug, "--role", "backbone"];
  await runCommand("token", { database, config, args, print: (line) => lines.push(line) });
  return lines.at(-1) ?? "";
}

export interface Embedded {
  database: Database;
  owner: Owner;
  close(): Promise<void>;
}

/** An embedded database in this process, in its own folder. */
export async function embedded(): Promise<Embedded> {
  const dataDir = temporaryFolder("bench");
  cpSync(await emptyTemplate(), join(dataDir, "postgres"), { recursive: true });
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
