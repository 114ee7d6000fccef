import { asc, eq, sql } from "drizzle-orm";
import { LONGEST_SESSION_DAYS } from "~/domain/accounts/session";
import type { Scope } from "~/domain/programs/scopes";
import type { FactorRule, SignInMethod } from "~/domain/sign-in";
import type { Role } from "~/domain/terms";
import { apiTokens, collaboratives, invitations, roles } from "~db/schema";
import type { Key, LobbyDb } from "~db/tenant";

/** What can be read before a collaborative is opened. Row-level security shows only the caller's own rows. */

const DAY = 24 * 60 * 60 * 1000;

/** The person of a valid session. */
export interface SessionHolder {
  id: string;
  name: string;
  email: string;
  demo: boolean;
  /** When the session ends, in milliseconds. */
  expiresAt: number;
  /** When a password or a factor was last given, in milliseconds. */
  provenAt: number;
  /** How the person signed in, and through which institution's provider, if so. */
  method: SignInMethod;
  providerId: string | null;
  /** When that provider last said that the person has access, in milliseconds. */
  checkedAt: number | null;
  /** The password is not enough to sign in. */
  asksForCode: boolean;
}

export interface HeldRole {
  collaborativeId: string;
  role: Role;
  memberId: string | null;
  /** ISO date. */
  seenOn: string | null;
  tourEnded: boolean;
  secondFactor: FactorRule;
}

/**
 * Opens the collaborative with that slug to the person of a valid session, if they have a role in it.
 * @param demo whether demo accounts are let in
 */
export function sessionKey({
  token,
  demo,
  slug,
}: {
  token: string;
  demo: boolean;
  slug: string;
}): Key<SessionHolder, HeldRole, never> {
  return {
    person: sql`
      select u.id, u.name, u.email, u.demo, u.two_factor_enabled as "asksForCode",
        s.method, s.provider_id as "providerId",
        (select (extract(epoch from a.checked_at) * 1000)::float8 from accounts a
          where a.user_id = s.user_id and a.provider_id = s.provider_id) as "checkedAt",
        (extract(epoch from s.expires_at) * 1000)::float8 as "expiresAt",
        (extract(epoch from s.proven_at) * 1000)::float8 as "provenAt"
      from sessions s join users u on u.id = s.user_id
      where s.token = ${token} and s.expires_at >= ${new Date().toISOString()}::timestamptz
        and s.created_at >= ${new Date(Date.now() - LONGEST_SESSION_DAYS * DAY).toISOString()}::timestamptz
        and (${demo} or not u.demo)`,
    collaborative: sql`
      select r.collaborative_id as "collaborativeId", r.role, r.member_id as "memberId",
        r.seen_on::text as "seenOn", r.tour_ended as "tourEnded", json_build_object('from', c.second_factor_from,
          'everyone', c.second_factor_for_all) as "secondFactor"
      from roles r join collaboratives c on c.id = r.collaborative_id
      where c.slug = ${slug} and r.user_id = nullif(current_setting('app.user_id'), '')::uuid`,
  };
}

/** The collaboratives in which a person has a role, by name. */
export async function listRoles(lobby: LobbyDb, userId: string) {
  return lobby.tx
    .select({
      collaborativeId: collaboratives.id,
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

export interface HeldToken {
  collaborativeId: string;
  id: string;
  name: string;
  role: Role;
  memberId: string | null;
  scopes: Scope[];
  /** In milliseconds; null if it was never used. */
  lastUsedAt: number | null;
}

/** Opens the collaborative of the API token with that hash, unless the token has expired or is revoked. */
export function tokenKey(secretHash: string, now: Date): Key<never, HeldToken, { slug: string }> {
  return {
    secretHash,
    collaborative: sql`
      select collaborative_id as "collaborativeId", id, name, role, member_id as "memberId",
        to_json(scopes) as scopes,
        (extract(epoch from last_used_at) * 1000)::float8 as "lastUsedAt"
      from api_tokens where secret_hash = ${secretHash} and revoked_at is null
        and (expires_at is null or expires_at >= ${now.toISOString()}::timestamptz)`,
    inside: sql`select slug from collaboratives
      where id = nullif(current_setting('app.collaborative_id'), '')::uuid`,
  };
}

/** The token with that hash, whether it is still valid or not: for the security log. */
export async function findTokenHolder(lobby: LobbyDb, secretHash: string) {
  const [token] = await lobby.tx
    .select({
      id: apiTokens.id,
      collaborativeId: apiTokens.collaborativeId,
      name: apiTokens.name,
      revoked: sql<boolean>`${apiTokens.revokedAt} is not null`,
    })
    .from(apiTokens)
    .where(eq(apiTokens.secretHash, secretHash));
  return token;
}

export async function findInvitation(lobby: LobbyDb, secretHash: string) {
  const [invitation] = await lobby.tx
    .select()
    .from(invitations)
    .where(eq(invitations.secretHash, secretHash));
  return invitation;
}

/** The ids of all collaboratives in which a person has a role. The lobby must be opened as that person. */
export async function listCollaboratives(lobby: LobbyDb, userId: string): Promise<string[]> {
  const held = await lobby.tx
    .select({ id: roles.collaborativeId })
    .from(roles)
    .where(eq(roles.userId, userId));
  return held.map(({ id }) => id);
}
