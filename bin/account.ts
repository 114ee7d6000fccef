import { command } from "./command";

await command("account", process.argv.slice(2));
