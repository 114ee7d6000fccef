import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Proposal } from "~/domain/meetings/agenda";
import type { MeetingFields } from "~/domain/meetings/form";
import type { GoalStatusWord } from "~/domain/meetings/goal-status";
import type { Meeting } from "~/domain/meetings/meeting";
import type { Minutes } from "~/domain/meetings/minutes";
import type { MeetingState } from "~/domain/meetings/terms";
import { record } from "~/records/history/history.server";
import { type Outcome, revise } from "~/records/partnership/revise.server";
import { rowsOf } from "~db/rows";
import { agendaItems, meetings } from "~db/schema";
import type { TenantDb } from "~db/tenant";

export interface ListedMeeting extends Meeting {
  revision: number;
  items: number;
  decisions: number;
}

/** The columns of a meeting, as `m`. */
export const MEETING_COLUMNS = sql.raw(`m.id, m.body_id as "bodyId", m.title, m.day::text as day,
  m.starts_at as "startsAt", m.time_zone as "timeZone", m.length_minutes as "lengthMinutes", m.place, m.link,
  m.state, m.cancelled_why as "cancelledWhy", m.guests, m.revision`);

/** All meetings, latest first. */
export async function readMeetings(db: TenantDb): Promise<ListedMeeting[]> {
  return rowsOf<ListedMeeting>(
    await db.tx.execute(sql`
      select ${MEETING_COLUMNS}, coalesce(i.items, 0) as items, coalesce(i.decisions, 0) as decisions
      from meetings m left join (
        select a.meeting_id, count(distinct a.id)::int as items, count(d.id)::int as decisions
        from agenda_items a left join decisions d on d.collaborative_id = a.collaborative_id and d.item_id = a.id
        where a.collaborative_id = ${db.collaborativeId} group by a.meeting_id) i on i.meeting_id = m.id
      where m.collaborative_id = ${db.collaborativeId} order by m.day desc, m.starts_at desc nulls last, m.id`),
  );
}

/** Plans a meeting; its agenda begins with what proposed itself. @returns its id */
export async function planMeeting(
  db: TenantDb,
  bodyId: string,
  fields: MeetingFields,
  proposals: Proposal[],
): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const changedBy = actor.name;
  await db.tx.insert(meetings).values({ collaborativeId, id, bodyId, ...fields, changedBy });
  if (proposals.length > 0)
    await db.tx.insert(agendaItems).values(
      proposals.map(({ about, ...item }, position) => ({
        ...item,
        collaborativeId,
        id: uuidv7(),
        meetingId: id,
        position,
        aboutKind: about.kind,
        aboutId: about.id,
        proposed: true,
        changedBy,
      })),
    );
  const after = { ...fields, bodyId, state: "planned", agenda: proposals.map(({ title }) => title) };
  await record(db, [{ subject: "meeting", itemId: id, before: null, after }]);
  return id;
}

/** Changes when and where a meeting is. */
export function changeMeeting(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: MeetingFields },
): Promise<Outcome> {
  return revise(db, meetings, { id, revision, subject: "meeting", set: () => fields });
}

export interface MeetingMove {
  revision: number;
  state: MeetingState;
  cancelledWhy: string;
  /** Kept when it was held. */
  goalStatuses?: Record<string, GoalStatusWord> | undefined;
  /** As approved; only with that state. */
  minutes?: Minutes | undefined;
  /** Of the public address; only with approved minutes. */
  secretHash?: string | undefined;
}

/** Takes a meeting a step further. What is allowed is decided by stepFault of the domain. */
export function moveMeeting(db: TenantDb, id: string, move: MeetingMove): Promise<Outcome> {
  const { revision, state, cancelledWhy, goalStatuses, minutes, secretHash } = move;
  const now = new Date();
  return revise(db, meetings, {
    id,
    revision,
    subject: "meeting",
    set: (row) => ({
      state,
      cancelledWhy,
      ...(state === "called" && { calledAt: row.calledAt ?? now }),
      ...(goalStatuses && { goalStatuses }),
      ...(state === "approved" && {
        minutes,
        secretHash,
        approvedAt: now,
        approvedBy: db.actor.name,
      }),
    }),
  });
}

/** Adds to minutes that are approved. @returns false if they are not */
export async function addAddendum(db: TenantDb, meetingId: string, text: string): Promise<boolean> {
  const id = uuidv7();
  const added = rowsOf(
    await db.tx.execute(sql`
      insert into addenda (collaborative_id, id, meeting_id, text, by)
      select collaborative_id, ${id}::uuid, id, ${text}, ${db.actor.name} from meetings
      where collaborative_id = ${db.collaborativeId} and id = ${meetingId} and state = 'approved' returning id`),
  );
  if (added.length === 0) return false;
  await record(db, [{ subject: "addendum", itemId: meetingId, before: null, after: { text } }]);
  return true;
}

/** Takes the meeting for the rest of the transaction: writers of one meeting take turns. */
export async function lockMeeting(
  db: TenantDb,
  id: string,
): Promise<{ state: MeetingState; bodyId: string; day: string } | null> {
  const [meeting] = await db.tx
    .select({ state: meetings.state, bodyId: meetings.bodyId, day: meetings.day })
    .from(meetings)
    .where(and(eq(meetings.collaborativeId, db.collaborativeId), eq(meetings.id, id)))
    .for("update");
  return meeting ?? null;
}

/** Writes down who was there without a seat. */
export function noteGuests(db: TenantDb, id: string, guests: string): Promise<Outcome> {
  return revise(db, meetings, {
    id,
    revision: null,
    subject: "meeting",
    set: () => ({ guests }),
    note: false,
  });
}
