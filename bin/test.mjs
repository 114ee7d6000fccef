/**
 * `npm test` runs every check; a failure does not stop the rest. The last line counts them all. A few integration or
 * browser tests that fail are run once more by themselves: those that then pass are named and counted as flaky.
 * - `npm test -- unit|integration|browser`: one part.
 * - `npm test -- changed [COMMIT]`: types, and the tests that changes since a commit (or uncommitted ones) reach.
 * - `npm test -- endurance`: randomized and kill tests, many times as often as usual.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removeAbandonedFolders, temporaryFolder } from "../test/support/temporary.mjs";
import { ensureInstalled } from "./install.mjs";
import { endWithParent } from "./parent.mjs";
import { failedFilesOfVitest, failuresOfPlaywright, failuresOfVitest } from "./testing/failures.mjs";
import { endPrograms, runProgram } from "./testing/programs.mjs";
import { enduranceTests, reachOf } from "./testing/selection.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const PARTS = ["unit", "integration", "browser", "changed", "endurance"];
const TSC = "typescript/bin/tsc";
const PLAYWRIGHT = ["test", "--config", "test/browser/playwright.config.ts"];

const part = process.argv[2];
if (part && !PARTS.includes(part)) {
  console.error(`There is no part "${part}": npm test -- ${PARTS.join("|")}`);
  process.exit(1);
}

endWithParent();
ensureInstalled({ dev: true });
const { ensureBuilt } = await import("./build.mjs");

removeAbandonedFolders();
const reports = temporaryFolder("results");
/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** More failures than this in one part are no accident of a busy machine. */
const MOST_FLAKY = 3;
/** What failed, a line each: the end of a long output is what people and machines keep. @type {string[]} */
const failures = [];
/** What failed first and passed when it ran once more, a line each. @type {string[]} */
const flaky = [];
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, async () => {
    await endPrograms();
    rmSync(reports, { recursive: true, force: true });
    process.exit(1);
  });
}

if (!part) await everything();
else if (part === "changed") await changed(process.argv[3] ?? "HEAD");
else if (part === "endurance") await endurance();
else if (part === "browser") await browser(build());
else await vitest(/** @type {"unit" | "integration"} */ (part));

rmSync(reports, { recursive: true, force: true });
list("Flaky: failed first, passed when run once more. Find out why", flaky);
list("Failed", failures);
const rest = [flaky.length && `${flaky.length} flaky`, total.skipped && `${total.skipped} skipped`];
console.log(`\n${[`${total.passed} passed`, `${total.failed} failed`, ...rest.filter(Boolean)].join(", ")}`);
process.exitCode = total.failed ? 1 : 0;

async function everything() {
  // The type check takes one core; lint, import rules, and the build use the other meanwhile. Tests run alone,
  // because some of them have time limits.
  const types = check("Types", TSC);
  await check("Lint", "@biomejs/biome/bin/biome", "check", ".");
  const folders = ["app", "db", "seeds", "bin", "server.ts"];
  const rules = ["--config", ".dependency-cruiser.cjs"];
  await check("Import rules", "dependency-cruiser/bin/dependency-cruise.mjs", ...folders, ...rules);
  const built = build();
  add({ passed: Number(built), failed: 0, skipped: 0 });
  await types;
  await vitest("unit");
  await vitest("integration");
  await browser(built);
}

/** @param {string} since */
async function changed(since) {
  const reach = reachOf(since);
  const types = check("Types", TSC);
  if (reach.unit.length) await vitest("unit", { args: ["related", ...reach.unit] });
  await types;
  if (reach.integration.length) await vitest("integration", { args: ["related", ...reach.integration] });
  if (reach.browser.length) await browser(build(), { specs: reach.browser });
}

async function endurance() {
  const env = { TIDEMARK_ENDURANCE: "1" };
  const tests = enduranceTests();
  await vitest("unit", { args: ["run", ...tests.unit], env });
  await vitest("integration", { args: ["run", ...tests.integration], env });
  if (tests.browser.length) await browser(build(), { specs: tests.browser, env });
}

