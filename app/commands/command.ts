import type { CommandConfig } from "~/config";
import type { Database } from "~db/client";

/** What a command works with. */
export interface CommandContext {
  database: Database;
  config: CommandConfig;
  /** What was typed after the command's name. */
  args: string[];
  /** Prints one line for the person who typed the command. */
  print: (line: string) => void;
}

/** @throws CommandError if it cannot be done */
export type Command = (context: CommandContext) => Promise<void>;

/** The actor in the history of what commands change. */
export const COMMAND_LINE = { name: "Command line", userId: null };
