import { readLetterLook } from "~/records/look/look.server";
import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { dressed } from "./letter";
import type { Delivery, Mailer, Outgoing } from "./mailer.server";

/** Taken at a time: at most this many are in doubt if the process ends while sending. */
export const BATCH = 5;
const ACTOR = { name: "Tidemark", userId: null };

/** What became of a letter. */
export type Result = Delivery & { id: string };

/** How one kind of mail keeps its letters. Each step is a transaction of the collaborative. */
export interface Queue {
  /** Adds what has become due since the last round. */
  plan?: (db: TenantDb, now: Date) => Promise<void>;
  /** Takes at most `BATCH` due letters and marks them as being sent, or as no longer needed. @returns how many it took */
  take(db: TenantDb, now: Date): Promise<{ taken: number; letters: Outgoing[] }>;
  store(db: TenantDb, results: Result[], now: Date): Promise<void>;
}

/**
 * Sends what is due in these collaboratives until nothing is left or the mail server is out of reach. Several processes
 * may do so at once: each skips what another has taken.
 * @returns how many letters were sent
 */
export async function sendRound(
  queue: Queue,
  { database, mailer }: { database: Database; mailer: Pick<Mailer, "deliver"> },
  collaboratives: string[],
  { stopped, clock }: { stopped: () => boolean; clock: () => Date },
): Promise<number> {
  let sent = 0;
  for (const collaborativeId of collaboratives) {
    const enter = <T>(work: (db: TenantDb) => Promise<T>) =>
      openTenant(database, { collaborativeId, actor: ACTOR }, work);
    const { plan } = queue;
    if (plan) await enter((db) => plan(db, clock()));
    for (let more = true; more && !stopped(); ) {
      const { taken, letters, look } = await enter(async (db) => {
        const due = await queue.take(db, clock());
        return { ...due, look: due.letters.length > 0 ? await readLetterLook(db) : null };
      });
      more = taken === BATCH;
      // Outside the transaction: no lock waits for a mail server.
      const results = await Promise.all(
        letters.map(async (letter) => ({
          id: letter.id,
          ...(await mailer.deliver(look ? dressed(letter, look) : letter)),
        })),
      );
      if (results.length > 0) await enter((db) => queue.store(db, results, clock()));
      sent += results.filter(({ outcome }) => outcome === "sent").length;
      if (results.some(({ outcome }) => outcome === "later")) return sent;
    }
  }
  return sent;
}

/** An unknown outcome stays "sending": not to arrive is better than to arrive twice. */
const STATES = { sent: "sent", refused: "failed", later: "waiting", unknown: "sending" } as const;

/** A result as the queues of reports and agreements store it. */
export const markOf = ({ id, outcome, detail }: Result) => ({ id, state: STATES[outcome], detail });
