import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Role } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { lockPeople } from "~/records/locks.server";
import { invitations, members, roles, users } from "~db/schema";
import type { TenantDb } from "~db/tenant";

export interface NewInvitation {
  secretHash: string;
  /** Of what only the mailed link has; none for links that are passed on by hand. */
  proofHash?: string;
  email: string;
  role: Role;
  memberId: string | null;
  expiresAt: Date;
}

export const addInvitation = (db: TenantDb, invitation: NewInvitation): Promise<void> =>
  addInvitations(db, [invitation]);

async function addInvitations(db: TenantDb, added: readonly NewInvitation[]): Promise<void> {
  const rows = added.map((invitation) => ({
    collaborativeId: db.collaborativeId,
    id: uuidv7(),
    ...invitation,
  }));
  await db.tx.insert(invitations).values(rows);
  await record(
    db,
    rows.map(({ collaborativeId: _, id, secretHash: __, proofHash: ___, ...after }) => ({
      subject: "invitation",
      itemId: id,
      memberId: after.memberId,
      before: null,
      after,
    })),
  );
}

const open = (db: TenantDb) =>
  and(
    eq(invitations.collaborativeId, db.collaborativeId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );

/** Invitations that are neither used nor withdrawn, newest first. Some may have expired. */
export async function listInvitations(db: TenantDb) {
  const { id, email, role, memberId, createdAt, expiresAt } = invitations;
  return db.tx
    .select({ id, email, role, memberId, createdAt, expiresAt, member: members.name })
    .from(invitations)
    .leftJoin(
      members,
      and(eq(members.collaborativeId, invitations.collaborativeId), eq(members.id, memberId)),
    )
    .where(open(db))
    .orderBy(desc(createdAt), desc(id));
}

/** Why an address is not invited. */
type Known = "here already" | "invited already";

/** Invites an address, unless it already has a role here or an open invitation. */
export async function invite(db: TenantDb, invitation: NewInvitation, now: Date): Promise<"invited" | Known> {
  const known = await inviteAll(db, [invitation], now);
  return known.get(invitation.email) ?? "invited";
}

/**
 * Invites every address, or none if one of them already has a role here or an open invitation.
 * @param added each to another address
 * @returns those that have, by their address; if there are any, nothing is stored
 */
export async function inviteAll(
  db: TenantDb,
  added: readonly NewInvitation[],
  now: Date,
): Promise<Map<string, Known>> {
  await lockPeople(db);
  const addresses = added.map(({ email }) => email.toLowerCase());
  const holders = await db.tx
    .select({ email: sql<string>`lower(${users.email})` })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(
      and(eq(roles.collaborativeId, db.collaborativeId), inArray(sql`lower(${users.email})`, addresses)),
    );
  const toThem = inArray(sql`lower(${invitations.email})`, addresses);
  const earlier = await db.tx
    .select({ email: sql<string>`lower(${invitations.email})`, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(open(db), toThem));
  const known = new Map<string, Known>();
  for (const { email } of added) {
    const isSame = (other: { email: string }) => other.email === email.toLowerCase();
    if (holders.some(isSame)) known.set(email, "here already");
    else if (earlier.some((own) => isSame(own) && own.expiresAt > now)) known.set(email, "invited already");
  }
  if (known.size > 0) return known;
  // Expired ones are withdrawn, so that only the new ones are listed.
  await withdrawInvitations(db, toThem, now);
  await addInvitations(db, added);
  return known;
}

/** Withdraws open invitations. @returns those withdrawn; empty if they were already used or withdrawn */
export async function withdrawInvitations(db: TenantDb, which: SQL, now: Date) {
  const withdrawn = await db.tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(open(db), which))
    .returning({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      memberId: invitations.memberId,
    });
  await record(
    db,
    withdrawn.map(({ id, email, memberId }) => ({
      subject: "invitation",
      itemId: id,
      memberId,
      before: { email, revoked: false },
      after: { email, revoked: true },
    })),
  );
  return withdrawn;
}

export const invitationOf = (id: string): SQL => sql`${invitations.id} = ${id}`;
export const invitationTo = (email: string): SQL => sql`lower(${invitations.email}) = ${email.toLowerCase()}`;

/** Marks an invitation as used. @returns false if it was already used or withdrawn */
export async function closeInvitation(db: TenantDb, id: string, now: Date): Promise<boolean> {
  const closed = await db.tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(open(db), eq(invitations.id, id)))
    .returning({ email: invitations.email, memberId: invitations.memberId });
  if (!closed[0]) return false;
  const { email, memberId } = closed[0];
  await record(db, [
    {
      subject: "invitation",
      itemId: id,
      memberId,
      before: { email, accepted: false },
      after: { email, accepted: true },
    },
  ]);
  return true;
}
