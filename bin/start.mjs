/** `npm start`: installs and builds what is missing, then serves. */
import { ensureBuilt, isBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { load } from "./load.mjs";
import { endWithParent } from "./parent.mjs";

endWithParent();
// With the packages that only a build needs, if one is needed.
ensureInstalled({ dev: !isBuilt() });
process.env.NODE_ENV = "production";
if (!ensureBuilt()) {
  console.error("The build failed; see above.");
  process.exit(1);
}
await load("server.ts");
