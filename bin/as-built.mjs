/**
 * A hook of Node's module loader: what is built is loaded as it is. The loader for TypeScript would otherwise go
 * through all of it for lazy imports to rewrite, and keep some 150 MB of memory for having done so.
 */
import { readFile } from "node:fs/promises";

const BUILT = new URL("../build/server/", import.meta.url).href;

/** @type {import("node:module").LoadHook} */
export async function load(url, context, next) {
  if (!url.startsWith(BUILT) || context.format !== "module") return next(url, context);
  return { format: "module", source: await readFile(new URL(url)), shortCircuit: true };
}
