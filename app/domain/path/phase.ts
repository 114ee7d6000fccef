import type { Phase } from "./profile";

/** What the records say, which may contradict the phase that was stated. */
export interface PhaseFacts {
  charterInForce: boolean;
  adoptedGoals: number;
  runningInitiatives: number;
  unfinishedActions: number;
  publishedReports: number;
  /** Meetings held after the day since which the phase is stated. */
  meetingsSince: number;
  hasHost: boolean;
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Each contradiction as what follows "but": "implementing, but no charter is in force". */
export function contradictionsOf(phase: Phase, facts: PhaseFacts): string[] {
  const { runningInitiatives, unfinishedActions, meetingsSince } = facts;
  const running = counted(runningInitiatives, "initiative is running", "initiatives are running");
  const checks: Record<Phase, [contradicts: boolean, words: string][]> = {
    forming: [[runningInitiatives > 0, running]],
    implementing: [
      [!facts.charterInForce, "no charter is in force"],
      [facts.adoptedGoals === 0, "no shared goal is adopted"],
      [runningInitiatives === 0, "no initiative is running"],
    ],
    evaluating: [
      [!facts.charterInForce, "no charter is in force"],
      [facts.publishedReports === 0, "no report is published"],
    ],
    paused: [
      [runningInitiatives > 0, running],
      [meetingsSince > 0, `${counted(meetingsSince, "meeting was", "meetings were")} held since`],
    ],
    concluded: [
      [runningInitiatives > 0, running],
      [unfinishedActions > 0, counted(unfinishedActions, "action is unfinished", "actions are unfinished")],
      [facts.hasHost, "a host has no last day"],
    ],
  };
  return checks[phase].flatMap(([contradicts, words]) => (contradicts ? [words] : []));
}
