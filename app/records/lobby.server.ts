import { and, asc, eq } from "drizzle-orm";
import { apiTokens, collaboratives, invitations, roles } from "~db/schema";
import type { LobbyDb } from "~db/tenant";

/** What may be read before a collaborative is opened: row-level security shows only one's own rows. */

export async function findRole(lobby: LobbyDb, userId: string, slug: string) {
  const [found] = await lobby.tx
    .select({
      ...{ collaborativeId: roles.collaborativeId, role: roles.role, memberId: roles.memberId },
      seenOn: roles.seenOn,
    })
    .from(roles)
    .innerJoin(collaboratives, eq(collaboratives.id, roles.collaborativeId))
    .where(and(eq(collaboratives.slug, slug), eq(roles.userId, userId)));
  return found;
}

/** The collaboratives in which a person has a role, by name. */
export async function listRoles(lobby: LobbyDb, userId: string) {
  return lobby.tx
    .select({
      slug: collaboratives.slug,
      name: collaboratives.name,
      place: collaboratives.place,
      role: roles.role,
    })
    .from(roles)
    .innerJoin(collaboratives, eq(collaboratives.id, roles.collaborativeId))
    .where(eq(roles.userId, userId))
    .orderBy(asc(collaboratives.name));
}

export async function findToken(lobby: LobbyDb, secretHash: string) {
  const [found] = await lobby.tx.select().from(apiTokens).where(eq(apiTokens.secretHash, secretHash));
  return found;
}

export async function findInvitation(lobby: LobbyDb, secretHash: string) {
  const [found] = await lobby.tx.select().from(invitations).where(eq(invitations.secretHash, secretHash));
  return found;
}
