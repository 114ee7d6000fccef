import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { NetworkRole } from "~/domain/networks/terms";
import { rowsOf } from "~db/rows";
import { networkInvitations, networkRepresentatives, networkRoles } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** Who may enter a network: invitations and roles. */

export interface NetworkInvitation {
  secretHash: string;
  email: string;
  role: NetworkRole;
  representativeId: string | null;
  expiresAt: Date;
}

export async function inviteToNetwork(db: TenantDb, invitation: NetworkInvitation): Promise<void> {
  const id = uuidv7();
  await db.tx.insert(networkInvitations).values({ collaborativeId: db.collaborativeId, id, ...invitation });
  const { email, role } = invitation;
  await note(db, id, null, { what: "invitation", email, role });
}

/**
 * Uses up an invitation and grants its role. A coordinator who is invited as a representative stays coordinator.
 * @returns false if it was used in the meantime, or the representative is gone
 */
export async function acceptNetworkInvitation(
  db: TenantDb,
  { id, role, representativeId }: { id: string; role: NetworkRole; representativeId: string | null },
  userId: string,
): Promise<boolean> {
  const { tx, collaborativeId } = db;
  const used = await tx
    .update(networkInvitations)
    .set({ acceptedAt: new Date() })
    .where(
      and(
        eq(networkInvitations.collaborativeId, collaborativeId),
        eq(networkInvitations.id, id),
        isNull(networkInvitations.acceptedAt),
      ),
    )
    .returning({ id: networkInvitations.id });
  if (used.length === 0) return false;
  let participantId: string | null = null;
  if (role === "representative") {
    const [representative] = await tx
      .update(networkRepresentatives)
      .set({ userId })
      .where(
        and(
          eq(networkRepresentatives.collaborativeId, collaborativeId),
          eq(networkRepresentatives.id, representativeId ?? id),
        ),
      )
      .returning({ participantId: networkRepresentatives.participantId });
    if (!representative) return false;
    participantId = representative.participantId;
  }
  await grantNetworkRole(db, { userId, role, participantId });
  return true;
}

/** Gives a person a role, unless they are a coordinator already. */
export async function grantNetworkRole(
  db: TenantDb,
  { userId, role, participantId }: { userId: string; role: NetworkRole; participantId: string | null },
): Promise<void> {
  await db.tx
    .insert(networkRoles)
    .values({ collaborativeId: db.collaborativeId, userId, role, participantId })
    .onConflictDoUpdate({
      target: [networkRoles.collaborativeId, networkRoles.userId],
      set: { role, participantId },
      setWhere: sql`${networkRoles.role} <> 'coordinator'`,
    });
  await note(db, userId, null, { what: "role", role });
}

/** The coordinators' names. */
export async function readCoordinators(db: TenantDb): Promise<string[]> {
  return rowsOf<{ name: string }>(
    await db.tx.execute(sql`select u.name from network_roles r join users u on u.id = r.user_id
      where r.collaborative_id = ${db.collaborativeId} and r.role = 'coordinator' order by lower(u.name)`),
  ).map(({ name }) => name);
}
