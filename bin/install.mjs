/** Makes sure that the parts named in package-lock.json are installed. Runs before anything is installed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const lock = join(root, "package-lock.json");
/** npm writes this at the very end of an installation, so its absence tells of one that broke off. */
const npmRecord = join(root, "node_modules/.package-lock.json");
const ourRecord = join(root, "node_modules/.tidemark-lock");

/** Installs if need be. `dev` also asks for the parts that only tests use. */
export function ensureInstalled({ dev = false } = {}) {
  requireNode(20, 19);
  process.chdir(root);
  const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (isInstalled(wanted) && !(dev && !existsSync(join(root, "node_modules/vitest")))) return;

  console.log("Installing what is missing (once, about a minute) …");
  // A lock file that lacks packages for other platforms is refused by `npm ci`, not by `npm install`.
  const done = npm("ci", "--loglevel=silent") || npm("install", "--no-save", "--loglevel=error");
  if (!done) {
    console.error("The installation failed. See the message above; `npm ci` tells more.");
    process.exit(1);
  }
  writeFileSync(ourRecord, wanted);
}

/** @param {string} wanted */
function isInstalled(wanted) {
  if (!existsSync(npmRecord)) return false;
  if (existsSync(ourRecord) && readFileSync(ourRecord, "utf8") === wanted) return true;
  // Somebody has run npm by hand since the lock file last changed. `npm install` writes both at once.
  if (statSync(npmRecord).mtimeMs < statSync(lock).mtimeMs - 5000) return false;
  writeFileSync(ourRecord, wanted);
  return true;
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
