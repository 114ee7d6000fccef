import { type Goal, holds } from "~/domain/goals/goal";
import { figureCodeOf, isOfPlace, type SimpleTarget, simpleTargets } from "~/domain/goals/targets";
import type { Metric } from "~/domain/terms";

/** A goal whose target and years are complete. */
export type AimedGoal<G> = G & { target: NonNullable<Goal["target"]>; startYear: number; targetYear: number };

type WithTarget = Pick<Goal, "state" | "strategy" | "memberId" | "target" | "startYear" | "targetYear">;

/**
 * The goal in force that a figure is measured against: the first of the institution (null: of the collaborative)
 * whose target reads it. What each member has to reach is no goal of the figure of all together.
 */
export function goalOfFigure<G extends WithTarget>(
  goals: readonly G[],
  metric: Metric,
  memberId: string | null,
): AimedGoal<G> | null {
  const isOfIt = (goal: G): goal is AimedGoal<G> =>
    goal.memberId === memberId &&
    holds(goal) &&
    goal.strategy === metric.strategy &&
    goal.target !== null &&
    goal.target.kind !== "eachMember" &&
    goal.startYear !== null &&
    goal.targetYear !== null &&
    simpleTargets(goal.target).some((target) => reads(target, metric));
  return goals.find(isOfIt) ?? null;
}

function reads(target: SimpleTarget, metric: Metric): boolean {
  if (isOfPlace(target)) return false;
  const code = figureCodeOf(target);
  const isOfShare = target.kind === "share" || target.kind === "points";
  return code === metric.code || (!isOfShare && code === metric.numerator);
}
