import { and, asc, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { stepsFrom } from "~/domain/meetings/meeting";
import type { MeetingState } from "~/domain/meetings/terms";
import type { MeetingFields, RoundFields, YearFields } from "~/domain/networks/forms";
import { type NetworkMeeting, networkStepFault, type Round, takesRounds } from "~/domain/networks/year";
import { networkMeetings, networkRounds, networkYears } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** A network's years: themes, four meetings, and what participants bring to them. */

export interface NetworkYear extends YearFields {
  revision: number;
}

/** Newest first. */
export async function readYears(db: TenantDb): Promise<NetworkYear[]> {
  const { year, themes, dues, revision } = networkYears;
  return db.tx
    .select({ year, themes, dues, revision })
    .from(networkYears)
    .where(eq(networkYears.collaborativeId, db.collaborativeId))
    .orderBy(desc(year));
}

/** Plans a year, or changes it. @param revision 0 for a new one. @returns false if somebody else was first */
export async function saveYear(
  db: TenantDb,
  { revision, fields }: { revision: number; fields: YearFields },
): Promise<boolean> {
  const { tx, collaborativeId } = db;
  const { year, themes, dues } = fields;
  const before = (await readYears(db)).find((own) => own.year === year);
  if ((before?.revision ?? 0) !== revision) return false;
  const stored = await tx
    .insert(networkYears)
    .values({ collaborativeId, year, themes, dues })
    .onConflictDoUpdate({
      target: [networkYears.collaborativeId, networkYears.year],
      set: { themes, dues, revision: revision + 1 },
      setWhere: eq(networkYears.revision, revision),
    })
    .returning({ year: networkYears.year });
  if (stored.length === 0) return false;
  const earlier = before ? { year, themes: before.themes, dues: before.dues } : null;
  await note(db, collaborativeId, earlier, { year, themes, dues });
  return true;
}

const MEETING = {
  id: networkMeetings.id,
  year: networkMeetings.year,
  number: networkMeetings.number,
  day: networkMeetings.day,
  minutesLong: networkMeetings.minutesLong,
  inPerson: networkMeetings.inPerson,
  place: networkMeetings.place,
  theme: networkMeetings.theme,
  state: networkMeetings.state,
  minutes: networkMeetings.minutes,
  approvedOn: networkMeetings.approvedOn,
  revision: networkMeetings.revision,
};

/** The meetings of all years, in order. */
export async function readNetworkMeetings(db: TenantDb): Promise<NetworkMeeting[]> {
  return db.tx
    .select(MEETING)
    .from(networkMeetings)
    .where(eq(networkMeetings.collaborativeId, db.collaborativeId))
    .orderBy(asc(networkMeetings.year), asc(networkMeetings.number));
}

export async function readNetworkMeeting(db: TenantDb, id: string): Promise<NetworkMeeting | null> {
  const [meeting] = await db.tx.select(MEETING).from(networkMeetings).where(place(db, id));
  return meeting ?? null;
}

/** Plans a meeting of a year. @returns its id; null if the year is unknown or has one with that number */
export async function addNetworkMeeting(
  db: TenantDb,
  year: number,
  fields: MeetingFields,
): Promise<string | null> {
  const { tx, collaborativeId } = db;
  if (!(await readYears(db)).some((own) => own.year === year)) return null;
  const id = uuidv7();
  const stored = await tx
    .insert(networkMeetings)
    .values({ collaborativeId, id, year, ...fields })
    .onConflictDoNothing()
    .returning({ id: networkMeetings.id });
  if (stored.length === 0) return null;
  await note(db, id, null, { what: "meeting", year, ...fields });
  return id;
}

/** Changes what is planned; not once the minutes are approved. @returns false if somebody else was first, or it is locked */
export async function changeNetworkMeeting(
  db: TenantDb,
  id: string,
  { revision, ...set }: { revision: number } & Partial<MeetingFields & { minutes: string }>,
): Promise<boolean> {
  const before = await lock(db, id);
  if (before?.revision !== revision || before.state === "approved") return false;
  await db.tx
    .update(networkMeetings)
    .set({ ...set, revision: revision + 1 })
    .where(place(db, id));
  const kept = Object.fromEntries(Object.keys(set).map((key) => [key, before[key as keyof NetworkMeeting]]));
  await note(db, id, kept, set);
  return true;
}

/** Takes a step, as meetings of a body do. @returns a sentence why not, or null */
export async function stepNetworkMeeting(
  db: TenantDb,
  id: string,
  to: MeetingState,
  today: string,
): Promise<string | null> {
  const meeting = await lock(db, id);
  if (!meeting) return "This meeting no longer exists.";
  const { state, day, minutes, revision } = meeting;
  if (!stepsFrom(state).includes(to)) return "The meeting has moved on. Look at it as it is now.";
  const fault = networkStepFault(to, { state, day, today, minutes });
  if (fault) return fault;
  const approvedOn = to === "approved" ? today : null;
  await db.tx
    .update(networkMeetings)
    .set({ state: to, approvedOn, revision: revision + 1 })
    .where(place(db, id));
  await note(db, id, { state }, { state: to });
  return null;
}

export interface WrittenRound extends Round {
  changedBy: string;
}

export async function readRounds(db: TenantDb, meetingId: string): Promise<WrittenRound[]> {
  const { participantId, news, lesson, question, changedBy } = networkRounds;
  return db.tx
    .select({ participantId, news, lesson, question, changedBy })
    .from(networkRounds)
    .where(
      and(eq(networkRounds.collaborativeId, db.collaborativeId), eq(networkRounds.meetingId, meetingId)),
    );
}

/** Writes what a participant brings. @returns false once the meeting was held */
export async function writeRound(db: TenantDb, meetingId: string, round: RoundFields): Promise<boolean> {
  const { tx, collaborativeId, actor } = db;
  const meeting = await lock(db, meetingId);
  if (!meeting || !takesRounds(meeting.state)) return false;
  const { participantId, ...text } = round;
  const set = { ...text, changedAt: new Date(), changedBy: actor.name };
  await tx
    .insert(networkRounds)
    .values({ collaborativeId, meetingId, participantId, ...set })
    .onConflictDoUpdate({
      target: [networkRounds.collaborativeId, networkRounds.meetingId, networkRounds.participantId],
      set,
    });
  await note(db, participantId, null, { what: "round", year: meeting.year, number: meeting.number, ...text });
  return true;
}

const place = (db: TenantDb, id: string) =>
  and(eq(networkMeetings.collaborativeId, db.collaborativeId), eq(networkMeetings.id, id));

async function lock(db: TenantDb, id: string): Promise<NetworkMeeting | null> {
  const [meeting] = await db.tx.select(MEETING).from(networkMeetings).where(place(db, id)).for("update");
  return meeting ?? null;
}

/** Whether participants have written for a meeting: how many rounds each meeting has. */
export async function countRounds(db: TenantDb): Promise<Map<string, number>> {
  const rows = await db.tx
    .select({ meetingId: networkRounds.meetingId, count: sql<number>`count(*)::int` })
    .from(networkRounds)
    .where(eq(networkRounds.collaborativeId, db.collaborativeId))
    .groupBy(networkRounds.meetingId);
  return new Map(rows.map(({ meetingId, count }) => [meetingId, count]));
}
