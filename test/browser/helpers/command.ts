import { askHolder } from "../../../db/embedded/lock";
import type { RunningApp } from "../../support/app/app";

/** Runs a command inside the running app, as `npm run …` does. @returns its output */
export async function runCommand(app: RunningApp, name: string, args: string[]): Promise<string> {
  const lines: string[] = [];
  await askHolder({ dataDir: app.dataDir, command: name, args, onLine: (line) => lines.push(line) });
  return lines.join("\n");
}
