import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { apiTokens, invitations } from "~db/schema";
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

const MINUTE = 60_000;

/** Notes that a token was used, once a minute at most. */
export async function touchToken(
  db: TenantDb,
  token: { id: string; lastUsedAt: Date | null },
  now: Date,
): Promise<void> {
  if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < MINUTE) return;
  await db.tx
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.collaborativeId, db.collaborativeId), eq(apiTokens.id, token.id)));
}

export async function addInvitation(
  db: TenantDb,
  invitation: NewSecret & { email: string; expiresAt: Date },
): Promise<void> {
  const id = uuidv7();
  await db.tx.insert(invitations).values({ collaborativeId: db.collaborativeId, id, ...invitation });
  const { secretHash: _, ...after } = invitation;
  await remember(db, [{ subject: "invitation", itemId: id, before: null, after }]);
}

/** Marks an invitation as used; false if it was used before. */
export async function closeInvitation(db: TenantDb, id: string, now: Date): Promise<boolean> {
  const closed = await db.tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.collaborativeId, db.collaborativeId),
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
      ),
    )
    .returning({ id: invitations.id });
  return closed.length === 1;
}
