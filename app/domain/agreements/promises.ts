import type { GoalStatus } from "~/domain/goals/progress/status";
import type { Agreement } from "./agreement";
import { holdsFor } from "./state";

/** What became of a pledge at one member (docs/rules.md, section 15). */
export const PROMISE_STANDINGS = [
  "on_track",
  "behind",
  /** Signed, with goals of which no status is known or shown. */
  "unknown",
  "without_goal",
  "not_signed",
] as const;
export type PromiseStanding = (typeof PROMISE_STANDINGS)[number];

export const PROMISE_WORDS: Record<PromiseStanding, string> = {
  on_track: "Signed and on track",
  behind: "Signed and behind",
  unknown: "Signed, status not known or not shown",
  without_goal: "Signed without a goal",
  not_signed: "Not signed",
};

const ON_TRACK: readonly GoalStatus[] = ["met", "on_track"];
const BEHIND: readonly GoalStatus[] = ["behind", "off_track", "missed"];

/** @param statuses of the member's goals that the pledge names */
export function promiseStanding(
  pledge: Agreement,
  organizationId: string,
  { statuses, today }: { statuses: GoalStatus[]; today: string },
): PromiseStanding {
  return holdsFor(pledge, organizationId, today) ? signedStanding(statuses) : "not_signed";
}

/** What became of a pledge that a member has signed. @param statuses of its goals that the pledge names */
export function signedStanding(statuses: readonly GoalStatus[]): PromiseStanding {
  if (statuses.length === 0) return "without_goal";
  // One goal behind is a promise behind, whatever the others are.
  if (statuses.some((status) => BEHIND.includes(status))) return "behind";
  return statuses.every((status) => ON_TRACK.includes(status)) ? "on_track" : "unknown";
}

/** How many members stand where; members are counted once. */
export function countPromises(standings: PromiseStanding[]): Record<PromiseStanding, number> {
  const counts = { on_track: 0, behind: 0, unknown: 0, without_goal: 0, not_signed: 0 };
  for (const standing of standings) counts[standing]++;
  return counts;
}
