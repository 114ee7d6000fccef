import { chore } from "./chore";

await chore("token", process.argv.slice(2));
