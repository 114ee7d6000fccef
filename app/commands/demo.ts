import { loadDemo, removeDemo } from "~/demo.server";
import { demoPeople } from "~/demo-accounts.server";
import type { Database } from "~db/client";
import { CommandError } from "./arguments";
import type { Command } from "./command";

/** `npm run demo -- reset`: the demo as it was at first, whatever people have made of it. */
export const demo: Command = async ({ database, config, args, print }) => {
  if (args.length !== 1 || args[0] !== "reset") throw new CommandError("Use: npm run demo -- reset");
  if (!config.demo) throw new CommandError("The demo is off here: DEMO=1 turns it on.");
  await resetDemo(database);
  print("The demo is as it was at first.");
};

/** @throws CommandError if there are no demo accounts yet */
export async function resetDemo(database: Database): Promise<void> {
  const people = await demoPeople(database);
  if (people.size === 0) throw new CommandError("There is no demo yet: start the server once.");
  await removeDemo(database);
  await loadDemo(database, people);
}

/** At night where most visitors are, and at no full hour of anybody's backup. */
const HOUR_UTC = 7;
const MINUTE = 10;

/** How long it is from a moment until the next reset, in milliseconds. */
export function untilReset(now: Date): number {
  const next = new Date(now);
  next.setUTCHours(HOUR_UTC, MINUTE, 0, 0);
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
  return next.getTime() - now.getTime();
}

/** Resets the demo once a day. A failure is told, and the next day tries again. */
export function scheduleResets(database: Database, onError: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const plan = () => {
    timer = setTimeout(() => {
      running = resetDemo(database).catch(onError);
      plan();
    }, untilReset(new Date())).unref();
  };
  return {
    start: plan,
    async stop() {
      clearTimeout(timer);
      await running;
    },
  };
}
