import type { GoalFields, GoalState } from "~/domain/goals/goal";
import { isBlank } from "~/domain/plain-text";
import { canAdopt, LETTER_NAMES, type Letters, lacking } from "./letters";
import { placeholdersOf } from "./placeholders";

/** The steps and changes a goal allows. */

/** The states that may follow each state. */
const STEPS: Record<GoalState, GoalState[]> = {
  draft: ["adopted"],
  adopted: ["met", "closed"],
  met: ["adopted", "closed"],
  closed: ["adopted"],
};

export function stepsFrom(state: GoalState): GoalState[] {
  return STEPS[state];
}

/** Why a goal cannot go from one state to another; null if it can. Only adoption checks the seven letters. */
export function stepFault(
  from: GoalState,
  to: GoalState,
  letters: Letters,
  reason: string | null,
): string | null {
  if (!STEPS[from].includes(to)) return "The goal has changed since you opened it. Reload the page.";
  if (to === "adopted" && !canAdopt(letters))
    return `Not ready to be adopted: ${lacking(letters)
      .map((letter) => LETTER_NAMES[letter].toLowerCase())
      .join(", ")} still missing.`;
  if (from !== "draft" && isBlank(reason ?? "")) return "Say why: the reason stays with the goal.";
  return null;
}

/** Why a goal cannot be revised; null if it can. Adopted goals need a reason; ended goals cannot change. */
export function revisionFault(state: GoalState, reason: string | null): string | null {
  if (state === "draft") return null;
  if (state !== "adopted") return "A goal that is met or closed cannot be changed. Open it again first.";
  return reason?.trim() ? null : "Say why the goal changes: the reason stays with it.";
}

/** Why a goal in force cannot be stored with this content; null if it can. */
export function placeholderFault(goal: GoalFields): string | null {
  const open = placeholdersOf(goal);
  return open.length === 0
    ? null
    : `Replace everything in brackets with your own words first: ${open.join(", ")}.`;
}
