import type { Readings } from "~/domain/goals/progress/readings";
import { isCompound, isSimple, type SimpleTarget, type Target } from "~/domain/goals/targets";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Metric, Strategy } from "~/domain/terms";
import type { MetricGoal } from "~/ui/figures/metrics/metric-chart";
import { goalChart } from "./goal-chart";

/** A goal as far as a chart needs it. */
export interface ChartedGoal {
  memberId: string | null;
  target: Target | null;
  startYear: number | null;
  targetYear: number | null;
  milestones: { year: number; value: number }[];
}

/**
 * The collaborative's goal for a metric, on the metric's own scale: the first with a part that says how high the metric
 * should be. A goal to double an amount compares the same members and has a chart of its own.
 * @param goals those that the reader may see and that are in force
 */
export function goalOnMetric(
  metric: Metric,
  goals: ChartedGoal[],
  sources: { readings: Readings; words: GoalWords; year: number; accent: Strategy },
): MetricGoal | null {
  for (const { memberId, target, startYear, targetYear, milestones } of goals) {
    if (memberId !== null || !target || startYear === null || targetYear === null) continue;
    const part = partOn(metric, target);
    if (!part) continue;
    // Milestones belong to a goal with a single figure.
    const path = {
      startYear,
      targetYear,
      memberId,
      milestones: isCompound(target) ? [] : milestones,
    };
    const { due, data } = goalChart(part, { path, ...sources });
    if (due && data.goal) return { due: due.text, dueYear: due.year, path: data.goal };
  }
  return null;
}

/** Whether a target says how high a metric should be. */
export const aboutMetric = (metric: Metric, target: Target): boolean => partOn(metric, target) !== null;

/** The part of a target that lies on the metric's own scale, so that one drawing can hold both; null if none does. */
export function partOn(metric: Metric, target: Target): SimpleTarget | null {
  if (isCompound(target)) {
    for (const clause of target.clauses) {
      const part = partOn(metric, clause);
      if (part) return part;
    }
    return null;
  }
  if (!isSimple(target)) return null;
  if (target.kind === "share") return target.metric === metric.code ? target : null;
  if (target.kind !== "amount" || metric.kind !== "amount") return null;
  const sameSpan = (target.over === "sinceBaseline") === (metric.span === "since_baseline");
  return sameSpan && [metric.code, metric.numerator].includes(target.figure) ? target : null;
}
