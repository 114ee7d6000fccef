import type { PGlite } from "@electric-sql/pglite";

/**
 * A PostgreSQL server looks after itself with background processes; the embedded one has none. Without a
 * CHECKPOINT now and then its log grows without end and recovery after a crash takes ever longer; without
 * VACUUM (ANALYZE) tables keep their dead rows and the planner guesses.
 */
export interface Maintenance {
  /** Call after thousands of rows have changed. Resolves when the tables have been seen to; never rejects. */
  afterBulkWrite(): Promise<void>;
  /** Ends the timer and waits for what is running; nothing is run afterwards. */
  stop(): Promise<void>;
}

export interface Clock {
  now(): Date;
  /** @returns a function that ends the repetition. */
  every(ms: number, run: () => Promise<void>): () => void;
}

export interface MaintenanceOptions {
  onError?: (error: unknown, during: string) => void;
  clock?: Clock;
  /** How often to look whether anything is due. */
  lookEveryMs?: number;
  checkpointEveryMs?: number;
  checkpointAfterBytes?: number;
  /** The first VACUUM comes this long after the start, the next ones at night. */
  firstVacuumMs?: number;
}

const HOUR = 3_600_000;
/** A log smaller than this since the last checkpoint is the checkpoint itself. */
const IDLE_BYTES = 1024;
/** VACUUM runs at this hour, unless one ran this short ago; without it only if the last is this long ago. */
const NIGHT = { hour: 3, notWithinMs: 12 * HOUR, withoutMs: 36 * HOUR };
const UNDEFINED_TABLE = "42P01";

type Connection = Pick<PGlite, "query" | "exec">;

const systemClock: Clock = {
  now: () => new Date(),
  every(ms, run) {
    const timer = setInterval(() => void run(), ms).unref();
    return () => clearInterval(timer);
  },
};

export function startMaintenance(pg: Connection, options: MaintenanceOptions = {}): Maintenance {
  const { clock = systemClock, lookEveryMs = 15_000, firstVacuumMs = 10 * 60_000 } = options;
  const { checkpointEveryMs = 5 * 60_000, checkpointAfterBytes = 32 * 1024 * 1024 } = options;
  const { onError = (error, during) => console.error(`${during} failed:`, error) } = options;

  const started = clock.now().getTime();
  let checkpointed = started;
  let vacuumed = started - NIGHT.withoutMs + firstVacuumMs;
  let stopped = false;
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;
  let bulk: Promise<void> | null = null;

  /** Runs one job at a time. */
  function enqueue(work: () => Promise<void>): Promise<void> {
    waiting++;
    queue = queue.then(async () => {
      if (!stopped) await attempt("Maintenance", work);
      waiting--;
    });
    return queue;
  }

  async function attempt(during: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      onError(error, during);
    }
  }

  async function look(): Promise<void> {
    const time = clock.now();
    const written = await bytesSinceCheckpoint(pg);
    const old = time.getTime() - checkpointed >= checkpointEveryMs;
    if (written >= checkpointAfterBytes || (old && written > IDLE_BYTES)) await checkpoint();
    const rested = time.getTime() - vacuumed;
    const night = time.getHours() === NIGHT.hour && rested >= NIGHT.notWithinMs;
    if (night || rested >= NIGHT.withoutMs) await vacuum();
  }

  async function checkpoint(): Promise<void> {
    // Set even after a failure, so that a full disk is not retried every time.
    checkpointed = clock.now().getTime();
    await attempt("CHECKPOINT", () => pg.exec("CHECKPOINT"));
  }

  /** One table at a time, so that requests run in between: there is only one connection. */
  async function vacuum(): Promise<void> {
    vacuumed = clock.now().getTime();
    for (const table of await tables(pg)) {
      if (stopped) return;
      await attempt(`VACUUM (ANALYZE) ${table}`, async () => {
        // Alone, because VACUUM cannot run in the implicit transaction of several statements.
        await pg.exec(`VACUUM (ANALYZE) ${table}`).catch((error) => {
          if (error.code !== UNDEFINED_TABLE) throw error;
        });
      });
    }
  }

  // Checks that came due during a long job are dropped.
  const end = clock.every(lookEveryMs, async () => {
    if (waiting === 0) await enqueue(look);
  });

  return {
    afterBulkWrite() {
      // Calls that arrive before it starts share one run.
      bulk ??= enqueue(async () => {
        bulk = null;
        await vacuum();
        await checkpoint();
      });
      return bulk;
    },
    stop() {
      stopped = true;
      end();
      return queue;
    },
  };
}

async function bytesSinceCheckpoint(pg: Connection): Promise<number> {
  const { rows } = await pg.query<{ bytes: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()",
  );
  return rows[0]?.bytes ?? 0;
}

/** All tables, PostgreSQL's own included: those must not age without bound either. */
async function tables(pg: Connection): Promise<string[]> {
  const { rows } = await pg.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') order by n.nspname = 'pg_catalog', name`,
  );
  return rows.map((row) => row.name);
}
