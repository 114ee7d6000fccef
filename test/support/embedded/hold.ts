/** hold.ts FOLDER [PLATFORM]: takes the lock and keeps it; prints "held" or the reason for failure. */
import { holdLock } from "../../../db/embedded/lock";

try {
  await holdLock(process.argv[2] ?? "", process.argv[3]);
  console.log("held");
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(`${(error as Error).name}: ${(error as Error).message}`);
}
