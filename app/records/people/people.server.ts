import { and, asc, eq, sql } from "drizzle-orm";
import { ROLES, type Role } from "~/domain/terms";
import { scheduleOpenYears } from "~/records/collection/reminders.server";
import { record } from "~/records/history/history.server";
import { lockPeople } from "~/records/locks.server";
import { collaboratives, members, roles, users } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { invitationTo, withdrawInvitations } from "./invitations.server";

/** Everyone with a role in the collaborative, by role and name. */
export async function listPeople(db: TenantDb) {
  const { userId, role, memberId, quiet, createdAt, seenOn } = roles;
  return db.tx
    .select({
      userId,
      role,
      memberId,
      quiet,
      since: createdAt,
      seenOn,
      name: users.name,
      email: users.email,
      demo: users.demo,
      member: members.name,
    })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .leftJoin(
      members,
      and(eq(members.collaborativeId, roles.collaborativeId), eq(members.id, roles.memberId)),
    )
    .where(eq(roles.collaborativeId, db.collaborativeId))
    .orderBy(
      sql`array_position(${sql.param(`{${ROLES.join(",")}}`)}::text[], ${roles.role})`,
      asc(members.name),
      asc(users.name),
    );
}

export type Person = Awaited<ReturnType<typeof listPeople>>[number];

const roleOf = (db: TenantDb, userId: string) =>
  and(eq(roles.collaborativeId, db.collaborativeId), eq(roles.userId, userId));

async function readPerson(db: TenantDb, userId: string) {
  const [person] = await db.tx
    .select({ role: roles.role, memberId: roles.memberId, name: users.name, email: users.email })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(roleOf(db, userId));
  return person;
}

/** The role that a person has here; null for none. */
export async function readOwnRole(db: TenantDb, userId: string) {
  const [held] = await db.tx
    .select({ role: roles.role, memberId: roles.memberId })
    .from(roles)
    .where(roleOf(db, userId));
  return held ?? null;
}

export type PersonChange =
  | { outcome: "done"; name: string }
  /** The last of the backbone staff: no one would be left to run the collaborative. */
  | { outcome: "last"; name: string }
  | { outcome: "gone" }
  /** The caller has just been removed or demoted. */
  | { outcome: "not yours" };

/** Changes the role of a person. */
export async function changeRole(
  db: TenantDb,
  { userId, role, memberId }: { userId: string; role: Role; memberId: string | null },
): Promise<PersonChange> {
  const person = await lockForChange(db, userId, role === "backbone");
  if ("outcome" in person) return person;
  const { name, ...before } = person;
  if (before.role === role && before.memberId === memberId) return { outcome: "done", name };
  await db.tx.update(roles).set({ role, memberId }).where(roleOf(db, userId));
  await record(db, [
    {
      subject: "role",
      itemId: userId,
      memberId,
      before: { ...before, name },
      after: { role, memberId, name },
    },
  ]);
  await scheduleOpenYears(db);
  return { outcome: "done", name };
}

/** Removes a person, and withdraws open invitations to the same address. */
export async function removePerson(db: TenantDb, userId: string): Promise<PersonChange> {
  const person = await lockForChange(db, userId, false);
  if ("outcome" in person) return person;
  const { name, email, ...before } = person;
  await db.tx.delete(roles).where(roleOf(db, userId));
  await withdrawInvitations(db, invitationTo(email), new Date());
  await record(db, [
    { subject: "role", itemId: userId, memberId: before.memberId, before: { ...before, name }, after: null },
  ]);
  await scheduleOpenYears(db);
  return { outcome: "done", name };
}

/**
 * Serializes changes of people, so that each sees the one before: if two people demote each other at once, the
 * second is refused.
 * @returns the person, or why they cannot be changed
 */
async function lockForChange(db: TenantDb, userId: string, staysBackbone: boolean) {
  await lockPeople(db);
  const staff = await listStaff(db);
  if (db.actor.userId && !staff.includes(db.actor.userId)) return { outcome: "not yours" as const };
  const person = await readPerson(db, userId);
  if (!person) return { outcome: "gone" as const };
  if (!staysBackbone && isLast(staff, userId)) return { outcome: "last" as const, name: person.name };
  return person;
}

/** Whether this person is the only backbone staff. Lock people first. */
export async function isLastOfBackbone(db: TenantDb, userId: string): Promise<boolean> {
  return isLast(await listStaff(db), userId);
}

const isLast = (staff: string[], userId: string) => staff.length === 1 && staff[0] === userId;

async function listStaff(db: TenantDb): Promise<string[]> {
  const staff = await db.tx
    .select({ userId: roles.userId })
    .from(roles)
    .where(and(eq(roles.collaborativeId, db.collaborativeId), eq(roles.role, "backbone")));
  return staff.map(({ userId }) => userId);
}

/** Turns reminders to a person off or on. @returns false if they no longer have a role here */
export async function setPersonQuiet(db: TenantDb, userId: string, quiet: boolean): Promise<boolean> {
  const changed = await db.tx
    .update(roles)
    .set({ quiet })
    .where(and(roleOf(db, userId), eq(roles.quiet, !quiet)))
    .returning({ memberId: roles.memberId });
  if (changed.length === 0) return (await readPerson(db, userId)) !== undefined;
  const { memberId = null } = changed[0] ?? {};
  await record(db, [
    { subject: "role", itemId: userId, memberId, before: { quiet: !quiet }, after: { quiet } },
  ]);
  await scheduleOpenYears(db);
  return true;
}

/** Whether a person gets reminders from this collaborative; null if they no longer have a role in it. */
export async function readOwnReminders(db: TenantDb, userId: string) {
  const [choice] = await db.tx
    .select({ name: users.name, quiet: roles.quiet, collaborative: collaboratives.name })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .innerJoin(collaboratives, eq(collaboratives.id, roles.collaborativeId))
    .where(roleOf(db, userId));
  return choice ?? null;
}

/** Records the day a person was last here, unless another of their requests is doing so right now. */
export async function noteSeen(db: TenantDb, userId: string, today: string): Promise<void> {
  await db.tx.execute(sql`update roles set seen_on = ${today} where (collaborative_id, user_id) in (
    select collaborative_id, user_id from roles
    where collaborative_id = ${db.collaborativeId} and user_id = ${userId} for update skip locked)`);
}

/** The tour is offered to this person no more. A matter of taste, not of record: it has no history. */
export async function endTour(db: TenantDb, userId: string): Promise<void> {
  await db.tx
    .update(roles)
    .set({ tourEnded: true })
    .where(and(eq(roles.collaborativeId, db.collaborativeId), eq(roles.userId, userId)));
}
