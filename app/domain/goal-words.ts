import type { PaceUnit } from "./pace";
import type { SimpleTarget } from "./targets";
import type { Unit } from "./types";

/** A figure as sentences need it. */
export interface FigureWords {
  label: string;
  kind: "share" | "amount";
  span: "year" | "since_baseline";
  unit: Unit | "share";
  numerator: string;
  denominator: string | null;
  /** A share of people or things reads otherwise than a share of money. */
  numeratorUnit: Unit;
}

/** How numbers and names are written: the rules of the field know no locale. */
export interface GoalWords {
  figure(code: string): FigureWords | null;
  /** Of a measure, metric or indicator; the code itself where there is none. */
  label(code: string): string;
  /** A figure as one would say it: 0.0918 as a share reads "9.2%". */
  value(value: number, unit: Unit | "share"): string;
  /** What is aimed at, with no more digits than it has: "10%", "7.5%". */
  threshold(value: number, unit: Unit | "share"): string;
  /** A level on the scale on which a target is said: "10%", "2 times", "$5 million". */
  level(target: SimpleTarget, level: number): string;
  pace(perYear: number, unit: PaceUnit): string;
  /** A difference of two percentages, given as 1.2: "1.2 points". */
  points(difference: number): string;
  times(factor: number): string;
  list(items: string[], word: "and" | "or"): string;
  /** For the middle of a sentence. */
  lowered(label: string): string;
}