/**
 * A check that passes or fails as a whole. Its output is printed at the end, since two may run at a time.
 * @param {string} name @param {string} program @param {string[]} args
 */
async function check(name, program, ...args) {
  const { ok, output } = await runProgram(program, args, { quiet: true });
  heading(name);
  console.log(ok ? "ok" : output);
  if (!ok) failures.push(name);
  add({ passed: Number(ok), failed: Number(!ok), skipped: 0 });
}

/** Builds, and counts a failed build as a failure. Returns whether there is a build. */
function build() {
  heading("Build");
  const built = ensureBuilt();
  if (built) console.log("ok");
  else {
    failures.push("Build");
    add({ passed: 0, failed: 1, skipped: 0 });
  }
  return built;
}

/**
 * @param {"unit" | "integration"} project
 * @param {{ args?: string[], env?: Record<string, string> }} options
 */
async function vitest(project, { args = ["run"], env = {} } = {}) {
  heading(project === "unit" ? "Unit tests" : "Integration tests");
  const file = join(reports, `${project}.json`);
  const common = ["--run", "--project", project, "--reporter=default"];
  const { ok } = await runProgram(
    "vitest/vitest.mjs",
    [...args, ...common, "--reporter=json", `--outputFile.json=${file}`],
    { env },
  );
  const report = readReport(file);
  const count = {
    passed: report?.numPassedTests ?? 0,
    // A file that cannot be loaded reports no failed tests.
    failed: (report?.numFailedTests ?? 0) + filesWithoutTests(report),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  const onceMore = () =>
    runProgram("vitest/vitest.mjs", ["run", ...failedFilesOfVitest(report), ...common], { env });
  await addTests(ok, count, failuresOfVitest(report), project === "unit" ? null : onceMore);
}

/** @param {any} report */
function filesWithoutTests(report) {
  /** @param {{ status: string, assertionResults: unknown[] }} file */
  const broken = (file) => file.status === "failed" && file.assertionResults.length === 0;
  return (report?.testResults ?? []).filter(broken).length;
}

/**
 * @param {boolean} built
 * @param {{ specs?: string[], env?: Record<string, string> }} options
 */
async function browser(built, { specs = [], env = {} } = {}) {
  if (!built) return console.log("Browser tests need a build.");
  heading("Browser tests");
  const file = join(reports, "browser.json");
  const args = [...PLAYWRIGHT, ...specs, "--reporter=list,json", "--pass-with-no-tests"];
  const { ok } = await runProgram("@playwright/test/cli.js", args, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const report = readReport(file);
  const stats = report?.stats;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  const count = { passed: stats?.expected ?? 0, failed, skipped: stats?.skipped ?? 0 };
  // With a trace this time. Recording all tests makes them a third slower.
  const onceMore = () =>
    runProgram("@playwright/test/cli.js", [...PLAYWRIGHT, "--last-failed", "--reporter=list"], {
      env: { ...env, TIDEMARK_TRACE: "1" },
    });
  await addTests(ok, count, failuresOfPlaywright(report), onceMore);
}

/**
 * Counts the tests of a part, after a second run of those that failed.
 * A runner that fails without a failed test (no server, broken configuration) counts as one failure.
 * @param {boolean} ok @param {Count} count @param {string[]} lines what failed
 * @param {(() => Promise<{ ok: boolean }>) | null} onceMore runs what failed again; null: tests that depend on no
 *   browser, database, or other process fail for a reason
 */
async function addTests(ok, count, lines, onceMore) {
  if (ok) return add(count);
  if (!count.failed) count = { ...count, failed: 1 };
  if (onceMore && lines.length > 0) {
    heading("What failed, once more");
    const second = await onceMore();
    if (second.ok && count.failed <= MOST_FLAKY) {
      flaky.push(...lines);
      return add({ ...count, failed: 0 });
    }
  }
  failures.push(...lines);
  add(count);
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

/** @param {string} name @param {string[]} lines */
function list(name, lines) {
  if (!lines.length) return;
  heading(name);
  for (const line of lines) console.log(line);
}

/** @param {string} name */
function heading(name) {
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}`);
}
