import type { AppLoadContext } from "@remix-run/node";
import { noteChange } from "~/access/sign-in/events.server";
import { orUnavailable } from "~/access/unavailable.server";
import { notFound } from "~/access/visit.server";
import { record } from "~/records/history/history.server";
import {
  type Account,
  findAccount,
  forgetFactors,
  forgetLinks,
  isOnlyVouchedFor,
  noteOrigin,
  readAccount,
  readPresence,
} from "~/records/people/accounts.server";
import { openLobby } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { type Addressee, forgetFailures, inLobby } from "./attempts.server";
import { knownOf, passwordProblem } from "./passwords.server";
import { makeReset, makerOf, type ResetMaker, resetIdentifier } from "./reset-links.server";

type Context = Pick<AppLoadContext, "database" | "auth">;
type Visiting = Context & Pick<AppLoadContext, "clientIp">;

/**
 * Makes a reset link to mail. Not for people whose institution alone vouches for them: with a password, their mailbox
 * would let them in after they have lost their account there.
 * @returns null for them, and if the address has no account; callers answer all the same
 */
export function resetByMail(
  { database }: Context,
  email: string,
): Promise<(Addressee & { token: string }) | null> {
  return inLobby(database, async (lobby) => {
    const account = await findAccount(lobby, email);
    if (!account || account.demo || (await isOnlyVouchedFor(lobby, account.id))) return null;
    const token = await makeReset(lobby, account.id, { kind: "mail" });
    return { name: account.name, email: account.email, token };
  });
}

const invalid = () =>
  notFound("This link has been used or has expired. Ask for a new one on the sign-in page.");

/** Whose password a link changes. @throws 404 if it is unknown, used, or expired, or the person is now elsewhere too */
export async function readReset(
  { database, auth }: Context,
  token: string,
): Promise<{ account: Account; maker: ResetMaker }> {
  const maker = makerOf(token);
  const { internalAdapter } = await auth.$context;
  const link = maker && (await internalAdapter.findVerificationValue(resetIdentifier(token)));
  if (!maker || !link || link.expiresAt < new Date()) throw invalid();
  return openLobby(database, { userId: link.value }, async (lobby) => {
    const account = await readAccount(lobby, link.value);
    if (!account || account.demo) throw invalid();
    if (maker.kind === "staff") {
      const { here, elsewhere } = await readPresence(lobby, account.id, maker.collaborativeId);
      if (!here || elsewhere) throw invalid();
    }
    return { account, maker };
  }).catch(orUnavailable);
}

/**
 * Stores a new password, uses up the link and all others made for the person, and ends their sessions.
 * @returns whom to tell, or why the password is refused
 * @throws 404 as above
 */
export async function completeReset(
  context: Visiting,
  token: string,
  password: string,
): Promise<{ done: Addressee } | { problem: string }> {
  const { account, maker } = await readReset(context, token);
  const { id, name, email } = account;
  const { auth, database } = context;
  const asPerson = <T>(work: Parameters<typeof openLobby<T>>[2]) =>
    openLobby(database, { userId: id }, work).catch(orUnavailable);

  const problem = await passwordProblem(password, await asPerson((lobby) => knownOf(lobby, account)));
  if (problem) return { problem };
  // Distrust comes before the password, and trust after it: a crash in between errs on the safe side.
  if (maker.kind === "staff")
    await asPerson((lobby) => noteOrigin(lobby, id, { vouchedBy: maker.collaborativeId }));
  await auth.api.resetPassword({ body: { token, newPassword: password } }).catch((error) => {
    if ((error as { status?: unknown }).status === "BAD_REQUEST") throw invalid();
    throw error;
  });
  await asPerson(async (lobby) => {
    if (maker.kind !== "staff") await noteOrigin(lobby, id, { verified: true });
    // Whoever set them up had not proved the address. Staff prove nothing, and must not get around a factor.
    if (maker.kind !== "staff" && !account.emailVerified) await forgetFactors(lobby, id);
    await forgetLinks(lobby, id);
    await forgetFailures(lobby, email);
    if (maker.kind !== "staff") return;
    const db = await lobby.open(maker.collaborativeId, { name, userId: id });
    const used = (used: boolean) => ({ name, used });
    await record(db, [{ subject: "reset_link", itemId: id, before: used(false), after: used(true) }]);
  });
  const by = { mail: "a mailed link", staff: "a link from staff", operator: "a link from the operator" };
  await noteChange(context, { event: "password reset", userId: id, why: by[maker.kind] });
  return { done: { name, email } };
}

export type StaffReset = { token: string; name: string; email: string } | { problem: string };

/**
 * Makes a reset link for a person of one collaborative, for its staff to pass on, and records it there. Not for
 * anyone who takes part elsewhere: who passes on a link could use it, and must not get into another collaborative.
 * @throws 404 if the person has no role here
 */
export function resetByStaff(
  { database }: Pick<Context, "database">,
  { collaborativeId, actor }: Pick<TenantDb, "collaborativeId" | "actor">,
  userId: string,
): Promise<StaffReset> {
  return openLobby(database, { userId }, async (lobby): Promise<StaffReset> => {
    const account = await readAccount(lobby, userId);
    const { here, elsewhere } = await readPresence(lobby, userId, collaborativeId);
    if (!account || !here)
      throw notFound("This person no longer has a role here. Go back and reload the page.");
    const { name, email, demo } = account;
    if (demo) return { problem: "Everyone knows the password of a demo account, and it stays as it is." };
    if (userId === actor.userId) return { problem: "Change your own password on the page Your account." };
    if (elsewhere) return { problem: `Only whoever runs the server can make a link for ${name}'s account.` };
    const token = await makeReset(lobby, userId, { kind: "staff", collaborativeId });
    const db = await lobby.open(collaborativeId, actor);
    await record(db, [{ subject: "reset_link", itemId: userId, before: null, after: { name, email } }]);
    return { token, name, email };
  }).catch(orUnavailable);
}
