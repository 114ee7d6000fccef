import type { z } from "zod";
import { isCompoundProgress, isFigureProgress, type Progress } from "~/domain/goals/progress/progress";
import { LETTERS } from "~/domain/goals/smartie/letters";
import type { StoredGoal } from "~/records/goals/goals.server";
import type { GoalView } from "~/routes/goals";
import type { ClauseProgress, goal } from "./goal-schemas";

type SlugOf = (memberId: string) => string | null;

/** A goal as the API returns it. */
export function goalJson(
  stored: StoredGoal,
  { progress, letters }: GoalView,
  slugOf: SlugOf,
): z.infer<typeof goal> {
  const { id, revision, level, strategy, memberId, statement, state, target, rollsUpTo } = stored;
  const { startYear, targetYear, milestones } = stored;
  const verdicts = LETTERS.map((letter) => {
    const { verdict, why } = letters[letter];
    return [letter, { verdict, why }] as const;
  });
  return {
    id,
    revision,
    level,
    strategy,
    statement,
    state,
    rollsUpTo,
    member: memberId && slugOf(memberId),
    target: target as Record<string, unknown> | null,
    startYear,
    targetYear,
    milestones: milestones.map(({ year, value }) => ({ year, value })),
    ...(progress ? progressJson(progress, slugOf) : NO_PROGRESS),
    smartie: Object.fromEntries(verdicts) as z.infer<typeof goal>["smartie"],
  };
}

const NO_PROGRESS = {
  baseline: null,
  value: null,
  targetValue: null,
  expected: null,
  attainment: null,
  status: "no_data" as const,
  statusYear: null,
  why: null,
  forecast: null,
  complete: true,
  coverage: null,
  clauses: [],
  members: [],
};

function progressJson(progress: Progress, slugOf: SlugOf): ClauseProgress {
  const { attainment, status, why, soFar } = progress;
  const standing = {
    ...NO_PROGRESS,
    attainment,
    status,
    statusYear: progress.year,
    why,
    complete: soFar === null,
    coverage: soFar?.coverage ?? null,
  };
  if (isCompoundProgress(progress)) {
    const clauses = progress.clauses.map((clause) => progressJson(clause, slugOf));
    return { ...standing, complete: clauses.every(({ complete }) => complete), clauses };
  }
  if (progress.kind === "eachMember")
    return {
      ...standing,
      members: progress.members.flatMap(({ memberId, progress: own }) => {
        const member = slugOf(memberId);
        const value = isFigureProgress(own) ? own.value : null;
        return member === null ? [] : [{ member, status: own.status, attainment: own.attainment, value }];
      }),
    };
  const { baseline, target, forecast, coverage, asOf } = progress;
  // What is reported of the year asked for, even where its status is that of an earlier one.
  const { value, expected } = soFar ?? progress;
  return {
    ...standing,
    coverage: soFar?.coverage ?? coverage,
    baseline,
    value,
    targetValue: target,
    expected,
    forecast: forecast && { value: forecast.value, reachedIn: forecast.reachedIn },
    ...(asOf !== undefined && { asOf }),
  };
}
