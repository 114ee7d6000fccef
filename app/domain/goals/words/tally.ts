import type { GoalStatus } from "~/domain/goals/progress/status";
import type { Tally } from "~/domain/goals/progress/tally";
import { STATUS_WORDS } from "./sentences";

/** A count beside the status that it is of: "1 behind", "2 without data". */
export interface CountWords {
  status: GoalStatus;
  text: string;
}

/** How all shared goals stand: "3 of 6 shared goals on track", and each other status with its count. */
export interface TallyWords {
  lead: string;
  counts: CountWords[];
}

const wordOf = (status: GoalStatus) => (status === "no_data" ? "without data" : STATUS_WORDS[status]);

/** Null without goals. What the lead says is not counted again. */
export function tallyWords({ of, good, counts }: Tally): TallyWords | null {
  if (of === 0) return null;
  const goals = of === 1 ? "shared goal" : "shared goals";
  const isMet = counts.some(({ status }) => status === "met");
  const isOnTrack = counts.some(({ status }) => status === "on_track");
  const both = isMet && isOnTrack;
  const standing = both ? "met or on track" : isMet ? "met" : "on track";
  const inLead = (status: GoalStatus) => !both && (status === "met" || status === "on_track");
  return {
    lead: `${good} of ${of} ${goals} ${standing}`,
    counts: counts
      .filter(({ status }) => !inLead(status))
      .map(({ status, count }) => ({ status, text: `${count} ${wordOf(status)}` })),
  };
}

/** How one institution's own goals stand, after its name: "behind", "2 goals, both behind", "3 goals, 2 on track, 1 behind". */
export function ownTallyWords({ of, counts }: Tally): { lead: string; counts: CountWords[] } {
  const [first] = counts;
  if (!first) return { lead: "no goal of its own yet", counts: [] };
  if (of === 1) return { lead: "", counts: [{ status: first.status, text: wordOf(first.status) }] };
  const lead = `${of} goals`;
  if (counts.length > 1)
    return {
      lead,
      counts: counts.map(({ status, count }) => ({ status, text: `${count} ${wordOf(status)}` })),
    };
  const all = of === 2 ? "both" : "all";
  return { lead, counts: [{ status: first.status, text: `${all} ${wordOf(first.status)}` }] };
}
