import type { AppLoadContext } from "@remix-run/node";
import { NETWORK_ROLES, type NetworkRole } from "~/domain/networks/terms";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { grantRole } from "~/records/collaboratives/collaboratives.server";
import { scheduleOpenYears } from "~/records/collection/reminders.server";
import { lockPeople } from "~/records/locks.server";
import { findNetworkInvitation } from "~/records/networks/lobby.server";
import { acceptNetworkInvitation } from "~/records/networks/people.server";
import { type Account, findAccount, handOver, noteOrigin } from "~/records/people/accounts.server";
import { closeInvitation } from "~/records/people/invitations.server";
import { findInvitation } from "~/records/people/lobby.server";
import { isLastOfBackbone } from "~/records/people/people.server";
import type { Database } from "~db/client";
import { openLobby } from "~db/door";
import type { LobbyDb } from "~db/tenant";
import { signInLimited } from "./account/attempts.server";
import { passwordProblem } from "./account/passwords.server";
import { signIn, signUp } from "./auth.server";
import { hashOf, newSecret } from "./links/secrets.server";
import { logSecurity } from "./security-log.server";
import { browserHeaders } from "./sign-in/calls.server";
import { orUnavailable } from "./unavailable.server";
import { notFound } from "./visit.server";

type Context = Pick<AppLoadContext, "database" | "auth" | "clientIp" | "post">;

/**
 * What the invited person has to do. An address is proved by a mailed link, never by a copied one: whoever copied it
 * may have used it themselves, with a password of their own.
 *
 * - `none`: there is no account; choose a name and a password.
 * - `own`: there is one, and its password is trusted here: give it.
 * - `prove`: there is one whose password anybody may have chosen, but this link was mailed: choose a new one.
 * - `untrusted`: the same, and this link was copied: prove the address first.
 */
export type AccountState = "none" | "own" | "prove" | "untrusted";

export interface Offer {
  email: string;
  roleName: string;
  /** The collaborative's name, or the network's. */
  collaborative: string;
  account: AccountState;
}

/** Where an accepted invitation leads. */
export type Joined = { headers: Headers; slug: string } & (
  | { kind: "collaborative"; role: Role }
  | { kind: "network" }
);

/** The two secrets of an invitation: of the link that its maker sees, and of what only the mailed link adds. */
export function newInvitationSecrets() {
  const link = newSecret("invite");
  const proof = newSecret("mail");
  return {
    copied: link.secret,
    mailed: `${link.secret}.${proof.secret}`,
    hash: link.hash,
    proofHash: proof.hash,
  };
}

/** What an invitation offers. @throws 404 if it is unknown, used, withdrawn, or expired */
export async function readInvitation(context: Pick<Context, "database">, secret: string): Promise<Offer> {
  const { email, roleName, collaborative, account } = await readOffer(context, secret);
  return { email, roleName, collaborative, account };
}

function readOffer({ database }: Pick<Context, "database">, secret: string) {
  return withInvitation(database, secret, async (lobby, invitation, proven) => {
    const { email, collaborativeId } = invitation;
    const roleName =
      invitation.kind === "network" ? NETWORK_ROLES[invitation.role] : ROLE_NAMES[invitation.role];
    const account = stateOf(await findAccount(lobby, email), { collaborativeId, proven });
    const db = await lobby.open(collaborativeId, { name: email, userId: null });
    const { name, slug } = (await readCatalog(db)).collaborative;
    return { email, roleName, collaborative: name, account, slug, collaborativeId, proven };
  });
}

function stateOf(
  account: Account | null,
  { collaborativeId, proven }: { collaborativeId: string; proven: boolean },
): AccountState {
  if (!account) return "none";
  if (account.emailVerified || account.vouchedBy === collaborativeId) return "own";
  return proven && !account.demo ? "prove" : "untrusted";
}

/**
 * Signs the invited person in, or up, grants the role, and uses up the invitation.
 * @param name with a new password; without it the password is that of the account
 * @returns the headers that carry the session, or why nothing was done: `problem` is about the password
 */
export async function acceptInvitation(
  context: Context,
  secret: string,
  { name, password }: { name?: string; password: string },
  request: Request = new Request("http://127.0.0.1/"),
): Promise<Joined | { error: string } | { problem: string }> {
  const offer = await readOffer(context, secret);
  if (offer.account === "untrusted")
    return { error: "Confirm first that this address is yours: choose a new password through a link." };
  if ((offer.account === "own") !== (name === undefined))
    return { error: "Something has changed about this address. Reload the page and try again." };
  if (name !== undefined) {
    const known = [name, offer.email, offer.collaborative, offer.slug];
    const problem = await passwordProblem(password, known);
    if (problem) return { problem };
  }
  const headers = await enter(context, request, { ...offer, name, password });
  return headers instanceof Headers ? grant(context, secret, headers) : headers;
}

