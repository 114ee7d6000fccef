import { type Milestone, milestoned } from "~/domain/goals/faults";
import { GOAL_STATE_NAMES, type GoalFields, type GoalState } from "~/domain/goals/goal";
import { levelOf, type Target } from "~/domain/goals/targets";
import type { ContentChange } from "~/domain/investments/changes";
import { STRATEGY_NAMES } from "~/domain/terms";
import { targetSentence } from "./target-sentences";
import type { GoalWords } from "./words";

/** A goal's content as its history records it. */
export interface GoalContent extends GoalFields {
  state: GoalState;
}

/** The names of what a goal refers to. */
export interface GoalChangeWords extends GoalWords {
  member(id: string): string;
  goal(id: string): string;
  dimension(code: string): string;
}

/** The fields that differ between two versions, in the order of the form. */
export function goalChanges(
  before: GoalContent,
  after: GoalContent,
  words: GoalChangeWords,
): ContentChange[] {
  const old = new Map(fieldTexts(before, words));
  const now = new Map(fieldTexts(after, words));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) || null, after: now.get(what) || null }))
    .filter((change) => change.before !== change.after);
}

function fieldTexts(goal: GoalContent, words: GoalChangeWords): [what: string, text: string | null][] {
  const { memberId, startYear, targetYear, target, milestones, rollsUpTo, breakdown } = goal;
  const year = (number: number | null | undefined) => (number ? String(number) : null);
  return [
    ["State", GOAL_STATE_NAMES[goal.state]],
    ["Whose goal", memberId ? words.member(memberId) : "The collaborative"],
    ["Strategy", STRATEGY_NAMES[goal.strategy]],
    ["Statement", goal.statement],
    ["Whom it concerns", goal.population],
    ["Where", goal.geography],
    ["Target", target ? aimed(target, goal, words) : null],
    ["Start year", year(startYear)],
    ["Target year", year(targetYear)],
    ["Milestones", milestoneWords(target, milestones ?? [], words)],
    ["Owner", goal.owner],
    ["Resources", goal.resources],
    ["Who was consulted", goal.consultedWho],
    ["When they were consulted", goal.consultedWhen],
    ["The disparity it is meant to close", goal.disparity],
    ["Watched by", breakdown ? words.dimension(breakdown) : null],
    ["Rolls up to", rollsUpTo ? words.goal(rollsUpTo) : null],
  ];
}

/** The target as a sentence, without the years that are still open. */
function aimed(target: Target, { startYear, targetYear }: GoalContent, words: GoalWords): string {
  if (startYear !== null && targetYear !== null)
    return targetSentence(target, { startYear, targetYear }, words);
  // Impossible years stand in for open ones and are removed from the sentence.
  const open = { startYear: startYear ?? 0, targetYear: targetYear ?? 9999 };
  return targetSentence(target, open, words)
    .replaceAll(/ by 9999|, every year to 9999/g, "")
    .replaceAll(/\b(of|from) 0\b/g, "$1 the start");
}

/** "8% by 2026, 9% by 2027"; null without milestones. */
export function milestoneWords(
  target: Target | null,
  milestones: Milestone[],
  words: GoalWords,
): string | null {
  if (milestones.length === 0) return null;
  const simple = target && milestoned(target);
  return milestones
    .map(({ year, value }) => {
      if (!simple) return `${value} by ${year}`;
      if (simple.kind === "parity") return `${words.points(value)} above by ${year}`;
      if (simple.kind === "reduction") return `down by ${words.threshold(value, "share")} by ${year}`;
      return `${words.level(simple, value, [levelOf(simple)])} by ${year}`;
    })
    .join(", ");
}
