/**
 * A hook of Node's module loader that loads the build unchanged. Otherwise the TypeScript loader would scan all of
 * it for dynamic imports to rewrite, and hold on to about 150 MB of memory.
 */
import { readFile } from "node:fs/promises";

const BUILT = new URL("../build/server/", import.meta.url).href;

/** @type {import("node:module").LoadHook} */
export async function load(url, context, next) {
  if (!url.startsWith(BUILT) || context.format !== "module") return next(url, context);
  return { format: "module", source: await readFile(new URL(url)), shortCircuit: true };
}
