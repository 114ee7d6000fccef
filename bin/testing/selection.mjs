/** Selects the tests of `npm test -- changed` and `npm test -- endurance`. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../install.mjs";

/**
 * The folder of integration tests for a subject of the domain, where their names differ.
 * @type {Record<string, string>}
 */
const INTEGRATION_FOLDERS = {
  numbers: "figures",
  rollup: "figures",
  disclosure: "figures",
  activity: "people",
};

/**
 * What a change can reach.
 * @param {string} since a commit or branch; HEAD for uncommitted changes
 * @returns {{ unit: string[], integration: string[], browser: string[] }} for unit and integration the files
 *   whose tests to find by their imports, for browser the specs
 */
export function reachOf(since) {
  const changed = changedFiles(since);
  /** @param {RegExp} pattern @returns {string[]} */
  const subjects = (pattern) => [...new Set(changed.flatMap((file) => pattern.exec(file)?.[1] ?? []))];
  // Nearly every integration test imports nearly all rules of the field. Their unit tests are thorough;
  // of the integration tests, those of the same subject are enough.
  const folders = new Set(
    subjects(/^app\/domain\/([^/]+)\//).map((subject) => INTEGRATION_FOLDERS[subject] ?? subject),
  );
  const domain = [...folders].flatMap((folder) => testsIn(`test/integration/${folder}`));
  const sections = subjects(/^app\/routes\/([^/]+)\//).flatMap((section) =>
    testsIn(`test/browser/${section}`),
  );
  const everywhere = changed.some((file) => /^app\/(ui\/|root\.tsx|entry\.)/.test(file));
  const specs = changed.filter((file) => file.endsWith(".spec.ts"));
  return {
    unit: changed,
    integration: [...changed.filter((file) => !file.startsWith("app/domain/")), ...domain],
    browser: [...new Set([...sections, ...(everywhere ? testsIn("test/browser/everywhere") : []), ...specs])],
  };
}

/** Randomized tests, which endurance repeats more often (test/support/endurance.ts). */
export function enduranceTests() {
  /** @param {string} folder */
  const under = (folder) =>
    testsIn(folder).filter((file) => readFileSync(join(root, file), "utf8").includes("support/endurance"));
  return {
    unit: under("test/unit"),
    integration: under("test/integration"),
    browser: under("test/browser"),
  };
}

/** @param {string} since @returns {string[]} */
function changedFiles(since) {
  /** @param {string[]} args */
  const git = (...args) => {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(`Cannot tell what has changed: git ${args.join(" ")}: ${stderr}`);
    return stdout.split("\n").filter(Boolean);
  };
  const files = [
    ...git("diff", "--name-only", "--relative", since, "--"),
    ...git("ls-files", "--others", "--exclude-standard"),
  ];
  return files.filter((file) => /\.(tsx?|mjs)$/.test(file) && existsSync(join(root, file)));
}

/** @param {string} folder @returns {string[]} */
function testsIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}
