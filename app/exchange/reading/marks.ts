import { own } from "~/domain/own";
import type { MarkMeaning } from "~/exchange/columns/mapping";

/** Texts in places of figures that are no plain figures: "NR", "TBD", "<11", "~1,200", "1,204*", "—". */

/** Stands for the number in a pattern: "<11" and "<5" are both "<…". */
const NUMBER = "…";
/** Words that change the number, so that leaving them out would change the figure. */
const MULTIPLIERS = /\b(?:mil|thou|hundred|dozen|k|m|mm|b|bn|lakh|crore|per|of|to|or|and|x)\b|[-–—/×]/i;

export interface Mark {
  /** The same for all texts of this form. */
  pattern: string;
  /** The number without its mark; null if there is none, or more than one. */
  number: string | null;
}

export function markOf(text: string): Mark {
  const numbers = [...text.matchAll(/\d(?:[\d.,'’]*\d)?(?:\s?%)?/g)];
  const [only] = numbers;
  if (numbers.length !== 1 || !only) return { pattern: text, number: null };
  const before = text.slice(0, only.index);
  const after = text.slice(only.index + only[0].length);
  const pattern = `${before}${NUMBER}${after}`;
  const changes = MULTIPLIERS.test(before) || MULTIPLIERS.test(after) || /^[a-z]*\d|[a-z]$/i.test(before);
  return { pattern, number: changes ? null : only[0] };
}

/** What the sender said that a text stands for; null if nothing. */
export function meaningOf(text: string, marks: Record<string, MarkMeaning>): MarkMeaning | null {
  return own(marks, text) ?? own(marks, markOf(text).pattern) ?? null;
}
