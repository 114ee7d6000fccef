import { unseal } from "~/access/sign-in/sealed.server";
import type { Config } from "~/config";
import { log } from "~/log.server";
import { announceGoals, readGoalWatch } from "~/records/programs/goal-statuses.server";
import {
  type DueDelivery,
  readDueCollaboratives,
  removeOldDeliveries,
  storeResults,
  takeDeliveries,
} from "~/records/programs/outbox.server";
import type { Database } from "~db/client";
import { openTenant } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { type EveryMinute, everyMinute } from "../every-minute";
import { send } from "./send.server";
import { signedHeaders } from "./signature";

/** Taken at a time: at most this many are sent a second time if the process ends while sending. */
const BATCH = 5;
const ACTOR = { name: "Tidemark", userId: null };

interface Needs {
  database: Database;
  config: Pick<Config, "sessionSecret" | "host">;
}

interface Round {
  stopped?: () => boolean;
  clock?: () => Date;
}

export type WebhookWorker = EveryMinute;

/**
 * Tells webhooks what has happened, once a minute, as mail is sent. Every process of the app does this; each skips what
 * another has taken.
 */
export function makeWebhookWorker(needs: Needs): WebhookWorker {
  const seen = new Map<string, string>();
  const failed = (error: unknown) => log.error(error, "webhooks could not be told");
  return everyMinute(async (stopped) => {
    // Goals that cannot be compared keep nothing else waiting.
    await watchGoals(needs, seen).catch(failed);
    await sendDueWebhooks(needs, { stopped }).catch(failed);
  });
}

/**
 * Looks for goals whose status has changed, where somebody wants to know and something changed since the last look.
 * @param seen what the statuses depended on at the last look, by collaborative
 */
export async function watchGoals({ database }: Needs, seen: Map<string, string>): Promise<void> {
  const watched = await database.asOwner((owner) => readGoalWatch(owner));
  for (const { id: collaborativeId, state } of watched) {
    if (seen.get(collaborativeId) === state) continue;
    await openTenant(database, { collaborativeId, actor: ACTOR }, announceGoals);
    seen.set(collaborativeId, state);
  }
}

/** Sends what is due, each delivery once a claim. @returns how many were delivered */
export async function sendDueWebhooks(
  needs: Needs,
  { stopped = () => false, clock = () => new Date() }: Round = {},
): Promise<number> {
  const { database } = needs;
  await database.asOwner((owner) => removeOldDeliveries(owner));
  const due = await database.asOwner((owner) => readDueCollaboratives(owner, clock()));
  let delivered = 0;
  for (const collaborativeId of due) {
    const enter = <T>(work: (db: TenantDb) => Promise<T>) =>
      openTenant(database, { collaborativeId, actor: ACTOR }, work);
    for (let more = true; more && !stopped(); ) {
      const taken = await enter((db) => takeDeliveries(db, clock(), BATCH));
      more = taken.length === BATCH;
      // Outside the transaction: no lock waits for a receiver.
      const results = await Promise.all(taken.map((delivery) => deliver(delivery, needs, clock())));
      if (results.length > 0) await enter((db) => storeResults(db, results, clock()));
      delivered += results.filter(({ detail }) => detail === null).length;
    }
  }
  return delivered;
}

async function deliver(
  { id, webhookId, body, attempts, url, secret: sealed }: DueDelivery,
  { config }: Needs,
  at: Date,
) {
  const secret = unseal(config.sessionSecret, "webhook secret", sealed);
  const outcome =
    secret === null
      ? { status: null, detail: "Its secret can no longer be read. Remove the webhook and add it again." }
      : await send({ url, body, headers: signedHeaders({ id, at, body, secret }), host: config.host });
  return { id, webhookId, attempts, ...outcome };
}
