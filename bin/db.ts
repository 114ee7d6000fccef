import { resolve } from "node:path";
import { verify } from "../app/commands/backup";
import { command, endAfter } from "./command";

const NAMES = ["migrate", "seed", "backup", "verify", "restore", "move", "security"];
const [name = "", ...args] = process.argv.slice(2);
if (!NAMES.includes(name)) {
  console.error(`Use: npm run db -- <${NAMES.join("|")}> …  (see docs/configuration.md)`);
  process.exit(1);
}
if (name === "verify") await endAfter(() => verify({ args, print: (line) => console.log(line) }));
// The path is relative to this process, not to the server that may run the command.
const ofFile = name === "backup" || name === "restore";
await command(
  name,
  args.map((arg) => (ofFile && !arg.startsWith("--") ? resolve(arg) : arg)),
);
