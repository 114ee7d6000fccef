/** Makes sure that the parts named in package-lock.json are installed. Runs before anything is installed. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** What should be there, and npm's own record of what is: written last, so missing after a broken start. */
const wanted = join(root, "package-lock.json");
const present = join(root, "node_modules/.package-lock.json");

/** Installs if need be. `dev` also asks for the parts that only tests use. */
export function ensureInstalled({ dev = false } = {}) {
  requireNode(20, 19);
  process.chdir(root);
  if (isInstalled(dev)) return;

  console.log("Installing what is missing (once, about a minute) …");
  // A lock file that lacks packages for other platforms is refused by `npm ci`, not by `npm install`.
  const done = npm("ci", "--loglevel=silent") || npm("install", "--no-save", "--loglevel=error");
  if (!done) {
    console.error("The installation failed. See the message above; `npm ci` tells more.");
    process.exit(1);
  }
}

/**
 * Versions are compared one by one, so that it does not matter who installed them, when, or how.
 * @param {boolean} dev
 */
function isInstalled(dev) {
  if (!existsSync(present)) return false;
  const there = packagesIn(present);
  return Object.entries(packagesIn(wanted)).every(([place, part]) => {
    const found = there[place];
    if (place === "" || found?.version === part.version) return true;
    // Optional parts are for other platforms, as a rule.
    return !found && (part.optional || part.devOptional || (part.dev && !dev));
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
  console.error(`Tidemark needs Node.js ${major}.${minor} or later; this is ${process.versions.node}.`);
  process.exit(1);
}
