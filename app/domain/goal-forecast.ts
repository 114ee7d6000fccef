import type { GoalWords } from "./goal-words";
import type { Progress } from "./progress";
import { isSimple, type Target } from "./targets";

/**
 * Where the trends lead, one sentence for each figure that has one: "On the trend of the last 7 years, impact-hire
 * rate comes to 9.5% in 2027; it reaches the target in 2028." A projection, and to be labelled as one.
 */
export function forecastSentences(target: Target, progress: Progress, words: GoalWords): string[] {
  // Of each member there are as many trends as members: the goal's own page has them.
  if (target.kind === "eachMember") return [];
  if (!isSimple(target))
    return target.clauses.flatMap((one, place) => {
      const clause = progress.clauses[place];
      return clause ? forecastSentences(one, clause, words) : [];
    });
  const { forecast, dueYear, unit } = progress;
  if (!forecast) return [];
  const code =
    target.kind === "share" ? target.metric : "figure" in target ? target.figure : target.indicator;
  const comes = words.value(forecast.value, unit ?? "count");
  const reached =
    forecast.reachedIn === null
      ? "it does not reach the target on this trend"
      : forecast.reachedIn <= progress.year
        ? "it is at the target already"
        : `it reaches the target in ${forecast.reachedIn}`;
  return [
    `On the trend of ${forecast.from} yearly values, ${words.lowered(words.label(code))} comes to ${comes} in ${dueYear}; ${reached}.`,
  ];
}
