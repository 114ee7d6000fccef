/** Which person it is that an institution vouches for, and what they may do here. */
import type { AppLoadContext } from "@remix-run/node";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { logSecurity } from "~/access/security-log.server";
import { noteSignIn } from "~/access/sign-in/events.server";
import type { Tokens } from "~/access/sign-in/oidc/client.server";
import { endOldSession } from "~/access/sign-in/old-session.server";
import { seal } from "~/access/sign-in/sealed.server";
import { beginSession } from "~/access/sign-in/session.server";
import { orUnavailable } from "~/access/unavailable.server";
import { type ClaimRole, providerOf } from "~/domain/sign-in";
import { grantRole } from "~/records/collaboratives/collaboratives.server";
import { lockPeople } from "~/records/locks.server";
import { closeInvitation, listInvitations } from "~/records/people/invitations.server";
import { isLastOfBackbone, readOwnRole } from "~/records/people/people.server";
import { openTenant } from "~db/door";
import { accounts, users } from "~db/schema";
import type { TenantDb } from "~db/tenant";

type Context = Pick<AppLoadContext, "auth" | "config" | "database" | "clientIp">;

export interface Identity {
  /** What the provider calls the person, forever. */
  sub: string;
  email: string;
  name: string;
  /** The role that a claim gives; null: none; undefined: claims give no roles here. */
  claimed: ClaimRole | null | undefined;
  tokens: Tokens;
  /** Whether they proved more than a password there. */
  factor: boolean;
  /** When they proved there who they are, in milliseconds. */
  provenAt: number;
}

export type Admission =
  | { outcome: "signed in"; cookie: string }
  /** There is an account with this address that never proved it: its password must be entered once. */
  | { outcome: "prove account"; identity: Identity }
  | { outcome: "refused"; why: string };

/** @param provenUserId the person whose password was entered just now */
export async function admit(
  context: Context,
  request: Request,
  {
    institution: { collaborativeId },
    identity,
    provenUserId,
  }: { institution: { collaborativeId: string }; identity: Identity; provenUserId?: string },
): Promise<Admission> {
  const { database, clientIp, config } = context;
  const providerId = providerOf(collaborativeId);
  const actor = { name: identity.name, userId: null };
  const found = await openTenant(database, { collaborativeId, actor }, async (db) => {
    await lockPeople(db);
    const person = await findPerson(db, providerId, identity);
    if (person === "taken") return { outcome: "refused" as const, why: "taken" };
    if (person && !person.linked && !person.verified && person.id !== provenUserId)
      return { outcome: "prove account" as const, identity };
    const id = person?.id ?? uuidv7();
    const why = await giveRole(db, { identity, id, known: person !== null });
    if (why) return { outcome: "refused" as const, why };
    await keepTokens(db, { config, providerId, userId: id, identity });
    return { outcome: "admitted" as const, userId: id };
  }).catch(orUnavailable);
  if (found.outcome !== "admitted") return found;
  const { userId } = found;
  await endOldSession(context, request);
  const userAgent = request.headers.get("user-agent");
  const provenAt = new Date(provenUserId === undefined ? identity.provenAt : Date.now());
  const cookie = await beginSession(context, {
    userId,
    providerId,
    userAgent,
    provenAt,
    factor: identity.factor,
  });
  noteSignIn({ event: "signed in", method: identity.factor ? "sso_factor" : "sso", userId, clientIp });
  await logSecurity(context, { kind: "sign_in", what: "single sign-on", person: { id: userId } });
  return { outcome: "signed in", cookie };
}

async function findPerson({ tx }: TenantDb, providerId: string, { sub, email }: Identity) {
  const [linked] = await tx
    .select({ id: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.providerId, providerId), eq(accounts.accountId, sub)));
  if (linked) return { id: linked.id, linked: true, verified: false };
  const [person] = await tx
    .select({ id: users.id, verified: users.emailVerified, demo: users.demo, linkedTo: accounts.accountId })
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, providerId)))
    .where(eq(users.email, email));
  if (!person) return null;
  // The institution has given the address to somebody else, or the account is everybody's.
  if (person.demo || person.linkedTo !== null) return "taken";
  return { id: person.id, verified: person.verified, linked: false };
}

/** @returns why the person may not enter; null once they have a role */
async function giveRole(
  db: TenantDb,
  { identity, id, known }: { identity: Identity; id: string; known: boolean },
): Promise<string | null> {
  const { email, name, claimed } = identity;
  const current = known ? await readOwnRole(db, id) : null;
  const invitation = (await listInvitations(db)).find(
    (open) => open.email.toLowerCase() === email && open.expiresAt > new Date(),
  );
  const due = claimed === undefined ? invitation : claimed;
  if (claimed === null) return "no role";
  if (!due && !current) return "no role";
  if (!known) await db.tx.insert(users).values({ id, name, email });
  if (!due) return null;
  const { role, memberId } = due;
  if (current?.role === role && current.memberId === memberId) return null;
  if (current && role !== "backbone" && (await isLastOfBackbone(db, id))) return null;
  if (due === invitation) await closeInvitation(db, invitation.id, new Date());
  await grantRole(db, { userId: id, role, memberId });
  return null;
}

async function keepTokens(
  { tx }: TenantDb,
  {
    config,
    providerId,
    userId,
    identity,
  }: { config: Context["config"]; providerId: string; userId: string; identity: Identity },
): Promise<void> {
  const { sub, tokens } = identity;
  const now = new Date();
  const sealed = (token: string | null) => token && seal(config.sessionSecret, "provider tokens", token);
  const fields = {
    refreshToken: sealed(tokens.refreshToken),
    idToken: sealed(tokens.idToken),
    checkedAt: now,
    updatedAt: now,
  };
  const own = and(eq(accounts.providerId, providerId), eq(accounts.userId, userId));
  const updated = await tx
    .update(accounts)
    .set({ ...fields, accountId: sub })
    .where(own)
    .returning({ id: accounts.id });
  if (updated.length === 0)
    await tx.insert(accounts).values({ id: uuidv7(), userId, providerId, accountId: sub, ...fields });
}
