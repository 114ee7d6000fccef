import { chore } from "./chore";

await chore("create", process.argv.slice(2));
