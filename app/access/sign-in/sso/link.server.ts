/** Links an institution's sign-in to an account whose address was never proved: with its password, once. */
import type { AppLoadContext } from "@remix-run/node";
import { signIn } from "~/access/auth.server";
import { findAccount } from "~/records/people/accounts.server";
import { openLobby } from "~db/door";
import { institutionOf } from "./institution.server";
import { admit, type Identity } from "./people.server";
import { dropStash, forget, readStash, recall } from "./state.server";

type Context = Pick<AppLoadContext, "auth" | "config" | "database" | "clientIp">;

interface Pending {
  slug: string;
  next: string;
  key: string;
}

/** Whose account waits for its password; null if none does, or no longer. */
export async function pendingLink(context: Context, request: Request) {
  const pending = recall<Pending>(context, "link", request);
  const identity = pending && (await readStash<Identity>(context, pending.key));
  return pending && identity ? { ...pending, identity } : null;
}

export type LinkAnswer =
  | { outcome: "signed in"; next: string; cookies: string[] }
  | { outcome: "refused" }
  /** The account also asks for a code: its person signs in with both and needs no link for that. */
  | { outcome: "code needed" }
  | { outcome: "over" }
  | { outcome: "too many attempts"; retryAfterSeconds: number };

export async function linkWithPassword(
  context: Context,
  request: Request,
  password: string,
): Promise<LinkAnswer> {
  const pending = await pendingLink(context, request);
  const institution = pending && (await institutionOf(context, pending.slug));
  if (!pending || !institution) return { outcome: "over" };
  const { identity, key, next } = pending;
  const { auth, database, clientIp } = context;
  const done = await signIn(auth, { email: identity.email, password }, clientIp);
  if (done.outcome === "too many attempts" || done.outcome === "refused") return done;
  if (done.outcome === "code needed") return done;
  await endProof(context, done.headers);
  const account = await openLobby(database, { secretHash: "" }, (lobby) =>
    findAccount(lobby, identity.email),
  );
  if (!account || !(await dropStash(context, key))) return { outcome: "over" };
  const admission = await admit(context, request, { institution, identity, provenUserId: account.id });
  if (admission.outcome !== "signed in") return { outcome: "over" };
  return { outcome: "signed in", next, cookies: [forget(context, "link"), admission.cookie] };
}

/** The password was a proof only: its session must not outlive it. */
async function endProof({ auth }: Context, headers: Headers): Promise<void> {
  const cookie = headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  await auth.api.signOut({ headers: new Headers({ cookie }) });
}
