import type { GoalStatus } from "~/domain/goals/progress/status";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { standingsOf } from "~/domain/results/standing";
import { type Contribution, type Grade, gradeOf, hasMoved } from "./contribution";

/** A claim about a goal or a result, by its id. */
type Claim = Contribution & { goalId: string | null; resultId: string | null };

/** What claims may be about, and how it stands. */
export interface Claimable {
  goals: readonly { id: string; statement: string; startYear: number | null }[];
  results: readonly {
    id: string;
    sentence: string;
    goalIds: readonly string[];
    indicatorIds: readonly string[];
  }[];
  indicators: readonly IndicatorRecord[];
  /** The year in which they are judged. */
  year: number;
  statusOf: (goalId: string) => GoalStatus | null;
}

/**
 * Claims with what they are about, in words, and their grades; without those whose goal or result is not among these.
 * Something has moved if the goal, or one that is to move the result, is met or on track, or if a curve of the result, or
 * of one that the goal is to move, has turned.
 */
export function gradedClaims<C extends Claim>(
  claims: readonly C[],
  { goals, results, indicators, year, statusOf }: Claimable,
): (C & { about: string; grade: Grade })[] {
  return claims.flatMap((claim) => {
    const goal = goals.find(({ id }) => id === claim.goalId);
    const result = results.find(({ id }) => id === claim.resultId);
    const about = goal?.statement ?? result?.sentence;
    if (about === undefined) return [];
    const goalIds = goal ? [goal.id] : (result?.goalIds ?? []);
    const curves = results
      .filter((each) => (goal ? each.goalIds.includes(goal.id) : each === result))
      .flatMap((each) => standingsOf(each, { indicators, goals, year }))
      .map(({ standing }) => standing.curve);
    return [{ ...claim, about, grade: gradeOf(claim, hasMoved(goalIds.map(statusOf), curves)) }];
  });
}
