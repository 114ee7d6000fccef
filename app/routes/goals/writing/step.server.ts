import { GOAL_STATES, type GoalState } from "~/domain/goals/goal";
import { stepFault } from "~/domain/goals/smartie/rules";
import { type GoalOutcome, moveGoal, removeDraft, type StoredGoal } from "~/records/goals/goals.server";
import { cite } from "~/records/meetings/citations.server";
import { mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { type GoalContext, judge } from "./context.server";

export type GoalStep = { refused: string } | { outcome: GoalOutcome; saved: GoalState | null };

/**
 * Adopts, ends, or reopens a goal, or removes a draft, for pages and programs alike.
 * @param own as stored
 */
export async function stepGoal(
  context: GoalContext,
  own: StoredGoal,
  {
    to,
    revision,
    reason,
    decisionId,
  }: { to: string; revision: number; reason: string | null; decisionId: string },
): Promise<GoalStep> {
  const { db } = context.visited;
  if (own.revision !== revision) return { outcome: { stored: false, theirs: own }, saved: null };
  if (to === "removed") {
    if (own.state !== "draft")
      return { refused: "Only a draft can be removed. Close an adopted goal instead." };
    return { outcome: await removeDraft(db, own.id, revision), saved: null };
  }
  const state = GOAL_STATES.find((known) => known === to);
  if (!state) return { refused: "Choose what to do with the goal." };
  const { letters, faults } = await judge(context, own);
  const first = faults[0]?.message;
  const fault =
    stepFault(own.state, state, letters, reason) ??
    (state === "adopted" && own.state === "draft" && first ? `Not ready to be adopted: ${first}` : null);
  if (fault) return { refused: fault };
  if (!(await mayCite(context.visited, decisionId))) return { refused: NOT_CITABLE };
  const outcome = await moveGoal(db, { id: own.id, state, revision, reason });
  if (outcome.stored && decisionId && state === "adopted")
    await cite(db, { subject: "goal", decisionId, goalId: own.id, act: "adopted" });
  return { outcome, saved: state };
}
