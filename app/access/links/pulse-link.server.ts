import { createHmac } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { parse } from "uuid";
import { makeRateLimit } from "~/access/limits/rate-limit";
import { type PulseLink, type PulsePlace, pulseKey } from "~/records/pulse/invitations.server";
import { unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { orUnavailable } from "../unavailable.server";
import { notFound } from "../visit.server";
import { hashOf } from "./secrets.server";

/** Longer secrets are refused without a lookup. */
const LONGEST_SECRET = 200;

/** Guesses at a link from one address; a secret of 256 bits would take far more. */
const wrong = makeRateLimit({ name: "wrong links of the pulse", most: 20, seconds: 60 });
/** Tries to send through one link. */
const tries = makeRateLimit({ name: "answers to the pulse", most: 20, seconds: 60 });

/** The secret of one person's link in one round, the same in every letter. Only its hash is stored. */
export function pulseSecret(sessionSecret: string, collaborativeId: string, place: PulsePlace): string {
  const hmac = createHmac("sha256", sessionSecret).update("link to the pulse ");
  for (const id of [collaborativeId, place.waveId, place.contactId]) hmac.update(parse(id));
  return hmac.digest("base64url");
}

export const pulseHash = (...of: Parameters<typeof pulseSecret>): string => hashOf(pulseSecret(...of));

type Context = Pick<AppLoadContext, "database" | "clientIp">;

/**
 * Lets whoever holds an invitation answer once, without a session. The actor has neither a name nor an address, so that
 * nothing written here could tell who it was.
 * @throws 404 if the link is unknown or its round is closed, which look the same from outside; 429 after many tries
 */
export async function visitPulse<T>(
  { database, clientIp }: Context,
  { secret = "", changing }: { secret: string | undefined; changing: boolean },
  work: (db: TenantDb, link: PulseLink) => Promise<T>,
): Promise<T> {
  if (!wrong.peek(clientIp).allowed) throw tooMany();
  const gone = () => {
    wrong.take(clientIp);
    return notFound(
      "This link does not work. The round may be closed. · Este enlace no funciona; puede que la ronda se haya cerrado. · Ce lien ne fonctionne pas ; la consultation est peut-être close.",
    );
  };
  if (secret === "" || secret.length > LONGEST_SECRET) throw gone();
  const secretHash = hashOf(secret);
  if (changing && !tries.take(secretHash).allowed) throw tooMany();
  return unlock(database, pulseKey(secretHash), async ({ found, open }) => {
    if (!found) throw gone();
    return work(open({ name: "An answer to the pulse", userId: null }), found);
  }).catch(orUnavailable);
}

const tooMany = () =>
  new Response("That was a lot at once. Wait a minute, then try again.", {
    status: 429,
    statusText: "Too many requests",
    headers: { "Retry-After": "60" },
  });
