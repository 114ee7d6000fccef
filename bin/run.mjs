/** `npm run db|token|create -- …`: runs one of the chores in this folder. */
import { existsSync } from "node:fs";
import { ensureInstalled } from "./install.mjs";
import { load } from "./load.mjs";

const [name = "", ...args] = process.argv.slice(2);
const chore = new URL(`${name}.ts`, import.meta.url);
if (!/^[a-z]+$/.test(name) || !existsSync(chore)) {
  console.error(`There is no such chore: ${name || "(none named)"}`);
  process.exit(1);
}
ensureInstalled();
process.env.NODE_ENV ??= "production";
await load(`bin/${name}.ts`, args);
