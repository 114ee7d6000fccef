import { type Answer, type Rating, SCALES, type Scale, type ScaleStatement } from "./statements";
import { t975 } from "./student";

/**
 * Scores of the pulse. A person's score is the mean of 3 to 5 whole numbers, so it is a whole number of sixtieths:
 * limits are compared exactly, and doubles appear only where a root is drawn.
 */
export const SIXTIETHS = 60;
const FEWEST_ANSWERED = 3;
const COMPLETE_FOR_ALPHA = 30;

/** A person's score on a scale, in sixtieths; null with fewer than three of its five statements answered. */
export function personScore({ ratings }: Pick<Answer, "ratings">, scale: Scale): number | null {
  const answered = SCALES[scale].flatMap((statement: ScaleStatement) => ratings[statement] ?? []);
  if (answered.length < FEWEST_ANSWERED) return null;
  const sum = answered.reduce<number>((total, rating) => total + rating, 0);
  return (sum * SIXTIETHS) / answered.length;
}

const sumOf = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Mean of whole numbers in units of which `per` make one point. */
export const meanOf = (values: readonly number[], per = SIXTIETHS): number =>
  sumOf(values) / (values.length * per);

/** n Σx² − (Σx)², exact for whole numbers: n(n − 1) times the variance. */
const spreadOf = (values: readonly number[]) =>
  values.length * sumOf(values.map((value) => value * value)) - sumOf(values) ** 2;

/** The sample's standard deviation in points; null for fewer than two. */
export function deviationOf(values: readonly number[], per = SIXTIETHS): number | null {
  const n = values.length;
  return n < 2 ? null : Math.sqrt(spreadOf(values) / (n * (n - 1))) / per;
}

/**
 * Half the width of the 95% interval around the mean of n of the invited: smaller the fewer were not heard, and 0 once
 * everyone has answered. Null for fewer than two.
 */
export function halfWidth(values: readonly number[], invited: number, per = SIXTIETHS): number | null {
  const n = values.length;
  const deviation = deviationOf(values, per);
  if (deviation === null) return null;
  const correction = Math.sqrt(Math.max(0, invited - n) / Math.max(1, invited - 1));
  return ((t975(n - 1) * deviation) / Math.sqrt(n)) * correction;
}

export const READINGS = ["strength", "talk", "concern"] as const;
export type Reading = (typeof READINGS)[number];

/** From 4.0 a strength, from 3.0 something to talk about, below a concern. @param scores in sixtieths */
export function readingOf(scores: readonly number[]): Reading {
  const sum = sumOf(scores);
  const at = (points: number) => points * SIXTIETHS * scores.length;
  return sum >= at(4) ? "strength" : sum >= at(3) ? "talk" : "concern";
}

/** Whether at least a quarter of the people are at 2.5 or below and at least a quarter at 3.5 or above. */
export function isSplit(scores: readonly number[]): boolean {
  const low = scores.filter((score) => score <= 2.5 * SIXTIETHS).length;
  const high = scores.filter((score) => score >= 3.5 * SIXTIETHS).length;
  return low * 4 >= scores.length && high * 4 >= scores.length;
}

export interface Thirds {
  /** How many answered 1 or 2; 3; 4 or 5. */
  low: number;
  middle: number;
  high: number;
}

export function thirdsOf(ratings: readonly Rating[]): Thirds {
  const count = (test: (rating: Rating) => boolean) => ratings.filter(test).length;
  return { low: count((own) => own <= 2), middle: count((own) => own === 3), high: count((own) => own >= 4) };
}

/**
 * Cronbach's α of a scale, from the answers in which all five statements are rated; null below 30 of those, or if all
 * of them add up to the same.
 */
export function alphaOf(answers: readonly Pick<Answer, "ratings">[], scale: Scale): number | null {
  const statements: readonly ScaleStatement[] = SCALES[scale];
  const complete = answers
    .map(({ ratings }) => statements.flatMap((statement) => ratings[statement] ?? []))
    .filter((row) => row.length === statements.length);
  if (complete.length < COMPLETE_FOR_ALPHA) return null;
  const whole = spreadOf(complete.map(sumOf));
  if (whole === 0) return null;
  const parts = sumOf(statements.map((_, at) => spreadOf(complete.map((row) => row[at] ?? 0))));
  return (statements.length / (statements.length - 1)) * (1 - parts / whole);
}

export interface Estimate {
  mean: number;
  half: number | null;
}

export type ChangeWord = "up" | "down" | "unclear";

/** Two waves differ only if their means are further apart than √(h₁² + h₂²); null where a half-width is not shown. */
export function changeOf(before: Estimate, after: Estimate): { by: number; word: ChangeWord } | null {
  if (before.half === null || after.half === null) return null;
  const by = after.mean - before.mean;
  const limit = Math.hypot(before.half, after.half);
  return { by, word: Math.abs(by) > limit ? (by > 0 ? "up" : "down") : "unclear" };
}
