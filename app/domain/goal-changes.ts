import type { GoalFields, GoalState } from "./goal";
import { type Milestone, milestoned } from "./goal-faults";
import { targetSentence } from "./goal-sentences";
import type { GoalWords } from "./goal-words";
import type { ContentChange } from "./investment-changes";
import type { Target } from "./targets";
import { STRATEGY_NAMES } from "./types";

/** What a goal says, as it is kept in its history. */
export interface GoalContent extends GoalFields {
  state: GoalState;
}

/** How what a goal refers to is written. */
export interface GoalChangeWords extends GoalWords {
  member(id: string): string;
  goal(id: string): string;
  dimension(code: string): string;
}

const STATES: Record<GoalState, string> = {
  ...{ draft: "Draft", adopted: "Adopted", met: "Met", closed: "Closed" },
};

/** What was changed, field by field, in the order of the form. */
export function goalChanges(
  before: GoalContent,
  after: GoalContent,
  words: GoalChangeWords,
): ContentChange[] {
  const [old, now] = [new Map(said(before, words)), new Map(said(after, words))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) || null, after: now.get(what) || null }))
    .filter((one) => one.before !== one.after);
}

function said(goal: GoalContent, words: GoalChangeWords): [what: string, text: string | null][] {
  const { memberId, startYear, targetYear, target, milestones, rollsUpTo, breakdown } = goal;
  const year = (one: number | null | undefined) => (one ? String(one) : null);
  return [
    ["State", STATES[goal.state]],
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

/** The target as a sentence; while the years are open, it says so in their place. */
function aimed(target: Target, { startYear, targetYear }: GoalContent, words: GoalWords): string {
  if (startYear !== null && targetYear !== null)
    return targetSentence(target, { startYear, targetYear }, words);
  // Years of which no sentence is made stand in for those that are open, and are taken out again.
  const open = { startYear: startYear ?? 0, targetYear: targetYear ?? 9999 };
  return targetSentence(target, open, words)
    .replaceAll(/ by 9999|, every year to 9999/g, "")
    .replaceAll(/\b(of|from) 0\b/g, "$1 the start");
}

/** "8% by 2026, 9% by 2027"; null where there are none. */
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
      return `${words.level(simple, value)} by ${year}`;
    })
    .join(", ");
}
