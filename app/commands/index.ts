import { own } from "~/domain/own";
import { DEMO, loadSeed, publishedFolders, SECOND_DEMO } from "../../seeds/load";
import { account } from "./account";
import { CommandError } from "./arguments";
import { backup, move, restore } from "./backup";
import type { Command, CommandContext } from "./command";
import { create } from "./create";
import { demo } from "./demo";
import { recomputeOutdatedSums } from "./outdated-sums";
import { securityLog } from "./security-log";
import { token } from "./token";

const COMMANDS: Record<string, Command> = {
  account,
  create,
  demo,
  token,
  backup,
  restore,
  move,
  security: securityLog,
  async migrate({ database, print }) {
    await database.migrate();
    await recomputeOutdatedSums(database);
    print("The database is up to date.");
  },
  async seed({ database, print }) {
    for (const folder of [DEMO, SECOND_DEMO, ...publishedFolders()]) {
      const { slug, loaded } = await loadSeed(database, folder);
      print(`${slug}: ${loaded ? "loaded" : "already there"}`);
    }
  },
};

/** Runs a command by name. @throws CommandError if there is no such command or it cannot be done */
export async function runCommand(name: string, context: CommandContext): Promise<void> {
  const command = own(COMMANDS, name);
  if (!command) {
    const names = Object.keys(COMMANDS).join(", ");
    throw new CommandError(`There is no command “${name}”. The commands are ${names}.`);
  }
  await command(context);
}
