import { cpSync, readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { readCatalog } from "../../app/records/catalog.server";
import { BY_SLUG } from "../../app/records/collaboratives.server";
import { readSums } from "../../app/records/sums.server";
import { openDatabase } from "../../db/client";
import { openTenant } from "../../db/door";
import { rowsOf } from "../../db/rows";
import { startApp } from "../support/app";
import { startPostgres } from "../support/postgres";
import { DEMO_EMAIL, signInAs } from "./sign-in";
import { measure, type Timing } from "./timing";

/**
 * `npm run bench`: what a page costs beside the one SQL statement that it stands on, on both engines, at the
 * demo's size. Times vary with the machine; the ratios are what to look at.
 */
const READS = 60;

for (const engine of ["embedded", "server"] as const) {
  const postgres = engine === "server" ? await startPostgres() : null;
  const databaseUrl = await postgres?.createDatabase();
  const app = await startApp({
    env: databaseUrl ? { DATABASE_URL: databaseUrl, SESSION_SECRET: "x".repeat(32) } : {},
  });
  const cookie = await signInAs(app.url, DEMO_EMAIL);
  const read = async (path: string) => {
    const response = await fetch(app.url + path, { headers: { cookie } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.text();
  };
  const page = await measure(READS, () => read("/c/demo"));
  const bare = await measure(READS, () => read("/health/live"));
  const rss = residentMegabytes(app.pid);
  const script = engine === "embedded" ? await scriptOf(app.url, await read("/c/demo")) : null;
  await app.stop({ keepData: true });

  const copy = `${app.dataDir}-copy`;
  cpSync(app.dataDir, copy, { recursive: true });
  const statement = await statementAlone(databaseUrl, copy);
  rmSync(app.dataDir, { recursive: true, force: true });
  rmSync(copy, { recursive: true, force: true });
  await postgres?.stop();

  console.log(`\n${engine === "embedded" ? "Embedded database" : "PostgreSQL server"}`);
  row("the roll-up statement alone", statement);
  row("overview page over HTTP", page, statement);
  row("a route without a page or database", bare);
  if (rss) console.log(`  resident memory after ${READS} overviews: ${rss} MB`);
  if (script) console.log(`  script of the overview before charts: ${script} kB gzipped`);
}

async function statementAlone(databaseUrl: string | undefined, dataDir: string): Promise<Timing> {
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    const [found] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG("demo"))),
    );
    const actor = { name: "Benchmark", userId: null };
    return await openTenant(database, { collaborativeId: found?.id ?? "", actor }, async (db) => {
      const catalog = await readCatalog(db);
      return measure(READS, () => readSums(db, catalog, 2019, 2025));
    });
  } finally {
    await database.close();
  }
}

function row(name: string, timing: Timing, against?: Timing): void {
  const ratio = against ? `  ${(timing.p50 / against.p50).toFixed(2)}× the statement` : "";
  console.log(
    `  ${name.padEnd(38)} p50 ${timing.p50.toFixed(1)} ms  p95 ${timing.p95.toFixed(1)} ms${ratio}`,
  );
}

/** Linux only: elsewhere nothing is printed. */
function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}

/** Every script that the page names before anything is clicked, as sent. */
async function scriptOf(url: string, html: string): Promise<number> {
  const names = new Set(html.match(/\/assets\/[\w.-]+\.js/g) ?? []);
  let bytes = 0;
  for (const name of names)
    bytes += gzipSync(Buffer.from(await (await fetch(url + name)).arrayBuffer())).length;
  return Math.round(bytes / 1000);
}
