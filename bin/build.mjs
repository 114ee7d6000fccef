/** Builds the app when it has never been built, or when anything that goes into it has changed since. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const FOLDERS = ["app", "db", "seeds", "public"];
const FILES = ["package-lock.json", "remix.config.js", "tsconfig.json", "vite.config.ts"];
const record = join(root, "build/.inputs");

/** Returns whether there is a build now. */
export function ensureBuilt() {
  const inputs = hashOf([...FOLDERS, ...FILES]);
  if (existsSync(record) && readFileSync(record, "utf8") === inputs) return true;

  console.log("Building …");
  rmSync(record, { force: true });
  const cli = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const { status } = spawnSync(process.execPath, [cli, "vite:build", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) return false;
  writeFileSync(record, inputs);
  return true;
}

/**
 * One hash over names and contents; a few hundred small files take milliseconds.
 * @param {string[]} paths
 */
function hashOf(paths) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const path of paths.flatMap(filesUnder)) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}
