import { eq } from "drizzle-orm";
import { type ClaimRole, providerOf } from "~/domain/sign-in";
import { record } from "~/records/history/history.server";
import { accounts, collaboratives, sessions, singleSignOn } from "~db/schema";
import type { LobbyDb, TenantDb } from "~db/tenant";

/** The sign-in of a collaborative's institution. The client's secret is sealed. */
export interface SingleSignOn {
  label: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  domains: string[];
  /** Whether the provider asks everyone for a second factor; counts where its answers do not say. */
  asksForFactor: boolean;
  roleClaim: string | null;
  claimRoles: ClaimRole[];
}

const { label, issuer, clientId, clientSecret, domains, asksForFactor, roleClaim, claimRoles } = singleSignOn;
const STORED = { label, issuer, clientId, clientSecret, domains, asksForFactor, roleClaim, claimRoles };

/** Found before anyone has signed in. The lobby must be opened with the hash of the same words. */
export const singleSignOnSecret = (slug: string): string => `single sign-on of ${slug}`;

export async function findSingleSignOn(
  lobby: LobbyDb,
  secretHash: string,
): Promise<(SingleSignOn & { collaborativeId: string }) | null> {
  const [stored] = await lobby.tx
    .select({ ...STORED, collaborativeId: singleSignOn.collaborativeId })
    .from(singleSignOn)
    .where(eq(singleSignOn.secretHash, secretHash));
  return stored ?? null;
}

export async function readSingleSignOn(db: TenantDb): Promise<SingleSignOn | null> {
  const [stored] = await db.tx
    .select(STORED)
    .from(singleSignOn)
    .where(eq(singleSignOn.collaborativeId, db.collaborativeId));
  return stored ?? null;
}

/** Stores it, or removes it with null. The history says all but the secret. */
export async function writeSingleSignOn(
  db: TenantDb,
  next: SingleSignOn | null,
  hashOf: (secret: string) => string,
): Promise<void> {
  const { tx, collaborativeId } = db;
  const before = await readSingleSignOn(db);
  const own = eq(singleSignOn.collaborativeId, collaborativeId);
  if (next === null) await tx.delete(singleSignOn).where(own);
  else {
    const [stored] = await tx
      .select({ slug: collaboratives.slug })
      .from(collaboratives)
      .where(eq(collaboratives.id, collaborativeId));
    const secretHash = hashOf(singleSignOnSecret(stored?.slug ?? ""));
    await tx
      .insert(singleSignOn)
      .values({ collaborativeId, secretHash, ...next })
      .onConflictDoUpdate({ target: singleSignOn.collaborativeId, set: next });
  }
  if (before && before.issuer !== next?.issuer) await unlinkEveryone(db);
  await record(db, [
    {
      subject: "collaborative",
      itemId: collaborativeId,
      before: { singleSignOn: before && inWords(before) },
      after: { singleSignOn: next && inWords(next) },
    },
  ]);
}

/** Another provider may call somebody else by the same name, so its people are linked anew. */
async function unlinkEveryone({ tx, collaborativeId }: TenantDb): Promise<void> {
  const providerId = providerOf(collaborativeId);
  await tx.delete(sessions).where(eq(sessions.providerId, providerId));
  await tx.delete(accounts).where(eq(accounts.providerId, providerId));
}

const inWords = (settings: SingleSignOn): string => {
  const { label, issuer, clientId, domains, asksForFactor, roleClaim } = settings;
  return [
    ...[label, issuer, clientId, domains.join(" ")],
    ...(asksForFactor ? ["second factor asked of everyone"] : []),
    ...(roleClaim ? [`roles by ${roleClaim}`] : []),
  ].join(", ");
};
