import { and, desc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inOrder, SCOPES, type Scope } from "~/domain/programs/scopes";
import type { Role } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { apiTokens } from "~db/schema";
import type { TenantDb } from "~db/tenant";

interface NewSecret {
  secretHash: string;
  role: Role;
  memberId: string | null;
}

/** @param token its scopes; left out, it may be used for all that its role allows */
export async function addToken(
  db: TenantDb,
  token: NewSecret & { name: string; expiresAt: Date | null; scopes?: readonly Scope[] },
): Promise<void> {
  const id = uuidv7();
  const scopes = inOrder(token.scopes ?? SCOPES);
  await db.tx.insert(apiTokens).values({ collaborativeId: db.collaborativeId, id, ...token, scopes });
  const { secretHash: _, ...after } = { ...token, scopes };
  await record(db, [{ subject: "api_token", itemId: id, before: null, after }]);
}

/** Every token ever made, newest first, without its hash. */
export async function listTokens(db: TenantDb) {
  const { id, name, role, memberId, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = apiTokens;
  return db.tx
    .select({ id, name, role, memberId, scopes, createdAt, expiresAt, revokedAt, lastUsedAt })
    .from(apiTokens)
    .where(eq(apiTokens.collaborativeId, db.collaborativeId))
    .orderBy(desc(createdAt), desc(id));
}

/** Revokes a token for good. @returns its name, or null if there is no such token or it was already revoked */
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
  await record(db, [
    {
      subject: "api_token",
      itemId: id,
      memberId,
      before: { name, revokedAt: null },
      after: { name, revokedAt: now },
    },
  ]);
  return name;
}

const MINUTE = 60_000;

/** Records the last use of a token, at most once a minute. */
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
