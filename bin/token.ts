import { command } from "./command";

await command("token", process.argv.slice(2));
