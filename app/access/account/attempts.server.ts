import type { AppLoadContext } from "@remix-run/node";
import { type Credentials, type SignIn, signIn } from "~/access/auth.server";
import { hashOf } from "~/access/links/secrets.server";
import { orUnavailable } from "~/access/unavailable.server";
import {
  type AttemptPolicy,
  LETTERS,
  LETTERS_FROM,
  MANY_FAILURES,
  OWN_PASSWORD,
  PASSWORDS,
} from "~/domain/accounts/attempts";
import { findAccount } from "~/records/people/accounts.server";
import { type Attempt, clearAttempts, takeAttempt, takeNotice } from "~/records/people/attempts.server";
import type { Database } from "~db/client";
import { openLobby } from "~db/door";
import type { LobbyDb } from "~db/tenant";

type Context = Pick<AppLoadContext, "database" | "auth" | "clientIp" | "post">;

/** Someone to write to. */
export interface Addressee {
  name: string;
  email: string;
}

/** Before anybody is known: sees accounts, and nothing of any collaborative. */
export function inLobby<T>(database: Database, work: (lobby: LobbyDb) => Promise<T>): Promise<T> {
  return openLobby(database, { secretHash: "" }, work).catch(orUnavailable);
}

/** Addresses are counted by their hash: the table tells nobody which ones were tried. */
const keyOf = ({ name }: AttemptPolicy, of: string) => `${name}:${hashOf(of.trim().toLowerCase())}`;

/**
 * Signs in with a password, limited by IP address and by account: after ten wrong passwords everybody waits for that
 * account, and the person is told. Unknown addresses are counted and answered just the same.
 */
export function signInLimited(context: Context, request: Request, credentials: Credentials): Promise<SignIn> {
  return limited(context, { policy: PASSWORDS, email: credentials.email }, async () => {
    const done = await signIn(context.auth, credentials, context.clientIp, request);
    return {
      done,
      wrong: done.outcome === "refused",
      right: done.outcome === "signed in" || done.outcome === "code needed",
    };
  });
}

export type PasswordCheck =
  | { outcome: "right" }
  | { outcome: "refused" }
  | { outcome: "too many attempts"; retryAfterSeconds: number };

/** Whether this is the password of the person who is signed in, limited in the same way, though apart. */
export function checkPassword(
  context: Context,
  person: { id: string; email: string },
  password: string,
): Promise<PasswordCheck> {
  return limited<PasswordCheck>(context, { policy: OWN_PASSWORD, email: person.email }, async () => {
    const { internalAdapter, password: hashing } = await context.auth.$context;
    const account = await internalAdapter.findCredentialAccount(person.id);
    const right = Boolean(account?.password && (await hashing.verify({ hash: account.password, password })));
    return { done: { outcome: right ? "right" : "refused" }, wrong: !right, right };
  });
}

type Limited = { outcome: "too many attempts"; retryAfterSeconds: number };

async function limited<Done>(
  { database, post }: Context,
  { policy, email }: { policy: AttemptPolicy; email: string },
  check: () => Promise<{ done: Done; wrong: boolean; right: boolean }>,
): Promise<Done | Limited> {
  const key = keyOf(policy, email);
  const attempt = await inLobby(database, (lobby) => takeAttempt(lobby, key, policy));
  if (!attempt.allowed) return { outcome: "too many attempts", retryAfterSeconds: attempt.retryAfterSeconds };
  const { done, wrong, right } = await check();
  if (right) await inLobby(database, (lobby) => clearAttempts(lobby, key));
  if (wrong && attempt.count >= MANY_FAILURES && post) {
    const person = await inLobby(database, async (lobby) => {
      const account = await findAccount(lobby, email);
      return (await takeNotice(lobby, key)) && account && !account.demo ? account : null;
    });
    if (person) post.tell(person, { kind: "many failures" });
  }
  return done;
}

/** After a new password: wrong ones from before no longer count. */
export async function forgetFailures(lobby: LobbyDb, email: string): Promise<void> {
  for (const policy of [PASSWORDS, OWN_PASSWORD]) await clearAttempts(lobby, keyOf(policy, email));
}

/**
 * Counts a letter to an address that anybody can ask for.
 * @returns refused for too many from one IP address, whatever they are for; `send` is false for too many to one
 *   address, which is answered like a letter that was sent
 */
export function takeLetter(
  { database, clientIp }: Pick<Context, "database" | "clientIp">,
  email: string,
): Promise<{ send: boolean } | Extract<Attempt, { allowed: false }>> {
  return inLobby(database, async (lobby) => {
    const from = await takeAttempt(lobby, keyOf(LETTERS_FROM, clientIp), LETTERS_FROM);
    if (!from.allowed) return from;
    return { send: (await takeAttempt(lobby, keyOf(LETTERS, email), LETTERS)).allowed };
  });
}
