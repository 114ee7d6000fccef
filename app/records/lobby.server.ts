import { asc, eq, sql } from "drizzle-orm";
import { collaboratives, invitations, roles } from "~db/schema";
import type { Key, LobbyDb } from "~db/tenant";
import type { Role } from "../domain/types";

/** What may be read before a collaborative is opened: row-level security shows only one's own rows. */

/** Somebody with a session that holds. */
export interface SessionHolder {
  id: string;
  name: string;
  email: string;
  demo: boolean;
  /** When the session ends, in milliseconds. */
  expiresAt: number;
}

export interface FoundRole {
  collaborativeId: string;
  role: Role;
  memberId: string | null;
  /** ISO date. */
  seenOn: string | null;
}

/**
 * Opens to whoever holds a session the collaborative of that short name, if they have a role in it.
 * @param demo whether people of the demo are let in
 */
export function sessionKey({
  token,
  demo,
  slug,
}: {
  token: string;
  demo: boolean;
  slug: string;
}): Key<SessionHolder, FoundRole, never> {
  return {
    person: sql`
      select u.id, u.name, u.email, u.demo,
        (extract(epoch from s.expires_at) * 1000)::float8 as "expiresAt"
      from sessions s join users u on u.id = s.user_id
      where s.token = ${token} and s.expires_at >= ${new Date().toISOString()}::timestamptz
        and (${demo} or not u.demo)`,
    collaborative: sql`
      select r.collaborative_id as "collaborativeId", r.role, r.member_id as "memberId",
        r.seen_on::text as "seenOn"
      from roles r join collaboratives c on c.id = r.collaborative_id
      where c.slug = ${slug} and r.user_id = nullif(current_setting('app.user_id'), '')::uuid`,
  };
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

export interface FoundToken {
  collaborativeId: string;
  id: string;
  name: string;
  role: Role;
  memberId: string | null;
  /** In milliseconds; null if it was never used. */
  lastUsedAt: number | null;
}

/** Opens the collaborative of the token with that hash, unless it has expired or is revoked. */
export function tokenKey(secretHash: string, now: Date): Key<never, FoundToken, { slug: string }> {
  return {
    secretHash,
    collaborative: sql`
      select collaborative_id as "collaborativeId", id, name, role, member_id as "memberId",
        (extract(epoch from last_used_at) * 1000)::float8 as "lastUsedAt"
      from api_tokens where secret_hash = ${secretHash} and revoked_at is null
        and (expires_at is null or expires_at >= ${now.toISOString()}::timestamptz)`,
    inside: sql`select slug from collaboratives
      where id = nullif(current_setting('app.collaborative_id'), '')::uuid`,
  };
}

export async function findInvitation(lobby: LobbyDb, secretHash: string) {
  const [found] = await lobby.tx.select().from(invitations).where(eq(invitations.secretHash, secretHash));
  return found;
}
