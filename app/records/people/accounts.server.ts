import { and, eq, ne, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { accounts, passkeys, sessions, twoFactors, users, verifications } from "~db/schema";
import type { LobbyDb } from "~db/tenant";
import { listCollaboratives } from "./lobby.server";

/** An account, whoever has it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  demo: boolean;
  /** Whoever knows the password has proved that the address is theirs. */
  emailVerified: boolean;
  /** The collaborative through whose copied link the password was chosen. */
  vouchedBy: string | null;
}

const ACCOUNT = {
  id: users.id,
  name: users.name,
  email: users.email,
  demo: users.demo,
  emailVerified: users.emailVerified,
  vouchedBy: users.vouchedBy,
};

/** The account with this e-mail address, whatever its case; null if there is none. */
export async function findAccount(lobby: LobbyDb, email: string): Promise<Account | null> {
  const [account] = await lobby.tx.select(ACCOUNT).from(users).where(eq(users.email, email.toLowerCase()));
  return account ?? null;
}

/** The account with this id; null if there is none. */
export async function readAccount(lobby: LobbyDb, id: string): Promise<Account | null> {
  const [account] = await lobby.tx.select(ACCOUNT).from(users).where(eq(users.id, id));
  return account ?? null;
}

/** Notes whom the password is from: someone who has proved the address, or a collaborative's staff. */
export async function noteOrigin(
  lobby: LobbyDb,
  id: string,
  origin: { verified: true } | { vouchedBy: string },
): Promise<void> {
  const verified = "verified" in origin;
  await lobby.tx
    .update(users)
    .set({ emailVerified: verified, vouchedBy: verified ? null : origin.vouchedBy })
    .where(eq(users.id, id));
}

/**
 * Hands an account to the person who has just proved its address: what was chosen before, by whomever, no longer
 * lets anyone in.
 */
export async function handOver(
  lobby: LobbyDb,
  id: string,
  { name, passwordHash }: { name: string; passwordHash: string },
): Promise<void> {
  await lobby.tx.delete(sessions).where(eq(sessions.userId, id));
  await lobby.tx.delete(accounts).where(eq(accounts.userId, id));
  await forgetFactors(lobby, id);
  await forgetLinks(lobby, id);
  await lobby.tx
    .insert(accounts)
    .values({ id: uuidv7(), userId: id, accountId: id, providerId: "credential", password: passwordHash });
  await lobby.tx.update(users).set({ name, emailVerified: true, vouchedBy: null }).where(eq(users.id, id));
}

/** Gives an account another address, which has been proved. @returns false if another account has it */
export async function changeAddress(lobby: LobbyDb, id: string, email: string): Promise<boolean> {
  const [other] = await lobby.tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), ne(users.id, id)));
  if (other) return false;
  await lobby.tx
    .update(users)
    .set({ email, emailVerified: true, vouchedBy: null, updatedAt: new Date() })
    .where(eq(users.id, id));
  await forgetLinks(lobby, id);
  return true;
}

/** Whether the person has a role in this collaborative, and in any other. The lobby must be opened as that person. */
export async function readPresence(
  lobby: LobbyDb,
  userId: string,
  collaborativeId: string,
): Promise<{ here: boolean; elsewhere: boolean }> {
  const held = await listCollaboratives(lobby, userId);
  return { here: held.includes(collaborativeId), elsewhere: held.some((id) => id !== collaborativeId) };
}

/** Stores what a link is for. @param identifierHash of the link's secret; the secret itself is stored nowhere */
export async function addLink(
  lobby: LobbyDb,
  { identifierHash, value, minutes }: { identifierHash: string; value: string; minutes: number },
): Promise<void> {
  await lobby.tx.insert(verifications).values({
    id: uuidv7(),
    identifier: identifierHash,
    value,
    expiresAt: sql`now() + make_interval(mins => ${minutes})`,
  });
}

/**
 * Removes passkeys and the second factor: when they are lost, or when whoever set them up had not proved the address.
 * Devices that are not asked for a code are forgotten by `forgetLinks`.
 * @returns false if there were none
 */
export async function forgetFactors({ tx }: LobbyDb, userId: string): Promise<boolean> {
  const apps = await tx
    .delete(twoFactors)
    .where(eq(twoFactors.userId, userId))
    .returning({ id: twoFactors.id });
  const keys = await tx.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id });
  await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, userId));
  return apps.length + keys.length > 0;
}

/** Whether the person has no password and signs in through an institution only. */
export async function isOnlyVouchedFor(lobby: LobbyDb, userId: string): Promise<boolean> {
  const ways = await lobby.tx
    .select({ providerId: accounts.providerId, password: sql<boolean>`${accounts.password} is not null` })
    .from(accounts)
    .where(eq(accounts.userId, userId));
  return ways.some(isInstitution) && !ways.some(({ password }) => password);
}

const isInstitution = ({ providerId }: { providerId: string }) => providerId.startsWith("sso:");

/** Ends all links that were made for a person. */
export async function forgetLinks(lobby: LobbyDb, userId: string): Promise<void> {
  await lobby.tx.delete(verifications).where(eq(verifications.value, userId));
}
