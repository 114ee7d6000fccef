import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { invitations, members, roles, users } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { Role } from "../domain/types";
import { remember } from "./history.server";
import { lockPeople } from "./locks.server";

export interface NewInvitation {
  secretHash: string;
  email: string;
  role: Role;
  memberId: string | null;
  expiresAt: Date;
}

export async function addInvitation(db: TenantDb, invitation: NewInvitation): Promise<void> {
  const id = uuidv7();
  await db.tx.insert(invitations).values({ collaborativeId: db.collaborativeId, id, ...invitation });
  const { secretHash: _, ...after } = invitation;
  await remember(db, [
    { subject: "invitation", itemId: id, memberId: invitation.memberId, before: null, after },
  ]);
}

const open = (db: TenantDb) =>
  and(
    eq(invitations.collaborativeId, db.collaborativeId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );

/** Invitations that nobody has used or withdrawn, the newest first; some of them have expired. */
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

/** Invites an address that has no role here and no open invitation; else says which of them it has. */
export async function invite(
  db: TenantDb,
  invitation: NewInvitation,
  now: Date,
): Promise<"invited" | "here already" | "invited already"> {
  await lockPeople(db);
  const same = invitationTo(invitation.email);
  const [here] = await db.tx
    .select({ id: users.id })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(
      and(
        eq(roles.collaborativeId, db.collaborativeId),
        sql`lower(${users.email}) = ${invitation.email.toLowerCase()}`,
      ),
    );
  if (here) return "here already";
  const before = await db.tx
    .select({ expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(open(db), same));
  if (before.some(({ expiresAt }) => expiresAt > now)) return "invited already";
  // Of those that have expired nothing is left to withdraw later.
  await withdrawInvitations(db, same, now);
  await addInvitation(db, invitation);
  return "invited";
}

/** Makes open invitations worthless. @returns what they were; none if they were used or withdrawn before */
export async function withdrawInvitations(db: TenantDb, which: SQL, now: Date) {
  const withdrawn = await db.tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(open(db), which))
    .returning({
      ...{ id: invitations.id, email: invitations.email },
      ...{ role: invitations.role, memberId: invitations.memberId },
    });
  await remember(
    db,
    withdrawn.map(({ id, email, memberId }) => ({
      ...{ subject: "invitation", itemId: id, memberId },
      ...{ before: { email, revoked: false }, after: { email, revoked: true } },
    })),
  );
  return withdrawn;
}

export const invitationOf = (id: string): SQL => sql`${invitations.id} = ${id}`;
export const invitationTo = (email: string): SQL => sql`lower(${invitations.email}) = ${email.toLowerCase()}`;

/** Marks an invitation as used; false if it was used or withdrawn before. */
export async function closeInvitation(db: TenantDb, id: string, now: Date): Promise<boolean> {
  const closed = await db.tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(open(db), eq(invitations.id, id)))
    .returning({ email: invitations.email, memberId: invitations.memberId });
  if (!closed[0]) return false;
  const { email, memberId } = closed[0];
  await remember(db, [
    {
      ...{ subject: "invitation", itemId: id, memberId },
      ...{ before: { email, accepted: false }, after: { email, accepted: true } },
    },
  ]);
  return true;
}
