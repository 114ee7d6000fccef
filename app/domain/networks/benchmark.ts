import type { Decimal, Grade } from "~/domain/terms";

/**
 * Benchmarks of a network (docs/rules.md, section 23.4): a median from 5 collaboratives, quartiles from 8, to half a point.
 * All arithmetic is in whole fortieths of a point, so that nothing is rounded before the end.
 */

export const MEDIAN_FROM = 5;
export const QUARTILES_FROM = 8;

/** One share of a collaborative and year, as a public report would show it. */
export interface SheetFigure {
  metric: string;
  label: string;
  /** Codes of measures. */
  numerator: string;
  denominator: string;
  /** In percent with one decimal, as shown: "9.2". Null where it has no value, or withholds it. */
  value: Decimal | null;
  withheld: boolean;
  reporting: number;
  expected: number;
  comparability: Grade | null;
}

export interface BenchmarkSheet {
  year: number;
  /** Members in that year. */
  members: number;
  figures: SheetFigure[];
}

/** A share as a fraction, in percent with one decimal: 0.09176 is "9.2". */
export const percentOf = (fraction: number): Decimal => {
  const tenths = Math.round(Number(`${fraction}e3`));
  return `${Math.trunc(tenths / 10)}.${Math.abs(tenths % 10)}`;
};

/** "9.2" as 92. */
const tenthsOf = (value: Decimal): number => Math.round(Number(value) * 10);

/**
 * A quantile by linear interpolation.
 * @param values percents with one decimal, at least one
 * @param quarters 1, 2, or 3
 * @returns in fortieths of a point: 7.25 is 290
 */
export function quantile(values: readonly Decimal[], quarters: 1 | 2 | 3): number {
  const sorted = values.map(tenthsOf).sort((a, b) => a - b);
  const steps = (sorted.length - 1) * quarters;
  const place = Math.floor(steps / 4);
  const below = sorted[place] ?? 0;
  const above = sorted[place + 1] ?? below;
  return 4 * below + (steps % 4) * (above - below);
}

/** Fortieths of a point, to half a point; a quarter goes up: 290 (7.25) is 7.5. */
export const toHalfPoint = (fortieths: number): number => Math.floor((fortieths + 10) / 20) / 2;

export interface Spread {
  n: number;
  /** In percent, to half a point; null below 5 collaboratives. */
  median: number | null;
  /** The first and the third; null below 8. */
  quartiles: [number, number] | null;
}

/** What is shown of these values. Never who, the lowest, or the highest. */
export function spreadOf(values: readonly Decimal[]): Spread {
  const n = values.length;
  return {
    n,
    median: n >= MEDIAN_FROM ? toHalfPoint(quantile(values, 2)) : null,
    quartiles:
      n >= QUARTILES_FROM ? [toHalfPoint(quantile(values, 1)), toHalfPoint(quantile(values, 3))] : null,
  };
}
