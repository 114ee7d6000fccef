import type { GoalFields } from "~/domain/goals/goal";

/** Text in brackets, as templates have it: still to be replaced by the goal's own words. */
const PLACEHOLDER = /\[[^[\]]*\]/g;

/** The texts that each letter is judged by. */
const TEXTS = {
  S: ["statement", "population", "geography"],
  R: ["owner", "resources"],
  I: ["consultedWho", "consultedWhen"],
  E: ["disparity"],
} as const satisfies Record<string, readonly (keyof GoalFields)[]>;

/** The letters that are judged by texts. */
export type TextLetter = keyof typeof TEXTS;

type GoalTexts = Pick<GoalFields, (typeof TEXTS)[keyof typeof TEXTS][number]>;

/** The placeholders left in the texts that a letter is judged by, each once, brackets included. */
export function placeholdersIn(goal: GoalTexts, letter: TextLetter): string[] {
  const fields: readonly (keyof GoalTexts)[] = TEXTS[letter];
  return [...new Set(fields.flatMap((field) => goal[field].match(PLACEHOLDER) ?? []))];
}

/** All placeholders left in a goal. */
export function placeholdersOf(goal: GoalTexts): string[] {
  const letters = Object.keys(TEXTS) as TextLetter[];
  return [...new Set(letters.flatMap((letter) => placeholdersIn(goal, letter)))];
}
