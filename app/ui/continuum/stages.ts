import type { Stage } from "~/domain/continuum/continuum";

/** The words of the four stages, from "Not yet started" on; a rubric names the last three. */
export type StageWords = readonly string[];

/** Shown where there is no rating. Never 0, which is a stage. */
export const NOT_RATED = "not rated";

/** "Building momentum", or "not rated". */
export function stageWord(words: StageWords, stage: Stage | null): string {
  return stage === null ? NOT_RATED : (words[stage] ?? String(stage));
}

/** The class that gives a cell or bar its stage's look. */
export function stageClass(stage: Stage | null): string {
  return stage === null ? "stage-none" : `stage-${stage}`;
}

/** "2 Getting started, 5 Building momentum, 1 not rated": only stages that occur. */
export function countWords(counts: readonly number[], unrated: number, words: StageWords): string {
  const parts = counts.flatMap((count, stage) => (count > 0 ? [`${count} ${words[stage] ?? stage}`] : []));
  return [...parts, ...(unrated > 0 ? [`${unrated} ${NOT_RATED}`] : [])].join(", ");
}

/** A difference in stages, with a typographic minus: "+1 stage", "−2 stages", "unchanged". */
export function stageDifference(difference: number): string {
  if (difference === 0) return "unchanged";
  const size = Math.abs(difference);
  return `${difference > 0 ? "+" : "−"}${size} ${size === 1 ? "stage" : "stages"}`;
}
