/**
 * The proof of growth, run by hand: `node test/ops/growth.mjs [seconds]` as root on Debian (see README.md here).
 * Two app processes behind nginx, pgbouncer in transaction mode, a primary and a synchronous standby. Under a load of
 * writes the primary is killed and the standby promoted; then every acknowledged value must be there.
 */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const SECONDS = Number(process.argv[2] ?? 30);
const BIN = process.env.PG_BIN ?? "/usr/lib/postgresql/15/bin";
const PORT = { primary: 55431, standby: 55432, bouncer: 55433, first: 55441, second: 55442, nginx: 55440 };
const PASSWORD = "ops only";
const WRITERS = ["tarrow-valley-health", "st-alder"];
/** With the first number of each: a part must not exceed its whole. */
const MEASURES = { employees: 100_000, local_employees: 10_000 };

const folder = mkdtempSync(join(tmpdir(), "tidemark-ops-"));
chmodSync(folder, 0o777);
const at = (/** @type {string} */ name) => join(folder, name);
/** @type {import("node:child_process").ChildProcess[]} */
const children = [];

/** As the account that Debian's packages made: PostgreSQL and pgbouncer refuse to run as root. */
const asPostgres = (/** @type {string[]} */ ...command) =>
  execFileSync("runuser", ["-u", "postgres", "--", ...command], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
/** @param {string} program @param {string[]} args @param {Record<string, string>} env */
function start(program, args, env = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}
const psql = (/** @type {number} */ port, /** @type {string} */ command, database = "postgres") =>
  asPostgres(join(BIN, "psql"), "-qAt", "-h", folder, "-p", `${port}`, "-d", database, "-c", command);
const pgCtl = (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
  asPostgres(join(BIN, "pg_ctl"), "-D", at(name), "-w", "-l", at(`${name}.log`), ...args);

function startDatabases() {
  asPostgres(join(BIN, "initdb"), "-D", at("primary"), "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
  const options = (/** @type {number} */ port) => `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  pgCtl("primary", "-o", options(PORT.primary), "start");
  psql(PORT.primary, `create role tidemark_owner login createrole password '${PASSWORD}'`);
  psql(PORT.primary, "create database tidemark owner tidemark_owner");
  asPostgres(
    join(BIN, "pg_basebackup"),
    "-h",
    folder,
    "-p",
    `${PORT.primary}`,
    "-D",
    at("standby"),
    "-R",
    "--checkpoint=fast",
    "-C",
    "-S",
    "standby",
  );
  pgCtl("standby", "-o", options(PORT.standby), "start");
  // On the primary only: the standby, once promoted, has nobody to wait for.
  psql(PORT.primary, "alter system set synchronous_standby_names = '*'");
  psql(PORT.primary, "select pg_reload_conf()");
}

/** @param {number} port of the database that takes writes */
function configureBouncer(port) {
  writeFileSync(at("users.txt"), `"tidemark_owner" "${PASSWORD}"\n`);
  writeFileSync(
    at("pgbouncer.ini"),
    `[databases]
tidemark = host=127.0.0.1 port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${PORT.bouncer}
unix_socket_dir =
auth_type = plain
auth_file = ${at("users.txt")}
pool_mode = transaction
default_pool_size = 20
server_login_retry = 1
ignore_startup_parameters = role,random_page_cost,statement_timeout,idle_in_transaction_session_timeout
`,
  );
}

function startNginx() {
  mkdirSync(at("nginx"));
  writeFileSync(
    at("nginx.conf"),
    `worker_processes 1; pid ${at("nginx.pid")}; error_log ${at("nginx.log")};
events {}
http {
  access_log off; client_body_temp_path ${at("nginx")}; proxy_temp_path ${at("nginx")};
  upstream tidemark { server 127.0.0.1:${PORT.first}; server 127.0.0.1:${PORT.second}; }
  server {
    listen 127.0.0.1:${PORT.nginx};
    location / { proxy_pass http://tidemark; proxy_set_header Host $http_host; }
  }
}
`,
  );
  start("nginx", ["-c", at("nginx.conf"), "-g", "daemon off;"]);
}

const direct = `postgres://tidemark_owner:${encodeURIComponent(PASSWORD)}@127.0.0.1:${PORT.primary}/tidemark`;
const pooled = `${direct.replace(`${PORT.primary}`, `${PORT.bouncer}`)}?prepare=false`;
const origin = `http://127.0.0.1:${PORT.nginx}`;
/** @type {Record<string, string>} */
const settings = {
  SESSION_SECRET: "the secret of both processes, shared",
  DEMO: "1",
  NODE_ENV: "production",
  APP_URL: origin,
};

/** @param {number} port */
function startApp(port) {
  const child = start(process.execPath, ["--import", "tsx", "server.ts"], {
    ...settings,
    DATABASE_URL: pooled,
    PORT: `${port}`,
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk) => /is running at/.test(`${chunk}`) && resolve(child));
    child.once("close", () => reject(new Error("an app process has ended")));
  });
}

/** @returns {string} */
function makeToken() {
  const args = ["--import", "tsx", "bin/token.ts", "--collaborative", "demo", "--role", "backbone"];
  const lines = execFileSync(process.execPath, args, {
    env: /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...settings, DATABASE_URL: direct }),
    encoding: "utf8",
  });
  return lines.trim().split("\n").at(-1)?.split(" ").at(-1) ?? "";
}

const result = { acknowledged: 0, unavailable: 0, otherwise: 0, longestGapMs: 0, missing: 0 };

/** @param {string} token @param {() => boolean} goOn @returns {Promise<Map<string, number>>} the last number acknowledged, by place */
async function writeUntil(token, goOn) {
  const last = new Map();
  let acknowledgedAt = Date.now();
  const places = WRITERS.flatMap((member) =>
    Object.entries(MEASURES).map(([measure, first]) => ({ member, measure, first })),
  );
  await Promise.all(
    places.map(async ({ member, measure, first }) => {
      for (let value = first; goOn(); value++) {
        const response = await fetch(`${origin}/api/v1/demo/observations?reason=ops`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify([{ member, measure, year: 2025, value }]),
          signal: AbortSignal.timeout(30_000),
        }).catch(() => null);
        if (response?.status === 200) {
          result.acknowledged++;
          result.longestGapMs = Math.max(result.longestGapMs, Date.now() - acknowledgedAt);
          acknowledgedAt = Date.now();
          last.set(`${member} ${measure}`, value);
        } else if (response?.status === 503) result.unavailable++;
        else if (result.otherwise++ < 3) console.log(response?.status, await response?.text());
      }
    }),
  );
  return last;
}

