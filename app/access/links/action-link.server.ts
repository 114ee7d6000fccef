import { createHmac } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { parse } from "uuid";
import { makeRateLimit } from "~/access/limits/rate-limit";
import {
  type ActionPlace,
  actionLinkKey,
  type HeldLink,
  keepLinks,
  readGenerations,
} from "~/records/work/links.server";
import { unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { orUnavailable } from "../unavailable.server";
import { notFound } from "../visit.server";
import { hashOf } from "./secrets.server";

/** Longer secrets are refused without a lookup. */
const LONGEST_SECRET = 200;

/** Guesses at a link from one address; a secret of 256 bits would take far more. */
const wrong = makeRateLimit({ name: "wrong links of actions", most: 20, seconds: 60 });
/** Changes through one link. */
const changes = makeRateLimit({ name: "changes of an action", most: 20, seconds: 60 });

/**
 * The secrets of these links, which are kept, as hashes only, from now on. The same link has the same secret until it is
 * withdrawn, so that every letter about an action has the same address.
 */
export async function makeLinks(
  db: TenantDb,
  sessionSecret: string,
  places: ActionPlace[],
  now: Date,
): Promise<(place: ActionPlace) => string> {
  if (places.length === 0) return () => "";
  const generationOf = await readGenerations(db, places);
  const links = places.map((place) => {
    const generation = generationOf(place);
    return { ...place, generation, secret: secretOf(sessionSecret, db.collaborativeId, place, generation) };
  });
  await keepLinks(
    db,
    links.map(({ actionId, contactId, generation, secret }) => ({
      actionId,
      contactId,
      generation,
      secretHash: hashOf(secret),
    })),
    now,
  );
  const secrets = new Map(links.map((link) => [`${link.actionId} ${link.contactId}`, link.secret]));
  return ({ actionId, contactId }) => secrets.get(`${actionId} ${contactId}`) ?? "";
}

function secretOf(
  sessionSecret: string,
  collaborativeId: string,
  { actionId, contactId }: ActionPlace,
  generation: number,
): string {
  const hmac = createHmac("sha256", sessionSecret).update("link to an action ");
  for (const id of [collaborativeId, actionId, contactId]) hmac.update(parse(id));
  return hmac.update(`${generation}`).digest("base64url");
}

type Context = Pick<AppLoadContext, "database" | "clientIp">;

/**
 * Lets anyone with the link of an action reach that action as its owner, and nothing else; without a session.
 * @param changing whether something is to be changed
 * @throws 404 if the link is unknown, too old, or withdrawn, which look the same from outside; 429 after many tries
 */
export async function visitAction<T>(
  { database, clientIp }: Context,
  { secret = "", changing, now = new Date() }: { secret: string | undefined; changing: boolean; now?: Date },
  work: (db: TenantDb, link: HeldLink) => Promise<T>,
): Promise<T> {
  if (!wrong.peek(clientIp).allowed) throw tooMany();
  const gone = () => {
    wrong.take(clientIp);
    return notFound("This link does not work anymore. Ask whoever sent it to you for a new one.");
  };
  if (secret === "" || secret.length > LONGEST_SECRET) throw gone();
  const secretHash = hashOf(secret);
  if (changing && !changes.take(secretHash).allowed) throw tooMany();
  return unlock(database, actionLinkKey(secretHash, now), async ({ found, open }) => {
    if (!found) throw gone();
    return work(open({ name: "Link to an action", userId: null, address: clientIp }), found);
  }).catch(orUnavailable);
}

const tooMany = () =>
  new Response("That was a lot at once. Wait a minute, then try again.", {
    status: 429,
    statusText: "Too many requests",
    headers: { "Retry-After": "60" },
  });
