import { dayAfter } from "~/domain/people/contacts";
import type { AgendaKind, AgendaSubject, AttendanceState, MeetingState } from "./terms";

/** A meeting of one body. */
export interface Meeting {
  id: string;
  bodyId: string;
  title: string;
  /** ISO date in the meeting's time zone. */
  day: string;
  /** "14:00" there; null while the hour is open. */
  startsAt: string | null;
  timeZone: string;
  lengthMinutes: number;
  place: string;
  link: string;
  state: MeetingState;
  cancelledWhy: string;
  guests: string;
}

export interface AgendaItem {
  id: string;
  title: string;
  kind: AgendaKind;
  minutes: number | null;
  presenterId: string | null;
  about: { kind: AgendaSubject; id: string | null } | null;
  proposed: boolean;
  notes: string;
}

export interface Attendance {
  seatId: string;
  state: AttendanceState;
  alternateId: string | null;
}

/** The steps that a meeting may take from each state; the first is the usual one. */
const STEPS: Record<MeetingState, MeetingState[]> = {
  planned: ["called", "cancelled"],
  called: ["held", "cancelled"],
  held: ["minutes_out"],
  // Back: the minutes need another look.
  minutes_out: ["approved", "held"],
  approved: [],
  cancelled: ["planned"],
};

/** Which states may follow. */
export const stepsFrom = (state: MeetingState): MeetingState[] => STEPS[state];

export interface StepFacts {
  state: MeetingState;
  day: string;
  today: string;
  items: number;
  /** Filled seats without a word on whether they were there. */
  unrecorded: number;
  cancelledWhy: string;
}

/** Why a meeting cannot take a step; null if it can. */
export function stepFault(to: MeetingState, facts: StepFacts): string | null {
  if (!stepsFrom(facts.state).includes(to)) return "The meeting has moved on. Look at it as it is now.";
  if (to === "called" && facts.items === 0) return "Add at least one agenda item before you send the agenda.";
  // Where the day has begun already, it may still be yesterday in UTC.
  if (to === "held" && facts.day > dayAfter(facts.today)) return "The meeting is still to come.";
  if (to === "cancelled" && facts.cancelledWhy === "") return "Say why the meeting is cancelled.";
  if (to === "minutes_out" && facts.unrecorded > 0)
    return facts.unrecorded === 1
      ? "Record the attendance of 1 more seat first."
      : `Record the attendance of ${facts.unrecorded} more seats first.`;
  return null;
}

/** Minutes are taken once the agenda is out, until they are approved. */
export const takesMinutes = (state: MeetingState): boolean =>
  state === "called" || state === "held" || state === "minutes_out";

/** The agenda may change until the meeting was held. */
export const plansAgenda = (state: MeetingState): boolean => state === "planned" || state === "called";

/** How long the items take together, in minutes. */
export const allotted = (items: Pick<AgendaItem, "minutes">[]): number =>
  items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
