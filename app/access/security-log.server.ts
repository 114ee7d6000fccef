/** The security log outside of a visit's transaction: sign-ins, refusals, tokens that fail. */
import { makeRateLimit } from "~/access/limits/rate-limit";
import { currentRequest } from "~/current-request.server";
import { log } from "~/log.server";
import { findAccount, readAccount } from "~/records/people/accounts.server";
import { findTokenHolder, listRoles } from "~/records/people/lobby.server";
import { noteOutside, noteSecurity, type SecurityNote } from "~/records/security/notes.server";
import type { Database } from "~db/client";
import { openLobby } from "~db/door";

/** Where a request comes from; an AppLoadContext is one. */
export interface Origin {
  database: Database;
  clientIp: string;
  requestId?: string | undefined;
}

export interface SecurityEvent extends SecurityNote {
  /** The account concerned, by id or by the address that was typed. An unknown address is not kept. */
  person?: { id: string } | { email: string } | null;
  /** Slug of the one collaborative concerned; without it, every one in which the person has a role. */
  collaborative?: string;
}

/**
 * Adds to the security log of every collaborative in which the person has a role; without one, to what only the
 * operator reads. It never fails: what cannot be written goes to the log of the process.
 *
 * It uses a transaction of its own, so never await it inside `visit` or another transaction: the embedded database has
 * one connection. There, use `noteSecurity`.
 */
export async function logSecurity(origin: Origin, event: SecurityEvent): Promise<void> {
  try {
    await write(origin, event);
  } catch (error) {
    log.error({ err: error, kind: event.kind }, "the security log could not be written");
  }
}

async function write(origin: Origin, event: SecurityEvent): Promise<void> {
  const { database, clientIp: address, requestId = currentRequest()?.id } = origin;
  const person = await accountOf(database, event.person ?? null);
  await openLobby(database, person ? { userId: person.id } : { secretHash: "" }, async (lobby) => {
    const roles = person ? await listRoles(lobby, person.id) : [];
    const concerned = roles.filter(({ slug }) => (event.collaborative ?? slug) === slug);
    if (!person || concerned.length === 0)
      return noteOutside(lobby, {
        kind: event.kind,
        what: event.what,
        userId: person?.id ?? null,
        address,
        requestId,
      });
    for (const { collaborativeId } of concerned) {
      const actor = { name: person.name, userId: person.id, address, requestId };
      await noteSecurity(await lobby.open(collaborativeId, actor), event);
    }
  });
}

function accountOf(database: Database, who: SecurityEvent["person"]) {
  if (!who) return null;
  return openLobby(database, { secretHash: "" }, (lobby) =>
    "email" in who ? findAccount(lobby, who.email) : readAccount(lobby, who.id),
  );
}

/** A page that is asked for again and again by the same person is noted once a minute. */
const SAME = makeRateLimit({ name: "same refusal", most: 1, seconds: 60 });
/** Someone who tries every address fills neither the log nor the disk. */
const BY_PERSON = makeRateLimit({ name: "refusals", most: 60, seconds: 60 });

/** Whether a refusal is noted. @param who a person's or token's id, or an address */
function isWorthNoting(who: string, what: string): boolean {
  return SAME.take(`${who} ${what}`).allowed && BY_PERSON.take(who).allowed;
}

/** Notes that a person was refused something in a collaborative. */
export async function logRefusal(
  origin: Origin,
  refusal: { person: { id: string }; collaborative: string; what: string },
): Promise<void> {
  if (isWorthNoting(refusal.person.id, refusal.what))
    await logSecurity(origin, { kind: "refused", ...refusal });
}

/**
 * Notes that a token was refused: where it belongs if it was ever valid, otherwise for the operator. In a transaction of
 * its own, like `logSecurity`.
 */
export async function logTokenRefusal(
  origin: Origin,
  { secretHash, what, kind }: { secretHash: string; what: string; kind: "refused" | "token_failed" },
): Promise<void> {
  const { database, clientIp: address, requestId = currentRequest()?.id } = origin;
  try {
    await openLobby(database, { secretHash }, async (lobby) => {
      const token = await findTokenHolder(lobby, secretHash);
      if (!isWorthNoting(token?.id ?? address, token ? what : "unknown token")) return;
      if (!token)
        return noteOutside(lobby, { kind, what: "unknown token", userId: null, address, requestId });
      const actor = { name: `Token “${token.name}”`, userId: null, tokenId: token.id, address, requestId };
      const db = await lobby.open(token.collaborativeId, actor);
      await noteSecurity(db, {
        kind,
        what: kind === "token_failed" ? `${token.revoked ? "revoked" : "expired"}: ${what}` : what,
      });
    });
  } catch (error) {
    log.error({ err: error, kind }, "the security log could not be written");
  }
}
