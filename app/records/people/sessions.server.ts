import { and, desc, eq, gt, ne, sql } from "drizzle-orm";
import { sessions } from "~db/schema";
import type { LobbyDb } from "~db/tenant";

export interface ListedSession {
  id: string;
  signedInAt: Date;
  /** Exact to the day. */
  usedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  /** The one that asks. */
  current: boolean;
}

/** The sessions of a person that still let them in, the last used first. */
export async function listSessions(
  lobby: LobbyDb,
  { userId, token, since }: { userId: string; token: string; since: Date },
): Promise<ListedSession[]> {
  const found = await lobby.tx
    .select({
      id: sessions.id,
      signedInAt: sessions.createdAt,
      usedAt: sessions.updatedAt,
      ipAddress: sessions.ipAddress,
      userAgent: sessions.userAgent,
      current: sql<boolean>`${sessions.token} = ${token}`,
    })
    .from(sessions)
    .where(
      and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`), gt(sessions.createdAt, since)),
    )
    .orderBy(desc(sessions.updatedAt), desc(sessions.id));
  return found;
}

/** Ends one session of a person. @returns false if there is none with that id */
export async function endSession(lobby: LobbyDb, userId: string, id: string): Promise<boolean> {
  const ended = await lobby.tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends every session of a person but the one with this token. @returns how many */
export async function endOtherSessions(lobby: LobbyDb, userId: string, token: string): Promise<number> {
  const ended = await lobby.tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.token, token)))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Notes that the person of this session has just given a password or a factor. */
export async function noteProof(lobby: LobbyDb, token: string): Promise<void> {
  await lobby.tx.update(sessions).set({ provenAt: new Date() }).where(eq(sessions.token, token));
}

/** When the person of this session last gave a password or a factor; null if there is no such session. */
export async function readProof(lobby: LobbyDb, token: string): Promise<Date | null> {
  const [session] = await lobby.tx
    .select({ provenAt: sessions.provenAt })
    .from(sessions)
    .where(eq(sessions.token, token));
  return session?.provenAt ?? null;
}
