import { z } from "zod";
import { type Body, type Directory, isFilled, isSeatOf, seatName, seatsOn } from "~/domain/people/bodies";
import type { DecisionRule } from "~/domain/people/terms";
import { type Decision, numberText, type Standing, type Vote, voteText } from "./decisions";
import type { AgendaItem, Attendance, Meeting } from "./meeting";
import { quorumOf, quorumText } from "./quorum";
import type { AgendaKind, AttendanceState, DecisionState } from "./terms";

/** A meeting with everything that was recorded of it. */
export interface MeetingRecord {
  meeting: Meeting;
  items: AgendaItem[];
  attendance: Attendance[];
  decisions: Decision[];
  addenda: Addendum[];
}

export interface Addendum {
  text: string;
  /** ISO instant. */
  at: string;
  by: string;
}

const FORMAT = "tidemark minutes 1";

const vote = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("no_objection") }),
  z.object({ kind: z.literal("count"), for: z.number(), against: z.number(), abstaining: z.number() }),
]);

const minutesDecision = z.object({
  id: z.string(),
  number: z.string().nullable(),
  text: z.string(),
  vote,
  voteText: z.string().nullable(),
  dissent: z.string(),
  state: z.string().transform((state) => state as DecisionState),
  effectiveOn: z.string().nullable(),
  /** Numbers of the earlier decisions. */
  replaces: z.string().nullable(),
  confirms: z.string().nullable(),
});

const minutesSeat = z.object({
  name: z.string(),
  title: z.string(),
  voting: z.boolean(),
  chair: z.boolean(),
  filled: z.boolean(),
  state: z
    .string()
    .nullable()
    .transform((state) => state as AttendanceState | null),
  alternate: z.string().nullable(),
  /** Members whose seat it is: their people see who of them was there. */
  memberIds: z.array(z.string()),
});

/** Minutes as they are read: names instead of ids, frozen as they were approved. */
export const minutesSchema = z.object({
  format: z.literal(FORMAT),
  body: z.string(),
  rule: z.string().transform((rule) => rule as DecisionRule),
  title: z.string(),
  day: z.string(),
  startsAt: z.string().nullable(),
  timeZone: z.string(),
  place: z.string(),
  guests: z.string(),
  quorum: z.object({
    filled: z.number(),
    present: z.number(),
    needed: z.number(),
    reached: z.boolean(),
    text: z.string(),
  }),
  seats: z.array(minutesSeat),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.string().transform((kind) => kind as AgendaKind),
      minutes: z.number().nullable(),
      presenter: z.string().nullable(),
      notes: z.string(),
      decisions: z.array(minutesDecision),
    }),
  ),
});
export type Minutes = z.infer<typeof minutesSchema>;

/**
 * What the minutes of a meeting say now.
 * @param numbers of decisions of any meeting, by id
 */
export function minutesOf(
  { meeting, items, attendance, decisions }: MeetingRecord,
  body: Body,
  directory: Directory,
  numbers: Map<string, string>,
): Minutes {
  const rows = new Map(attendance.map((row) => [row.seatId, row]));
  const contact = (id: string | null) => directory.contacts.find((person) => person.id === id)?.name ?? null;
  const seats = seatsOn(body.seats, meeting.day).map((seat) => ({
    name: seatName(seat, directory),
    title: seat.title,
    voting: seat.voting,
    chair: seat.chair,
    filled: isFilled(seat, directory, meeting.day),
    state: rows.get(seat.id)?.state ?? null,
    alternate: contact(rows.get(seat.id)?.alternateId ?? null),
    memberIds: directory.members.filter(({ id }) => isSeatOf(seat, id, directory)).map(({ id }) => id),
  }));
  const quorum = quorumOf(body.quorum, seats);
  const { title, day, startsAt, timeZone, place, guests } = meeting;
  return {
    format: FORMAT,
    body: body.name,
    rule: body.rule,
    title,
    day,
    startsAt,
    timeZone,
    place,
    guests,
    quorum: { ...quorum, text: quorumText(quorum) },
    seats,
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      kind: item.kind,
      minutes: item.minutes,
      presenter: contact(item.presenterId),
      notes: item.notes,
      decisions: decisions
        .filter(({ itemId }) => itemId === item.id)
        .map((decision) => ({
          id: decision.id,
          number: numberText(decision),
          text: decision.text,
          vote: decision.vote,
          voteText: voteText(decision.vote),
          dissent: decision.dissent,
          state: decision.state,
          effectiveOn: decision.effectiveOn,
          replaces: decision.replaces ? (numbers.get(decision.replaces) ?? null) : null,
          confirms: decision.confirms ? (numbers.get(decision.confirms) ?? null) : null,
        })),
    })),
  };
}

/** A decision with the meeting and body that took it, and how it stands today. */
export interface RecordedDecision {
  id: string;
  number: string | null;
  text: string;
  vote: Vote;
  dissent: string;
  effectiveOn: string | null;
  standing: Standing;
  replaces: string | null;
  confirms: string | null;
  meeting: Pick<Meeting, "id" | "day" | "state" | "bodyId">;
  body: Pick<Body, "id" | "name" | "closed">;
  item: string;
}
