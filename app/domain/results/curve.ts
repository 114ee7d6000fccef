import { trendOf } from "~/domain/goals/progress/forecast";
import { type Fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { compare, exactly } from "~/domain/numbers/rational";

/**
 * Whether an indicator of a result has left the line that it was on before the work began (docs/rules.md, section 16).
 * Turned never means caused: a contribution is claimed and examined on its own.
 */
export const CURVES = ["turned", "within_margin", "not_turned", "too_early"] as const;
export type Curve = (typeof CURVES)[number];

export const CURVE_WORDS: Record<Curve, string> = {
  turned: "turned",
  within_margin: "within the margin",
  not_turned: "not turned",
  too_early: "too early",
};

export interface CurveValue {
  year: number;
  value: number;
  /** Half the width of its 90% interval, in the indicator's unit; null if unknown. */
  margin: number | null;
}

export interface CurveQuestion {
  values: CurveValue[];
  /** The year in which the earliest linked goal starts. */
  startYear: number;
  /** The year judged; it has a value. */
  year: number;
  wanted: "up" | "down";
  /** Years that a survey pools into a value: 5 for the census survey of small areas, else 1. */
  pooledYears: number;
}

export interface CurveAnswer {
  curve: Curve;
  /** Where the line before would have led; null without a line. */
  line: number | null;
  /** Value − line. */
  difference: number | null;
  /** The margin is not known, so any difference in the wanted direction counts. */
  marginUnknown: boolean;
}

const TOO_EARLY: CurveAnswer = { curve: "too_early", line: null, difference: null, marginUnknown: false };

/** @returns too early also where the value's survey years overlap with those before the start: that is no change */
export function curveOf({ values, startYear, year, wanted, pooledYears }: CurveQuestion): CurveAnswer {
  const now = values.find((value) => value.year === year);
  const before = values.filter((value) => value.year <= startYear).toSorted((a, b) => a.year - b.year);
  const trend = trendOf(before);
  const newest = before.at(-1);
  if (!now || !trend || !newest || year <= startYear) return TOO_EARLY;
  if (year - pooledYears < newest.year) return TOO_EARLY;
  const value = exactly(now.value);
  if (value === null) return TOO_EARLY;
  const line = trend.exactIn(year);
  const difference = subtract(value, line);
  const margin = now.margin === null ? null : exactly(now.margin);
  return {
    curve: judged(difference, margin, wanted),
    line: toNumber(line),
    difference: toNumber(difference),
    marginUnknown: margin === null,
  };
}

function judged(difference: Fraction, margin: Fraction | null, wanted: "up" | "down"): Curve {
  const gain = wanted === "up" ? difference : negative(difference);
  const size = compare(difference, ZERO) < 0 ? negative(difference) : difference;
  if (margin && compare(size, margin) <= 0) return "within_margin";
  return compare(gain, ZERO) > 0 ? "turned" : "not_turned";
}

const ZERO: Fraction = { numerator: 0n, denominator: 1n };
const negative = ({ numerator, denominator }: Fraction): Fraction => ({ numerator: -numerator, denominator });
