import { and, asc, eq, sql } from "drizzle-orm";
import type { NetworkRole } from "~/domain/networks/terms";
import type { FactorRule } from "~/domain/sign-in";
import { type SessionHolder, sessionKey } from "~/records/people/lobby.server";
import { collaboratives, networkInvitations, networkRoles } from "~db/schema";
import type { Key, LobbyDb, TenantDb } from "~db/tenant";

/** What can be read before a network is opened. Row-level security shows only the caller's own rows. */

export interface HeldNetworkRole {
  collaborativeId: string;
  role: NetworkRole;
  participantId: string | null;
  secondFactor: FactorRule;
}

/** Opens the network with that slug to the person of a valid session, if they have a role in it. */
export function networkKey(session: {
  token: string;
  demo: boolean;
  slug: string;
}): Key<SessionHolder, HeldNetworkRole, never> {
  return {
    ...sessionKey(session),
    collaborative: sql`
      select r.collaborative_id as "collaborativeId", r.role, r.participant_id as "participantId",
        json_build_object('from', c.second_factor_from, 'everyone', c.second_factor_for_all) as "secondFactor"
      from network_roles r join collaboratives c on c.id = r.collaborative_id
      where c.slug = ${session.slug} and r.user_id = nullif(current_setting('app.user_id'), '')::uuid`,
  } as Key<SessionHolder, HeldNetworkRole, never>;
}

/** The networks in which a person has a role, by name. */
export async function listNetworkRoles(lobby: LobbyDb, userId: string) {
  return lobby.tx
    .select({ slug: collaboratives.slug, name: collaboratives.name, role: networkRoles.role })
    .from(networkRoles)
    .innerJoin(collaboratives, eq(collaboratives.id, networkRoles.collaborativeId))
    .where(eq(networkRoles.userId, userId))
    .orderBy(asc(collaboratives.name));
}

/** The invitation with that hash, whether it can still be used or not. */
export async function findNetworkInvitation(db: LobbyDb | TenantDb, secretHash: string) {
  const [invitation] = await db.tx
    .select()
    .from(networkInvitations)
    .where(and(eq(networkInvitations.secretHash, secretHash)));
  return invitation;
}
