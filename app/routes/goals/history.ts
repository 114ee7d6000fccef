import type { Disclosed } from "~/domain/disclosure/disclosure";
import { type GoalChangeWords, goalChanges } from "~/domain/goals/words/changes";
import type { ContentChange } from "~/domain/investments/changes";
import type { GoalChange } from "~/records/goals/history.server";

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

/** The steps of a goal, newest first. */
export function historyView(changes: Disclosed<GoalChange>[], words: GoalChangeWords): GoalStep[] {
  return changes.map((change) => {
    const { id, at, actor, reason, before, after } = change;
    const moved = before && after && before.state !== after.state;
    const differences = before && after ? goalChanges(before, after, words) : [];
    return {
      id,
      at,
      actor,
      reason,
      did: didOf(change),
      changes: moved ? differences.filter(({ what }) => what !== "State") : differences,
    };
  });
}

function didOf({ before, after }: GoalChange): string {
  if (!before) return "drafted it";
  if (!after) return "removed the draft";
  if (before.state === after.state) return after.state === "draft" ? "changed the draft" : "revised it";
  if (after.state === "adopted") return before.state === "draft" ? "adopted it" : "opened it again";
  return after.state === "met" ? "ended it as met" : "closed it";
}
