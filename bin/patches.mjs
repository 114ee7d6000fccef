/**
 * Applies patches/*.patch to what is installed; applying them again changes nothing. npm runs this after an install
 * (postinstall), and every command that checks the installation does so again, for those who install without scripts.
 */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "patches");

/** @returns {number} how many files have changed */
export function applyPatches() {
  // A scoped package has a folder of its own.
  return readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".patch"))
    .map(applyPatch)
    .reduce((sum, changed) => sum + changed, 0);
}

/** @param {string} name "package@version.patch", in the format of `diff -u` */
function applyPatch(name) {
  const [, part = "", version] = /^(.+)@([^@]+)\.patch$/.exec(name) ?? [];
  const place = join(root, "node_modules", part);
  if (!existsSync(place)) return 0;
  const installed = JSON.parse(readFileSync(join(place, "package.json"), "utf8")).version;
  if (installed !== version)
    throw new Error(`${name} is for ${part} ${version}, but ${installed} is installed: renew or remove it.`);
  let changed = 0;
  for (const [path, hunks] of filesOf(readFileSync(join(folder, name), "utf8"))) {
    const file = join(place, path);
    const before = readFileSync(file, "utf8");
    const after = hunks.reduce((text, hunk) => replaceHunk(text, hunk, `${name}: ${path}`), before);
    if (after === before) continue;
    // A process that reads it at the same time gets one or the other.
    writeFileSync(`${file}.new`, after);
    renameSync(`${file}.new`, file);
    changed++;
  }
  return changed;
}

/**
 * @typedef {{ from: string, to: string }} Hunk
 * @param {string} patch
 * @returns {Map<string, Hunk[]>} by path in the package
 */
function filesOf(patch) {
  /** @type {Map<string, Hunk[]>} */
  const files = new Map();
  /** @type {Hunk[]} */
  let hunks = [];
  /** @type {Hunk | null} */
  let hunk = null;
  for (const line of patch.split("\n")) {
    if (line.startsWith("--- ")) {
      hunk = null;
    } else if (line.startsWith("+++ b/")) {
      hunks = [];
      files.set(line.slice(6), hunks);
    } else if (line.startsWith("@@ ")) {
      hunk = { from: "", to: "" };
      hunks.push(hunk);
    } else if (hunk && line !== "") {
      if (line[0] !== "+") hunk.from += `${line.slice(1)}\n`;
      if (line[0] !== "-") hunk.to += `${line.slice(1)}\n`;
    }
  }
  return files;
}

/** @param {string} text @param {Hunk} hunk @param {string} where */
function replaceHunk(text, { from, to }, where) {
  if (text.includes(to)) return text;
  const at = text.indexOf(from);
  if (at < 0 || text.includes(from, at + 1))
    throw new Error(`The patch ${where} does not fit what is installed.`);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const changed = applyPatches();
  console.log(changed ? `patched ${changed} files` : "patches are in place");
}
