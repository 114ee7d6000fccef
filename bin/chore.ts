import { runChore } from "../app/chores";
import { readChoreSettings } from "../app/settings";
import { openDatabase } from "../db/client";
import { askHolder } from "../db/embedded/lock";

const ATTEMPTS = 5;

/**
 * Runs a chore against the database of the settings and ends the process. While a server has the embedded
 * database open, that server is asked to do it: only one process may open the folder.
 */
export async function chore(name: string, args: string[]): Promise<never> {
  const print = (line: string) => console.log(line);
  try {
    const settings = readChoreSettings(process.env);
    for (let attempt = 1; ; attempt++) {
      const database = await openDatabase(settings).catch((error) => {
        if (error.name !== "DatabaseInUseError") throw error;
        return null;
      });
      if (database) {
        try {
          await database.migrate();
          await runChore(name, database, settings, args, print);
        } finally {
          await database.close();
        }
        break;
      }
      try {
        await askHolder(settings.dataDir, name, args, print);
        break;
      } catch (error) {
        // The holder may have been another chore, which has ended meanwhile.
        if ((error as Error).name !== "NoHolderError" || attempt === ATTEMPTS) throw error;
      }
    }
    process.exit(0);
  } catch (error) {
    const { message, cause } = error as Error;
    // The database's own words stand in the cause.
    console.error(cause instanceof Error ? `${message}\n${cause.message}` : message);
    process.exit(1);
  }
}
