import { askHolder } from "../../../db/embedded/lock";
import type { RunningApp } from "../../support/app";

/** Runs a command inside the running app, as `npm run …` does. @returns what it printed */
export async function runChore(app: RunningApp, name: string, args: string[]): Promise<string> {
  const lines: string[] = [];
  await askHolder(app.dataDir, name, args, (line) => lines.push(line));
  return lines.join("\n");
}