/** @param {string} token @param {Map<string, number>} last */
async function compare(token, last) {
  const response = await fetch(`${origin}/api/v1/demo/observations?year=2025`, {
    headers: { authorization: `Bearer ${token}` },
  });
  /** @type {{ member: string, measure: string, value: number, category?: string }[]} */
  const rows = await response.json();
  for (const [place, value] of last) {
    const row = rows.find((one) => `${one.member} ${one.measure}` === place && !one.category);
    // One more may have been stored whose answer was lost.
    if (!row || row.value < value) result.missing++;
  }
}

try {
  console.log("Starting two databases, pgbouncer, two app processes, and nginx …");
  startDatabases();
  configureBouncer(PORT.primary);
  start("runuser", ["-u", "postgres", "--", "pgbouncer", "-q", at("pgbouncer.ini")]);
  await pause(1000);
  await startApp(PORT.first);
  console.log("The first app process serves");
  const second = await startApp(PORT.second);
  startNginx();
  const token = makeToken();
  const end = Date.now() + SECONDS * 1000;
  const writing = writeUntil(token, () => Date.now() < end);
  await pause((SECONDS * 1000) / 3);
  console.log(`Killing the primary after ${result.acknowledged} acknowledged writes`);
  pgCtl("primary", "-m", "immediate", "stop");
  await pause(2000);
  pgCtl("standby", "promote");
  configureBouncer(PORT.standby);
  execFileSync("pkill", ["-HUP", "-P", `${children[0]?.pid}`, "pgbouncer"]);
  console.log(`Promoted the standby after ${result.acknowledged} acknowledged writes`);
  const last = await writing;
  await compare(token, last);
  console.log({ ...result, appsAlive: [children[1], second].every((child) => child?.exitCode === null) });
  process.exitCode = result.missing === 0 && result.acknowledged > 0 ? 0 : 1;
} finally {
  for (const child of children) child.kill("SIGTERM");
  for (const name of ["primary", "standby"])
    try {
      pgCtl(name, "-m", "immediate", "stop");
    } catch {
      // It has ended before.
    }
  await pause(2000);
  rmSync(folder, { recursive: true, force: true });
}
