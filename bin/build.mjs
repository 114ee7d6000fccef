/** `npm run build`: builds the app if it has never been built or its inputs have changed since. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { slimManifest } from "./building/manifest.mjs";
import { root } from "./install.mjs";

const FOLDERS = ["app", "db", "seeds", "public", "docs", "bin/docs"];
const FILES = [
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "bin/building/manifest.mjs",
  "bin/renderers.config.mjs",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];
const record = join(root, "build/.inputs");

/** Whether there is a build of what is here now. */
export const isBuilt = () =>
  existsSync(record) && readFileSync(record, "utf8") === hashOf([...FOLDERS, ...FILES]);

/** Builds if needed. Returns whether there is a current build. */
export function ensureBuilt() {
  if (isBuilt()) return true;

  const inputs = hashOf([...FOLDERS, ...FILES]);
  console.log("Building …");
  rmSync(record, { force: true });
  const cli = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const { status } = spawnSync(process.execPath, [cli, "vite:build", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0 || !buildRenderers() || !buildHandbook()) return false;
  slimManifest(join(root, "build/client/assets"));
  compressAssets();
  writeFileSync(record, inputs);
  return true;
}

/** Bundles what makes files in processes of its own, which start twice as fast without a TypeScript loader. */
function buildRenderers() {
  const cli = join(root, "node_modules/vite/bin/vite.js");
  const config = join(root, "bin/renderers.config.mjs");
  const { status } = spawnSync(process.execPath, [cli, "build", "--config", config, "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  return status === 0;
}

/** The pages of docs/, which the app serves at /docs/. */
function buildHandbook() {
  const { status } = spawnSync(process.execPath, [join(root, "bin/docs/site.mjs")], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status === 0;
}

/** Compresses what browsers load once and for good as far as it goes; the server does so for each answer in a hurry. */
function compressAssets() {
  const folder = join(root, "build/client/assets");
  for (const name of readdirSync(folder).filter((name) => /\.(js|css|svg|json)$/.test(name))) {
    const content = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

/**
 * One hash of names and contents. A few hundred small files take milliseconds.
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
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats ? [path] : [];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(ensureBuilt() ? 0 : 1);
