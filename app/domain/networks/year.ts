import type { MeetingState } from "~/domain/meetings/terms";
import { MEETINGS_A_YEAR } from "./terms";

/** One of a network's four meetings of a year. */
export interface NetworkMeeting {
  id: string;
  year: number;
  /** 1 to 4. */
  number: number;
  /** ISO date. */
  day: string;
  /** Length in minutes. */
  minutesLong: number;
  inPerson: boolean;
  place: string;
  theme: string;
  state: MeetingState;
  minutes: string;
  approvedOn: string | null;
  revision: number;
}

type Planned = Pick<NetworkMeeting, "number" | "day" | "minutesLong" | "inPerson" | "state">;

/** The last meeting is extended if it is in person, or at least 1.5 times as long as the others' median. */
export function isExtended(last: Planned, others: readonly Planned[]): boolean {
  if (last.inPerson) return true;
  const lengths = others.map(({ minutesLong }) => minutesLong).sort((a, b) => a - b);
  const middle = lengths.length / 2;
  const lower = lengths[Math.ceil(middle) - 1];
  const upper = lengths[Math.floor(middle)];
  if (lower === undefined || upper === undefined) return false;
  // Twice the median, so that a half stays whole.
  return last.minutesLong * 4 >= 3 * (lower + upper);
}

/** What a year's plan lacks, in sentences. Canceled meetings do not count. */
export function gapsOfYear(themes: readonly string[], meetings: readonly Planned[]): string[] {
  const gaps: string[] = [];
  if (themes.length === 0) gaps.push("Choose a theme.");
  const planned = meetings.filter(({ state }) => state !== "cancelled");
  const missing = MEETINGS_A_YEAR - planned.length;
  if (missing > 0) gaps.push(missing === 1 ? "Plan 1 more meeting." : `Plan ${missing} more meetings.`);
  const inOrder = [...planned].sort((a, b) => a.number - b.number);
  if (inOrder.some(({ day }, place) => place > 0 && day <= (inOrder[place - 1]?.day ?? "")))
    gaps.push("The meetings are not in the order of their days.");
  const last = inOrder.find(({ number }) => number === MEETINGS_A_YEAR);
  const others = inOrder.filter(({ number }) => number < MEETINGS_A_YEAR);
  if (last && others.length > 0 && !isExtended(last, others))
    gaps.push(
      "The last meeting is not extended: hold it in person, or make it half as long again as the others.",
    );
  return gaps;
}

/** What a participant brings to a meeting. */
export interface Round {
  participantId: string;
  news: string;
  lesson: string;
  question: string;
}

/** A round is complete with all three of news, lesson, and question. */
export const isComplete = ({ news, lesson, question }: Omit<Round, "participantId">): boolean =>
  [news, lesson, question].every((text) => text.trim() !== "");

/** Rounds are written until the meeting was held, and minutes only from the day of the meeting on. */
export const takesRounds = (state: MeetingState): boolean => state === "planned" || state === "called";

/** Why a meeting cannot take a step; null if it can. */
export function networkStepFault(
  to: MeetingState,
  facts: { state: MeetingState; day: string; today: string; minutes: string },
): string | null {
  if (to === "held" && facts.day > facts.today) return "The meeting is still to come.";
  if (to === "minutes_out" && facts.minutes.trim() === "") return "Write the minutes first.";
  return null;
}
