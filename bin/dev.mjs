/** `npm run dev`: serves from the sources and reloads what changes. */
import { ensureInstalled } from "./install.mjs";
import { load } from "./load.mjs";
import { endWithParent } from "./parent.mjs";

endWithParent();
ensureInstalled({ dev: true });
process.env.NODE_ENV = "development";
await load("server.ts");
