/** Installs the other versions of Node.js once per checkout (Vitest's globalSetup). */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
/** npm writes this file last. */
const record = `${folder}node_modules/.package-lock.json`;

export default function setup(): void {
  if (existsSync(record)) return;
  const { status, stderr } = spawnSync("npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The other versions of Node.js could not be installed: ${stderr}`);
}
