import type { z } from "zod";
import type { Progress } from "~/domain/progress";
import { LETTERS } from "~/domain/smartie";
import type { StoredGoal } from "~/records/goals.server";
import type { GoalView } from "../shared/goal-view";
import type { ClauseProgress, goal } from "./goal-schemas";

type SlugOf = (memberId: string) => string | null;

/** A goal in the form in which the API gives it. */
export function goalJson(
  { id, level, strategy, memberId, statement, state, target, rollsUpTo }: StoredGoal,
  { progress, letters }: GoalView,
  slugOf: SlugOf,
): z.infer<typeof goal> {
  const verdicts = LETTERS.map((letter) => {
    const { verdict, why } = letters[letter];
    return [letter, { verdict, why }] as const;
  });
  return {
    ...{ id, level, strategy, statement, state, rollsUpTo },
    member: memberId && slugOf(memberId),
    target: target as Record<string, unknown> | null,
    ...(progress ? progressJson(progress, slugOf) : NOTHING),
    smartie: Object.fromEntries(verdicts) as z.infer<typeof goal>["smartie"],
  };
}

const NOTHING = {
  ...{ baseline: null, value: null, targetValue: null, expected: null, attainment: null },
  ...{ status: "no_data" as const, why: null, forecast: null, clauses: [], members: [] },
};

function progressJson(progress: Progress, slugOf: SlugOf): ClauseProgress {
  const { baseline, value, target, expected, attainment, status, why, forecast, clauses, members } = progress;
  return {
    ...{ baseline, value, targetValue: target, expected, attainment, status, why },
    forecast: forecast && { value: forecast.value, reachedIn: forecast.reachedIn },
    clauses: clauses.map((clause) => progressJson(clause, slugOf)),
    members: members.flatMap((one) => {
      const member = slugOf(one.memberId);
      const { status, attainment, value } = one.progress;
      return member === null ? [] : [{ member, status, attainment, value }];
    }),
  };
}
