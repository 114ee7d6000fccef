import type { SimpleTarget } from "~/domain/goals/targets";
import type { Unit } from "~/domain/terms";

/** The unit of a yearly pace: points of a share or percentage, percent of last year's value, or the unit itself. */
export type PaceUnit = "share_points" | "percent_points" | "growth" | Unit;

/** What sentences need to know about a figure. */
export interface FigureWords {
  label: string;
  kind: "share" | "amount";
  span: "year" | "since_baseline";
  unit: Unit | "share";
  numerator: string;
  denominator: string | null;
  /** A share of people or things is worded differently from a share of money. */
  numeratorUnit: Unit;
}

/** Those that differ from a number: an equal one reads the same and asks for no more decimals. */
export const unlike = (value: number, others: (number | null)[]): (number | null)[] =>
  others.filter((other) => other !== value);

/** What a goal's numbers are counted in; "points" is a difference of two shares, as a fraction. */
export type GoalUnit = Unit | "share" | "points";

/** How numbers and names are written; the domain itself knows no locale. */
export interface GoalWords {
  figure(code: string): FigureWords | null;
  /** The label of a measure, metric, or indicator; the code itself if there is none. */
  label(code: string): string;
  /**
   * A figure rounded for reading: 0.0918 as a share is "9.2%". Beside other numbers, with as many decimals as
   * it takes to lie on its true side of each.
   */
  value(value: number, unit: GoalUnit, beside?: (number | null)[]): string;
  /** A target's number with its own digits: "10%", "7.5%", "$19.96 million". */
  threshold(value: number, unit: Unit | "share"): string;
  /** A value on the target's own scale: "10%", "2 times", "$5 million"; beside others, on its true side of each. */
  level(target: SimpleTarget, level: number, beside?: (number | null)[]): string;
  pace(perYear: number, unit: PaceUnit): string;
  /** A difference of two percentages, given as 1.2: "1.2 points". */
  points(difference: number): string;
  times(factor: number, beside?: number): string;
  list(items: string[], word: "and" | "or"): string;
  /** The collaborative's currency by its name: "US dollars". */
  currency: string;
  /** For the middle of a sentence. */
  lowered(label: string): string;
  /** "as of Mar 3, 2026". @param day ISO */
  asOf(day: string): string;
}

/** A sentence begins with a capital. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