/** The session of the invited person, or why there is none. */
async function enter(
  { database, auth, clientIp, post }: Context,
  request: Request,
  { email, name, password, account, collaborativeId, proven }: Entry,
): Promise<Headers | { error: string }> {
  const credentials = { email, password };
  if (name === undefined) {
    const attempt = await signInLimited({ database, auth, clientIp, post }, request, credentials);
    if (attempt.outcome === "signed in") return attempt.headers;
    if (attempt.outcome === "code needed") return { error: NEEDS_CODE };
    return attempt.outcome === "refused"
      ? { error: "The password does not match this address." }
      : { error: `Too many attempts. Wait ${attempt.retryAfterSeconds} seconds, then try again.` };
  }
  if (account === "prove") {
    const passwordHash = await (await auth.$context).password.hash(password);
    await asAddress(database, email, (lobby, { id }) => handOver(lobby, id, { name, passwordHash }));
    await logSecurity(
      { database, clientIp },
      { kind: "password_reset", what: "a mailed invitation", person: { email } },
    );
    const attempt = await signIn(auth, credentials, clientIp, request);
    return attempt.outcome === "signed in"
      ? attempt.headers
      : { error: "Sign in, then open this link again." };
  }
  const headers = await signUp(auth, { email, password, name }, browserHeaders(clientIp, request.headers));
  await asAddress(database, email, (lobby, { id }) =>
    noteOrigin(lobby, id, proven ? { verified: true } : { vouchedBy: collaborativeId }),
  );
  return headers;
}

type Entry = Awaited<ReturnType<typeof readOffer>> & { name: string | undefined; password: string };

function asAddress(
  database: Database,
  email: string,
  work: (lobby: LobbyDb, account: Account) => Promise<void>,
): Promise<void> {
  return openLobby(database, { secretHash: "" }, async (lobby) => {
    const account = await findAccount(lobby, email);
    if (account) await work(lobby, account);
  }).catch(orUnavailable);
}

function grant({ database }: Context, secret: string, headers: Headers) {
  return withInvitation(database, secret, async (lobby, invitation): Promise<Joined | { error: string }> => {
    const person = await findAccount(lobby, invitation.email);
    if (!person) return { error: "The account could not be created. Try again." };
    const db = await lobby.open(invitation.collaborativeId, { name: person.name, userId: person.id });
    if (invitation.kind === "network") {
      if (!(await acceptNetworkInvitation(db, invitation, person.id))) throw unusable();
      return { kind: "network", slug: (await readCatalog(db)).collaborative.slug, headers };
    }
    const { role, memberId } = invitation;
    await lockPeople(db);
    if (role !== "backbone" && (await isLastOfBackbone(db, person.id)))
      return {
        error: "You are the last backbone person here. Invite another one before you change your role.",
      };
    if (!(await closeInvitation(db, invitation.id, new Date()))) throw unusable();
    await grantRole(db, { userId: person.id, role, memberId });
    await scheduleOpenYears(db);
    return { kind: "collaborative", slug: (await readCatalog(db)).collaborative.slug, role, headers };
  });
}

type Invitation =
  | ({ kind: "collaborative" } & NonNullable<Awaited<ReturnType<typeof findInvitation>>>)
  | ({ kind: "network"; role: NetworkRole } & NonNullable<Awaited<ReturnType<typeof findNetworkInvitation>>>);

async function findEither(lobby: LobbyDb, secretHash: string): Promise<Invitation | null> {
  const own = await findInvitation(lobby, secretHash);
  if (own) return own.revokedAt ? null : { kind: "collaborative", ...own };
  const network = await findNetworkInvitation(lobby, secretHash);
  return network ? { kind: "network", ...network } : null;
}

/** Opens the lobby with an invitation's link. @throws 404 if it is unknown, used, withdrawn, or expired */
function withInvitation<T>(
  database: Database,
  secret: string,
  work: (lobby: LobbyDb, invitation: Invitation, proven: boolean) => Promise<T>,
): Promise<T> {
  const [link = "", proof] = secret.split(".");
  const secretHash = hashOf(link);
  return openLobby(database, { secretHash }, async (lobby) => {
    const invitation = await findEither(lobby, secretHash);
    if (!invitation || invitation.acceptedAt || invitation.expiresAt < new Date()) throw unusable();
    // Links to networks are copied, so that they prove no address.
    const proven =
      invitation.kind === "collaborative" && proof !== undefined && invitation.proofHash === hashOf(proof);
    return work(lobby, invitation, proven);
  }).catch(orUnavailable);
}

const NEEDS_CODE = "Your account also asks for a code. Sign in on the start page, then open this link again.";

const unusable = () =>
  notFound("This invitation has been used or has expired. Ask whoever sent it for a new one.");
