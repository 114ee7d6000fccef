import { sql } from "drizzle-orm";
import { removeOldAnswers } from "~/records/programs/kept-answers.server";
import type { Database } from "~db/client";
import { rowsOf } from "~db/rows";

export const SECURITY_LOG_DAYS = 400;

/** Long enough apart that several processes on one database do not matter to each other. */
const LOOK_EVERY_MS = 6 * 60 * 60_000;

/** Deletes what is older from the security log, as the owner: the app itself may only add to it. @returns how many */
export async function thinOutSecurityLog(database: Database, days: number): Promise<number> {
  return database.asOwner(async (tx) => {
    let count = 0;
    for (const table of ["security_events", "outside_events"]) {
      const old = await tx.execute(
        sql`delete from ${sql.identifier(table)} where at < now() - ${days} * interval '1 day' returning 1 as one`,
      );
      count += rowsOf(old).length;
    }
    return count;
  });
}

export interface Retention {
  start(): void;
  /** Waits for the pass under way. */
  stop(): Promise<void>;
}

/** Removes old entries, and answers kept for repeated writes, at the start and four times a day. */
export function scheduleRetention(
  database: Database,
  { days, onError }: { days: number; onError: (error: unknown) => void },
): Retention {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running
      .then(() => thinOutSecurityLog(database, days))
      .then(() => database.asOwner(removeOldAnswers))
      .catch(onError);
  };
  return {
    start() {
      timer = setInterval(look, LOOK_EVERY_MS).unref();
      look();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
