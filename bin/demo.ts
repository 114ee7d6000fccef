import { command } from "./command";

await command("demo", process.argv.slice(2));
