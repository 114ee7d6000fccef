/** The seven letters of a goal, each with a verdict (docs/rules.md, section 6). */

export const LETTERS = ["S", "M", "A", "R", "T", "I", "E"] as const;
export type Letter = (typeof LETTERS)[number];
export const LETTER_NAMES: Record<Letter, string> = {
  S: "Specific",
  M: "Measurable",
  A: "Ambitious",
  R: "Realistic",
  T: "Time-bound",
  I: "Inclusive",
  E: "Equitable",
};

export const VERDICTS = ["met", "weak", "missing"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface LetterVerdict {
  verdict: Verdict;
  /** One sentence that says why. */
  why: string;
  /** One sentence on how to improve it; null if nothing is missing. */
  improve: string | null;
}
export type Letters = Record<Letter, LetterVerdict>;

/** Adoption needs every letter at least weak. */
export function canAdopt(letters: Letters): boolean {
  return lacking(letters).length === 0;
}

/** The letters that block adoption, in order. */
export function lacking(letters: Letters): Letter[] {
  return LETTERS.filter((letter) => letters[letter].verdict === "missing");
}

/** A letter that is met; it may still be improved. */
export const met = (why: string, improve: string | null = null): LetterVerdict => ({
  verdict: "met",
  why,
  improve,
});
/** A letter that is met in part. */
export const weak = (why: string, improve: string): LetterVerdict => ({ verdict: "weak", why, improve });
/** A letter that keeps the goal from being adopted. */
export const missing = (why: string, improve: string): LetterVerdict => ({
  verdict: "missing",
  why,
  improve,
});
