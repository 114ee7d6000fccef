import { setTimeout as pause } from "node:timers/promises";
import { runCommand } from "../app/commands";
import type { CommandContext } from "../app/commands/command";
import { readCommandConfig } from "../app/config";
import { askHolder } from "../db/embedded/lock";
import { openDatabase } from "../db/open";

const ATTEMPTS = 5;
const PAUSE_MS = 200;

/**
 * Runs a command against the configured database and ends the process. Only one process can open the embedded
 * database, so while a server holds it, that server runs the command instead.
 */
export function command(name: string, args: string[]): Promise<never> {
  return endAfter(async () => {
    const config = readCommandConfig(process.env);
    const print = (line: string) => console.log(line);
    for (let attempt = 1; ; attempt++) {
      const inUse = await runHere(name, { config, args, print });
      if (!inUse) return;
      const ran = await runAtHolder(name, { config, args, print });
      if (ran) return;
      // The holder may have been another command that has just ended.
      if (attempt === ATTEMPTS) throw inUse;
      await pause(PAUSE_MS);
    }
  });
}

/** Ends the process after `work`, with the message of any error in a line or two. */
export async function endAfter(work: () => Promise<void>): Promise<never> {
  try {
    await work();
    process.exit(0);
  } catch (error) {
    const { message, cause } = error as Error;
    // The database's own message is in the cause.
    console.error(
      cause instanceof Error && !message.includes(cause.message) ? `${message}\n${cause.message}` : message,
    );
    process.exit(1);
  }
}

type Call = Omit<CommandContext, "database">;

/** Runs the command in this process. Returns the error if another process holds the database, else null. */
async function runHere(name: string, call: Call): Promise<Error | null> {
  let inUse: Error | null = null;
  const database = await openDatabase(call.config).catch((error) => {
    if (error.name !== "DatabaseInUseError") throw error;
    inUse = error;
    return null;
  });
  if (!database) return inUse;
  try {
    await database.migrate();
    await runCommand(name, { ...call, database });
    return null;
  } finally {
    await database.close();
  }
}

/** Has the process that holds the database run the command. Returns false if there is none that answers. */
async function runAtHolder(name: string, { config, args, print }: Call): Promise<boolean> {
  try {
    await askHolder({ dataDir: config.dataDir, command: name, args, onLine: print });
    return true;
  } catch (error) {
    if ((error as Error).name !== "NoHolderError") throw error;
    return false;
  }
}
