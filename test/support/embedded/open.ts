/** open.ts FOLDER: opens the database and keeps it open; prints "opening", then "open" or the reason for failure. */
import { openEmbedded } from "../../../db/embedded/open";

try {
  console.log("opening");
  await openEmbedded(process.argv[2] ?? "");
  console.log("open");
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(`${(error as Error).name}: ${(error as Error).message}`);
}
