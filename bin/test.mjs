/**
 * `npm test`: every check there is, one after the other; a failing one does not stop the rest.
 * `npm test -- unit|integration|browser` runs a part. The last line counts them all.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root } from "./install.mjs";
import { endWithParent } from "./parent.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const part = process.argv[2];
if (part && !["unit", "integration", "browser"].includes(part)) {
  console.error(`There is no part "${part}": npm test -- unit|integration|browser`);
  process.exit(1);
}

endWithParent();
ensureInstalled({ dev: true });
const { ensureBuilt } = await import("./build.mjs");

const reports = mkdtempSync(join(tmpdir(), "tidemark-test-"));
/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {import("node:child_process").ChildProcess | null} */
let running = null;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => void giveUp());
}

if (!part) {
  await check("Types", "typescript/bin/tsc");
  await check("Lint", "@biomejs/biome/bin/biome", "check", ".");
  await check(
    "Import rules",
    "dependency-cruiser/bin/dependency-cruise.mjs",
    ...["app", "db", "seeds", "bin", "server.ts", "--config", ".dependency-cruiser.cjs"],
  );
}
let built = true;
if (!part || part === "browser") {
  heading("Build");
  built = ensureBuilt();
  if (!part || !built) add({ passed: Number(built), failed: Number(!built), skipped: 0 });
}
if (!part || part === "unit") await vitest("unit");
if (!part || part === "integration") await vitest("integration");
if (!part || part === "browser") {
  if (built) await browser();
  else console.log("Without a build there is nothing for browser tests to run against.");
}

rmSync(reports, { recursive: true, force: true });
const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;

/**
 * One check: passed or failed as a whole.
 * @param {string} name @param {string} program @param {string[]} args
 */
async function check(name, program, ...args) {
  heading(name);
  const ok = await run(program, args);
  if (ok) console.log("ok");
  add({ passed: Number(ok), failed: Number(!ok), skipped: 0 });
}

/** @param {"unit" | "integration"} project */
async function vitest(project) {
  heading(project === "unit" ? "Unit tests" : "Integration tests");
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = await run("vitest/vitest.mjs", ["run", "--project", project, ...reporters]);
  const found = readReport(report);
  addTests(ok, {
    passed: found?.numPassedTests ?? 0,
    // A file that cannot even be loaded has no tests that could fail.
    failed: (found?.numFailedTests ?? 0) + filesWithoutTests(found),
    skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
  });
}

/** @param {any} report */
function filesWithoutTests(report) {
  /** @param {{ status: string, assertionResults: unknown[] }} file */
  const broken = (file) => file.status === "failed" && file.assertionResults.length === 0;
  return (report?.testResults ?? []).filter(broken).length;
}

async function browser() {
  heading("Browser tests");
  const report = join(reports, "browser.json");
  const ok = await run(
    "@playwright/test/cli.js",
    ["test", "--config", "test/browser/playwright.config.ts", "--reporter=list,json", "--pass-with-no-tests"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const { stats } = readReport(report) ?? {};
  addTests(ok, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  });
}

/**
 * A runner that fails without a failed test (no server, a broken configuration) counts as one failure.
 * @param {boolean} ok @param {Count} count
 */
function addTests(ok, count) {
  add(ok || count.failed ? count : { ...count, failed: 1 });
}

/** @param {Count} count */
function add(count) {
  for (const kind of /** @type {const} */ (["passed", "failed", "skipped"])) total[kind] += count[kind];
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Runs a program of an installed package; true if it ends well.
 * @param {string} program @param {string[]} args @param {Record<string, string>} env
 * @returns {Promise<boolean>}
 */
function run(program, args, env = {}) {
  const child = spawn(process.execPath, [join(root, "node_modules", program), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // A group of its own, to end as one.
    detached: process.platform !== "win32",
    env: { ...process.env, NODE_ENV: "test", ...env },
  });
  running = child;
  return new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}

/** Ends the runner together with the processes that it has started, which it does not do by itself. */
async function giveUp() {
  const group = running?.pid;
  if (group) {
    killGroup(group, "SIGTERM");
    const end = Date.now() + 5000;
    while (killGroup(group, 0) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    killGroup(group, "SIGKILL");
  }
  rmSync(reports, { recursive: true, force: true });
  process.exit(1);
}

/** @param {number} group @param {NodeJS.Signals | 0} signal */
function killGroup(group, signal) {
  try {
    return process.kill(process.platform === "win32" ? group : -group, signal);
  } catch {
    return false;
  }
}

/** @param {string} name */
function heading(name) {
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}`);
}
