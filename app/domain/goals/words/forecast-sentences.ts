import {
  type FigureProgress,
  isCompoundProgress,
  isFigureProgress,
  type Progress,
} from "~/domain/goals/progress/progress";
import {
  figureCodeOf,
  isCompound,
  isOfPlace,
  isSimple,
  type SimpleTarget,
  type Target,
} from "~/domain/goals/targets";
import type { GoalWords } from "./words";

/**
 * Where the trends lead, one sentence for each figure with a trend: "On the trend of 7 yearly values, impact-hire
 * rate comes to 9.5% in 2027; it reaches the target in 2028." Label them as projections.
 */
export function forecastSentences(target: Target, progress: Progress, words: GoalWords): string[] {
  if (isCompoundProgress(progress) && isCompound(target))
    return target.clauses.flatMap((clause, index) => {
      const clauseProgress = progress.clauses[index];
      return clauseProgress ? forecastSentences(clause, clauseProgress, words) : [];
    });
  // "Each member" has one trend per member; the goal's page shows them.
  if (!isFigureProgress(progress) || !isSimple(target)) return [];
  const { forecast, dueYear } = progress;
  if (!forecast) return [];
  const code = isOfPlace(target) ? target.indicator : figureCodeOf(target);
  const comes = forecastWords(target, progress, forecast.value, words);
  const reached =
    forecast.reachedIn === null
      ? "it does not reach the target on this trend"
      : forecast.reachedIn <= progress.year
        ? "it has already reached the target"
        : `it reaches the target in ${forecast.reachedIn}`;
  return [
    `On the trend of ${forecast.from} yearly values, ${words.lowered(words.label(code))} comes to ${comes} in ${dueYear}; ${reached}.`,
  ];
}

/** "9.5%", or for a change "$3 million more than in 2019". */
function forecastWords(
  target: SimpleTarget,
  { unit, target: due, value, startYear }: FigureProgress,
  forecast: number,
  words: GoalWords,
): string {
  if (target.kind !== "increase" && target.kind !== "points")
    return words.value(forecast, unit, [due, value]);
  const size = words.value(Math.abs(forecast), unit, [due]);
  const more = forecast < 0 ? "less" : "more";
  const together =
    target.kind === "increase" && target.over === "sinceBaseline" ? ", all years together," : "";
  return `${size} ${more} than in ${startYear}${together}`;
}
