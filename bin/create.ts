import { command } from "./command";

await command("create", process.argv.slice(2));
