/** `npm run db|token|create|account -- …`: runs a command of this folder. */
import { existsSync } from "node:fs";
import { ensureInstalled } from "./install.mjs";
import { load } from "./load.mjs";

const [name = "", ...args] = process.argv.slice(2);
const file = new URL(`${name}.ts`, import.meta.url);
if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  console.error(`There is no such command: ${name || "(no name)"}`);
  process.exit(1);
}
// A server has what `npm ci --omit=dev` installed, and nothing there may change it.
if (process.env.NODE_ENV !== "production") ensureInstalled();
process.env.NODE_ENV ??= "production";
await load(`bin/${name}.ts`, args);
