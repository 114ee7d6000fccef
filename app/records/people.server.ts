import { and, asc, eq, sql } from "drizzle-orm";
import { collaboratives, members, roles, users } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { Role } from "../domain/types";
import { remember } from "./history.server";
import { invitationTo, withdrawInvitations } from "./invitations.server";
import { lockPeople } from "./locks.server";
import { scheduleOpenYears } from "./reminders.server";

/** Everybody with a role in the collaborative, by what they do and by name. */
export async function listPeople(db: TenantDb) {
  const { userId, role, memberId, quiet, createdAt, seenOn } = roles;
  return db.tx
    .select({
      ...{ userId, role, memberId, quiet, since: createdAt, seenOn },
      ...{ name: users.name, email: users.email, demo: users.demo, member: members.name },
    })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .leftJoin(
      members,
      and(eq(members.collaborativeId, roles.collaborativeId), eq(members.id, roles.memberId)),
    )
    .where(eq(roles.collaborativeId, db.collaborativeId))
    .orderBy(
      sql`array_position(array['backbone', 'convener', 'executive', 'data_lead'], ${roles.role})`,
      asc(members.name),
      asc(users.name),
    );
}

export type Person = Awaited<ReturnType<typeof listPeople>>[number];

const theirs = (db: TenantDb, userId: string) =>
  and(eq(roles.collaborativeId, db.collaborativeId), eq(roles.userId, userId));

async function readPerson(db: TenantDb, userId: string) {
  const [found] = await db.tx
    .select({ role: roles.role, memberId: roles.memberId, name: users.name, email: users.email })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(theirs(db, userId));
  return found;
}

export type PersonChange =
  | { outcome: "done"; name: string }
  /** Nobody would be left to run the collaborative. */
  | { outcome: "last"; name: string }
  | { outcome: "gone" }
  /** Whoever asks for it has been removed or demoted a moment ago. */
  | { outcome: "not yours" };

/** Gives a person who is here another role. */
export async function changeRole(
  db: TenantDb,
  { userId, role, memberId }: { userId: string; role: Role; memberId: string | null },
): Promise<PersonChange> {
  const stop = await takeTurn(db, userId, role === "backbone");
  if ("outcome" in stop) return stop;
  const { name, ...before } = stop;
  if (before.role === role && before.memberId === memberId) return { outcome: "done", name };
  await db.tx.update(roles).set({ role, memberId }).where(theirs(db, userId));
  await remember(db, [
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

/** Takes a person's role away, and the invitations to the same address with it. */
export async function removePerson(db: TenantDb, userId: string): Promise<PersonChange> {
  const stop = await takeTurn(db, userId, false);
  if ("outcome" in stop) return stop;
  const { name, email, ...before } = stop;
  await db.tx.delete(roles).where(theirs(db, userId));
  await withdrawInvitations(db, invitationTo(email), new Date());
  await remember(db, [
    { subject: "role", itemId: userId, memberId: before.memberId, before: { ...before, name }, after: null },
  ]);
  await scheduleOpenYears(db);
  return { outcome: "done", name };
}

/**
 * One after the other, so that each sees what the one before has done: of two who demote each other at once,
 * the second finds that it may not any more.
 */
async function takeTurn(db: TenantDb, userId: string, staysBackbone: boolean) {
  await lockPeople(db);
  const staff = await listStaff(db);
  if (db.actor.userId && !staff.includes(db.actor.userId)) return { outcome: "not yours" as const };
  const person = await readPerson(db, userId);
  if (!person) return { outcome: "gone" as const };
  if (!staysBackbone && isLast(staff, userId)) return { outcome: "last" as const, name: person.name };
  return person;
}

/** Would the collaborative be without backbone staff if this person did something else? Lock people first. */
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

/** Switches reminders to a person off or on; false if they have no role here any more. */
export async function setPersonQuiet(db: TenantDb, userId: string, quiet: boolean): Promise<boolean> {
  const changed = await db.tx
    .update(roles)
    .set({ quiet })
    .where(and(theirs(db, userId), eq(roles.quiet, !quiet)))
    .returning({ memberId: roles.memberId });
  if (changed.length === 0) return (await readPerson(db, userId)) !== undefined;
  const { memberId = null } = changed[0] ?? {};
  await remember(db, [
    { subject: "role", itemId: userId, memberId, before: { quiet: !quiet }, after: { quiet } },
  ]);
  await scheduleOpenYears(db);
  return true;
}

/** A person's reminders of the opened collaborative; null if they have no role there any more. */
export async function readOwnReminders(db: TenantDb, userId: string) {
  const [found] = await db.tx
    .select({ name: users.name, quiet: roles.quiet, collaborative: collaboratives.name })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .innerJoin(collaboratives, eq(collaboratives.id, roles.collaborativeId))
    .where(theirs(db, userId));
  return found ?? null;
}

/** Notes on which day a person was last here, unless another page of theirs is just doing so. */
export async function noteSeen(db: TenantDb, userId: string, today: string): Promise<void> {
  await db.tx.execute(sql`update roles set seen_on = ${today} where (collaborative_id, user_id) in (
    select collaborative_id, user_id from roles
    where collaborative_id = ${db.collaborativeId} and user_id = ${userId} for update skip locked)`);
}
