import { resolve } from "node:path";
import { chore } from "./chore";

const NAMES = ["migrate", "seed", "backup", "restore", "move"];
const [name = "", ...args] = process.argv.slice(2);
if (!NAMES.includes(name)) {
  console.error(`Use: npm run db -- <${NAMES.join("|")}> …  (see the README)`);
  process.exit(1);
}
// A file is meant from here, wherever the process that does the work was started.
const ofFile = name === "backup" || name === "restore";
await chore(
  name,
  args.map((arg) => (ofFile && !arg.startsWith("--") ? resolve(arg) : arg)),
);
