import type { GoalStatus } from "~/domain/goals/progress/status";

/** The statuses of a goal as whole-figure viewers see them: meetings keep them to compare with the next time. */
export type GoalStatusWord = GoalStatus;

export const GOAL_STATUS_WORDS: Record<GoalStatusWord, string> = {
  met: "met",
  on_track: "on track",
  behind: "behind",
  off_track: "off track",
  missed: "missed",
  withheld: "withheld",
  no_data: "without data",
};
