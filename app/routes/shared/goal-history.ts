import { type GoalChangeWords, goalChanges } from "~/domain/goal-changes";
import type { ContentChange } from "~/domain/investment-changes";
import type { GoalChange } from "~/records/goal-history.server";

/** One step in the life of a goal. */
export interface GoalStep {
  id: string;
  at: string;
  actor: string;
  /** "adopted it", "changed it" … */
  did: string;
  reason: string | null;
  changes: ContentChange[];
}

/**
 * The steps of a goal, the newest first. How a draft was worded is between those who wrote it: others see the
 * goal from its adoption on.
 */
export function historyView(
  changes: GoalChange[],
  { words, whole }: { words: GoalChangeWords; whole: boolean },
): GoalStep[] {
  return changes
    .filter(({ after }) => whole || (after !== null && after.state !== "draft"))
    .map((change) => {
      const { id, at, actor, reason, before, after } = change;
      const moved = before && after && before.state !== after.state;
      const found = before && after ? goalChanges(before, after, words) : [];
      return {
        ...{ id, at, actor, reason, did: didOf(change) },
        changes: moved ? found.filter(({ what }) => what !== "State") : found,
      };
    });
}

function didOf({ before, after }: GoalChange): string {
  if (!before) return "drafted it";
  if (!after) return "took the draft away";
  if (before.state === after.state) return after.state === "draft" ? "changed the draft" : "revised it";
  if (after.state === "adopted") return before.state === "draft" ? "adopted it" : "opened it again";
  return after.state === "met" ? "ended it as met" : "closed it";
}
