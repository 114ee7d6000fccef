import { mayKnowMember, seesEverything } from "./disclosure";
import type { Goal, GoalState } from "./goal";
import { canAdopt, LETTER_NAMES, type Letters, lacking } from "./smartie";
import type { DisclosurePolicy, Viewer } from "./types";

/** What may be done with a goal, and by whom it may be seen. */

/** From each state the states that may follow. */
const STEPS: Record<GoalState, GoalState[]> = {
  draft: ["adopted"],
  adopted: ["met", "closed"],
  met: ["adopted", "closed"],
  closed: ["adopted"],
};

/** Does the goal hold? It counts once it is adopted, and goes on counting when it is met. */
export function holds({ state }: Pick<Goal, "state">): boolean {
  return state === "adopted" || state === "met";
}

export function stepsFrom(state: GoalState): GoalState[] {
  return STEPS[state];
}

/** Why a goal cannot go from one state to another; null if it can. Only adopting asks the seven letters. */
export function stepFault(
  from: GoalState,
  to: GoalState,
  letters: Letters,
  reason: string | null,
): string | null {
  if (!STEPS[from].includes(to)) return "The goal has moved on in the meantime: reload the page.";
  if (to === "adopted" && !canAdopt(letters))
    return `Not ready to be adopted: ${lacking(letters)
      .map((letter) => LETTER_NAMES[letter].toLowerCase())
      .join(", ")} still missing.`;
  if (from !== "draft" && !reason?.trim()) return "Say why: the reason stays with the goal.";
  return null;
}

/** Once adopted, a goal changes only with a reason, and an ended one not at all. */
export function revisionFault(state: GoalState, reason: string | null): string | null {
  if (state === "draft") return null;
  if (state !== "adopted") return "A goal that is met or closed stays as it was. Open it again to change it.";
  return reason?.trim() ? null : "Say why the goal is changed: the reason stays with it.";
}

/**
 * May the viewer see this goal? The collaborative's own, once they are no drafts, everybody; a member's, whoever
 * may know that member's figures. Drafts are for those who write them.
 */
export function maySeeGoal(
  viewer: Viewer,
  policy: DisclosurePolicy,
  goal: Pick<Goal, "memberId" | "state">,
): boolean {
  if (seesEverything(viewer)) return true;
  if (goal.memberId === null) return goal.state !== "draft";
  if (goal.memberId === viewer.memberId) return true;
  return goal.state !== "draft" && mayKnowMember(viewer, policy, goal.memberId);
}
