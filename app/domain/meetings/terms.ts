/** The terms of meetings and decisions as plain data (docs/rules.md, section 12). */

export const MEETING_STATES = {
  planned: "Planned",
  called: "Called",
  held: "Held",
  minutes_out: "Minutes out",
  approved: "Minutes approved",
  cancelled: "Canceled",
} as const;
export type MeetingState = keyof typeof MEETING_STATES;

export const AGENDA_KINDS = {
  information: "Information",
  discussion: "Discussion",
  decision: "Decision",
  check_in: "Check-in",
} as const;
export type AgendaKind = keyof typeof AGENDA_KINDS;

/** Records that an agenda item may point to. */
export type AgendaSubject =
  | "goal"
  | "result"
  | "agreement"
  | "report"
  | "initiative"
  | "action"
  | "numbers"
  | "decision";

export const ATTENDANCE_STATES = {
  present: "Present",
  alternate: "Alternate",
  excused: "Excused",
  absent: "Absent",
} as const;
export type AttendanceState = keyof typeof ATTENDANCE_STATES;

export const DECISION_STATES = {
  proposed: "Proposed",
  taken: "Taken",
  not_taken: "Not taken",
  to_be_confirmed: "To be confirmed",
} as const;
export type DecisionState = keyof typeof DECISION_STATES;

export type CitationAct = "adopted" | "revised";
export type CitationSubject = "goal" | "policy" | "priority";
