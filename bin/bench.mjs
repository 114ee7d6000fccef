/** `npm run bench`: measures speed against the baselines named in test/bench. */
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { load } from "./load.mjs";

ensureInstalled({ dev: true });
process.env.NODE_ENV = "production";
if (!ensureBuilt()) process.exit(1);
await load("test/bench/run.ts", process.argv.slice(2));
