import { runChore } from "../app/chores";
import { readSettings } from "../app/settings";
import { openDatabase } from "../db/client";
import { askHolder } from "../db/embedded/lock";

/**
 * Runs a chore against the database of the settings and ends the process. While a server has the embedded
 * database open, that server is asked to do it: only one process may open the folder.
 */
export async function chore(name: string, args: string[]): Promise<never> {
  const print = (line: string) => console.log(line);
  try {
    const settings = readSettings(process.env);
    const database = await openDatabase(settings).catch((error) => {
      if (error.name !== "DatabaseInUseError") throw error;
      return null;
    });
    if (database === null) {
      await askHolder(settings.dataDir, name, args, print);
    } else {
      try {
        await database.migrate();
        await runChore(name, database, settings, args, print);
      } finally {
        await database.close();
      }
    }
    process.exit(0);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
