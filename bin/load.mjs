/** Runs a TypeScript file in this process, so that signals and exit codes need no forwarding. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./install.mjs";

/** @param {string} file @param {string[]} args */
export async function load(file, args = []) {
  const path = join(root, file);
  process.argv = [process.execPath, path, ...args];
  // Registers the loader, as `node --import tsx` does.
  // @ts-expect-error the package declares no types for this entry
  await import("tsx");
  await import(pathToFileURL(path).href);
}
