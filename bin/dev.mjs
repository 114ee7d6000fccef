/** `npm run dev`: serves straight from the sources and reloads what changes. */
import { ensureInstalled } from "./install.mjs";
import { load } from "./load.mjs";

ensureInstalled({ dev: true });
process.env.NODE_ENV = "development";
await load("server.ts");
