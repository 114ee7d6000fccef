import { chore } from "./chore";

const NAMES = ["migrate", "seed", "backup", "restore", "move"];
const [name = "", ...args] = process.argv.slice(2);
if (!NAMES.includes(name)) {
  console.error(`Use: npm run db -- <${NAMES.join("|")}> …  (see the README)`);
  process.exit(1);
}
await chore(name, args);
