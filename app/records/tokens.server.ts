import { and, desc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { apiTokens } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { Role } from "../domain/types";
import { remember } from "./history.server";

interface NewSecret {
  secretHash: string;
  role: Role;
  memberId: string | null;
}

export async function addToken(
  db: TenantDb,
  token: NewSecret & { name: string; expiresAt: Date | null },
): Promise<void> {
  const id = uuidv7();
  await db.tx.insert(apiTokens).values({ collaborativeId: db.collaborativeId, id, ...token });
  const { secretHash: _, ...after } = token;
  await remember(db, [{ subject: "api_token", itemId: id, before: null, after }]);
}

/** Every token there ever was, the newest first; never what they are hashed to. */
export async function listTokens(db: TenantDb) {
  const { id, name, role, memberId, createdAt, expiresAt, revokedAt, lastUsedAt } = apiTokens;
  return db.tx
    .select({ id, name, role, memberId, createdAt, expiresAt, revokedAt, lastUsedAt })
    .from(apiTokens)
    .where(eq(apiTokens.collaborativeId, db.collaborativeId))
    .orderBy(desc(createdAt), desc(id));
}

/** Ends a token for good. @returns its name, or null if there is no such token or it was revoked before */
export async function revokeToken(db: TenantDb, id: string, now: Date): Promise<string | null> {
  const [revoked] = await db.tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(
      and(
        eq(apiTokens.collaborativeId, db.collaborativeId),
        eq(apiTokens.id, id),
        isNull(apiTokens.revokedAt),
      ),
    )
    .returning({ name: apiTokens.name, memberId: apiTokens.memberId });
  if (!revoked) return null;
  const { name, memberId } = revoked;
  await remember(db, [
    {
      ...{ subject: "api_token", itemId: id, memberId },
      ...{ before: { name, revokedAt: null }, after: { name, revokedAt: now } },
    },
  ]);
  return name;
}

const MINUTE = 60_000;

/** Notes that a token was used, once a minute at most. */
export async function touchToken(
  db: TenantDb,
  token: { id: string; lastUsedAt: number | null },
  now: Date,
): Promise<void> {
  if (token.lastUsedAt && now.getTime() - token.lastUsedAt < MINUTE) return;
  await db.tx
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.collaborativeId, db.collaborativeId), eq(apiTokens.id, token.id)));
}
