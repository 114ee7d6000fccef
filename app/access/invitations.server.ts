import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { openLobby } from "~db/door";
import { users } from "~db/schema";
import type { Role } from "../domain/types";
import { readCatalog } from "../records/catalog.server";
import { grantRole } from "../records/collaboratives.server";
import { closeInvitation } from "../records/invitations.server";
import { findInvitation } from "../records/lobby.server";
import { lockPeople } from "../records/locks.server";
import { isLastOfBackbone } from "../records/people.server";
import { scheduleOpenYears } from "../records/reminders.server";
import { signIn, signUp } from "./auth.server";
import { hashOf } from "./secrets.server";
import { notFound } from "./visit.server";

type Context = Pick<AppLoadContext, "database" | "auth" | "clientIp">;

/** What an invitation offers. @throws 404 for one that is unknown, used, withdrawn or expired. */
export async function lookAtInvitation(
  { database }: Context,
  secret: string,
): Promise<{ email: string; role: Role; collaborative: string; hasAccount: boolean }> {
  const secretHash = hashOf(secret);
  return openLobby(database, { secretHash }, async (lobby) => {
    const invitation = usable(await findInvitation(lobby, secretHash));
    const { email, role, collaborativeId } = invitation;
    const [account] = await lobby.tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, email.toLowerCase()));
    const db = await lobby.open(collaborativeId, { name: email, userId: null });
    const { collaborative } = await readCatalog(db);
    return { email, role, collaborative: collaborative.name, hasAccount: account !== undefined };
  });
}

/** Signs the invited person in (or up), gives them the role, and uses the invitation up. */
export async function acceptInvitation(
  context: Context,
  secret: string,
  given: { name?: string; password: string },
): Promise<{ slug: string; role: Role; headers: Headers } | { error: string }> {
  const { email } = await lookAtInvitation(context, secret);
  const { auth, database } = context;
  let headers: Headers;
  if (given.name === undefined) {
    const done = await signIn(auth, { email, password: given.password }, context.clientIp);
    if (done.outcome !== "signed in") return { error: "The password does not match this address." };
    headers = done.headers;
  } else {
    headers = await signUp(auth, { email, password: given.password, name: given.name });
  }
  const [person] = await database.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.email, email.toLowerCase()));
  if (!person) return { error: "The account could not be created. Try again." };

  const secretHash = hashOf(secret);
  return openLobby(database, { secretHash }, async (lobby) => {
    const invitation = usable(await findInvitation(lobby, secretHash));
    const db = await lobby.open(invitation.collaborativeId, { name: person.name, userId: person.id });
    const { role, memberId } = invitation;
    await lockPeople(db);
    if (role !== "backbone" && (await isLastOfBackbone(db, person.id)))
      return {
        error: "You are the last backbone person here: invite another before you become something else.",
      };
    if (!(await closeInvitation(db, invitation.id, new Date()))) throw used();
    await grantRole(db, { userId: person.id, role, memberId });
    await scheduleOpenYears(db);
    return { slug: (await readCatalog(db)).collaborative.slug, role, headers };
  });
}

const used = () =>
  notFound("This invitation has been used or has expired. Ask the backbone staff for a new one.");

function usable<I extends { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }>(
  invitation: I | undefined,
): I {
  if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt < new Date())
    throw used();
  return invitation;
}
