/**
 * `npm run serve`: starts a finished build, for machines where only the packages of `npm ci --omit=dev` are installed.
 * It neither installs nor builds anything, and does not check whether the build is current.
 */
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";
import { endWithParent } from "./parent.mjs";
import { applyPatches } from "./patches.mjs";

endWithParent();
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
try {
  applyPatches();
} catch (error) {
  // Where the packages cannot be written, `npm ci` must have patched them; unpatched, a lost database ends the app.
  console.error(`The packages could not be patched: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
process.env.NODE_ENV = "production";
await load("server.ts");
