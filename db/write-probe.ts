import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Db } from "./client";
import { rowsOf } from "./rows";

/** More frequent calls get the last answer, because each probe writes to the disk. */
const FRESH_MS = 1_000;
const PATIENCE_MS = 10_000;

/**
 * Makes a function that tells whether the database can write. It commits a message to the write-ahead log:
 * no row changes, but the disk is written as for any row. A read-only server or a full disk refuses it.
 * @param hasRoom a further condition, of the disk itself
 */
export function writeProbe(
  db: Db,
  hasRoom: () => Promise<boolean> = async () => true,
): () => Promise<boolean> {
  let last: { at: number; answer: Promise<boolean> } | null = null;
  return () => {
    if (!last || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), answer: probe(db, hasRoom) };
    return last.answer;
  };
}

async function probe(db: Db, hasRoom: () => Promise<boolean>): Promise<boolean> {
  const wrote = db
    // A read-only server would accept the message alone.
    .execute(
      sql`select pg_logical_emit_message(true, 'tidemark', 'probe')::text
        where current_setting('transaction_read_only') = 'off'`,
    )
    .then((result) => rowsOf(result).length === 1 && hasRoom())
    .catch(() => false);
  const late = new AbortController();
  const tooLate = pause(PATIENCE_MS, false, { signal: late.signal, ref: false }).catch(() => false);
  return Promise.race([wrote, tooLate]).finally(() => late.abort());
}
