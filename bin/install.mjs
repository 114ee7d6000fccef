/** Installs the packages in package-lock.json if needed. Uses Node alone, since nothing may be installed yet. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { applyPatches } from "./patches.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The wanted packages, and npm's record of the installed ones. npm writes that last, so an interrupted install has none. */
const wanted = join(root, "package-lock.json");
const present = join(root, "node_modules/.package-lock.json");

/** Installs what is missing. `dev` includes the packages that only building and testing need. */
export function ensureInstalled({ dev = false } = {}) {
  requireNode(20, 19);
  process.chdir(root);
  if (!isInstalled(dev)) install();
  applyPatches();
}

function install() {
  console.log("Installing missing packages (once, about a minute) …");
  // `npm ci` refuses a lock file without packages for other platforms; `npm install` does not.
  const done = npm("ci", "--loglevel=silent") || npm("install", "--no-save", "--loglevel=error");
  if (!done) {
    console.error("The installation failed. See the message above, or run `npm ci` for details.");
    process.exit(1);
  }
}

/**
 * Compares version by version, so that it does not matter how the packages were installed.
 * @param {boolean} dev
 */
function isInstalled(dev) {
  if (!existsSync(present)) return false;
  const installed = packagesIn(present);
  return Object.entries(packagesIn(wanted)).every(([place, part]) => {
    const own = installed[place];
    if (place === "" || own?.version === part.version) return true;
    // Optional packages are usually for other platforms.
    return !own && (part.optional || part.devOptional || (part.dev && !dev));
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }>}
 */
function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** @param {string[]} args */
function npm(...args) {
  const all = [...args, "--include=dev", "--no-audit", "--no-fund"];
  const cli = process.env.npm_execpath;
  const { status } = cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...all], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
    : spawnSync("npm", all, {
        cwd: root,
        stdio: ["ignore", "ignore", "inherit"],
        shell: process.platform === "win32",
      });
  return status === 0;
}

/** @param {number} major @param {number} minor */
function requireNode(major, minor) {
  const [hasMajor = 0, hasMinor = 0] = process.versions.node.split(".").map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  console.error(`Tidemark needs Node.js ${major}.${minor} or later; you have ${process.versions.node}.`);
  process.exit(1);
}
