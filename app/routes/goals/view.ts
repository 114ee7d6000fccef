import type { GoalFields } from "~/domain/goals/goal";
import { evaluate, type Progress } from "~/domain/goals/progress/progress";
import type { Letters } from "~/domain/goals/smartie/letters";
import { smartie } from "~/domain/goals/smartie/smartie";
import { statusSentence } from "~/domain/goals/words/sentences";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import type { Catalog } from "~/domain/terms";
import type { GoalSources } from "~/records/goals/readings.server";
import { goalWords } from "~/ui/figures/goal-words";

/** A goal in a year as pages, files, and the API show it; computed, never stored. */
export interface GoalView {
  progress: Progress | null;
  letters: Letters;
  /** "10% of new hires are impact hires by 2027." Null while there is no target with years. */
  aim: string | null;
  /** "9.2% of new hires in 2025; 10% is due in 2027; on track." */
  standing: string | null;
}

export function goalView(
  goal: GoalFields,
  catalog: Catalog,
  { readings, indicators }: Pick<GoalSources, "readings" | "indicators">,
  year: number,
): GoalView {
  const { locale, currency } = catalog.collaborative;
  const words = goalWords(catalog, indicators, { locale, currency });
  const { measures, metrics } = catalog;
  const letters = smartie({ goal, readings, known: { measures, metrics, indicators }, words });
  const { target, startYear, targetYear, milestones, memberId } = goal;
  if (!target || startYear === null || targetYear === null)
    return { progress: null, letters, aim: null, standing: null };
  const progress = evaluate(target, { startYear, targetYear, milestones, memberId }, readings, year);
  return {
    progress,
    letters,
    aim: targetSentence(target, { startYear, targetYear }, words),
    standing: statusSentence(target, progress, words),
  };
}
