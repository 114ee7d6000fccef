import type { Database } from "~db/client";
import { DEMO, loadSeed, publishedFolders } from "../../seeds/load";
import type { ChoreSettings } from "../settings";
import { ChoreError } from "./arguments";
import { backup, move, restore } from "./backup";
import { create } from "./create";
import { bringKeptUpToDate } from "./keep";
import { token } from "./token";

type Run = (
  database: Database,
  settings: ChoreSettings,
  args: string[],
  print: (line: string) => void,
) => Promise<void>;

const CHORES: Record<string, Run> = {
  create,
  token,
  backup,
  restore,
  move,
  async migrate(database, _settings, _args, print) {
    await database.migrate();
    await bringKeptUpToDate(database);
    print("The database is up to date.");
  },
  async seed(database, _settings, _args, print) {
    for (const folder of [DEMO, ...publishedFolders()]) {
      const { slug, loaded } = await loadSeed(database, folder);
      print(`${slug}: ${loaded ? "loaded" : "was there already"}`);
    }
  },
};

/** Runs one chore. @throws ChoreError if there is none of that name or it cannot be done as asked. */
export async function runChore(
  name: string,
  database: Database,
  settings: ChoreSettings,
  args: string[],
  print: (line: string) => void,
): Promise<void> {
  const chore = CHORES[name];
  if (!chore)
    throw new ChoreError(`There is no chore “${name}”; there are ${Object.keys(CHORES).join(", ")}.`);
  await chore(database, settings, args, print);
}
