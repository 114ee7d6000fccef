/** open.ts FOLDER: opens the database and keeps it open; says "opening", then "open", or why not. */
import { openEmbedded } from "../../../db/embedded/open";

try {
  console.log("opening");
  await openEmbedded(process.argv[2] ?? "");
  console.log("open");
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(`${(error as Error).name}: ${(error as Error).message}`);
}
