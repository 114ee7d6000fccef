import { z } from "zod";
import {
  DECISION_STATES,
  type DecisionState,
  MEETING_STATES,
  type MeetingState,
} from "~/domain/meetings/terms";
import { schemas } from "~/routes/api/schemas";

/** Meetings and decisions in the API's responses. */

const number = z.string().nullable().describe("Year and number, such as 2026-07; null while it is proposed.");
const body = z.strictObject({ id: z.uuid(), name: z.string() });

export const meeting = z
  .strictObject({
    id: z.uuid(),
    body,
    title: z.string(),
    day: z.iso.date(),
    startsAt: z.string().nullable().describe("Wall time in the time zone, such as 14:00."),
    timeZone: z.string(),
    lengthMinutes: z.int(),
    place: z.string(),
    state: z.enum(Object.keys(MEETING_STATES) as [MeetingState, ...MeetingState[]]),
    items: z.int().nullable().describe("Agenda items; null while the agenda is not out."),
  })
  .register(schemas, { id: "Meeting" });

export const decision = z
  .strictObject({
    id: z.uuid(),
    number,
    text: z.string(),
    body,
    meeting: z.uuid(),
    day: z.iso.date(),
    state: z
      .enum(Object.keys(DECISION_STATES) as [DecisionState, ...DecisionState[]])
      .describe("As it stands today: confirmed decisions count as taken."),
    votes: z
      .strictObject({ for: z.int(), against: z.int(), abstaining: z.int() })
      .nullable()
      .describe("Null where nobody was counted."),
    noObjection: z.boolean(),
    effectiveOn: z.iso.date().nullable(),
    replaces: number,
    replacedBy: number,
    confirms: number,
    confirmedBy: number,
  })
  .register(schemas, { id: "Decision" });
