import { fraction, isZero, minus, subtract, toNumber } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";
import type { AmountChange, ShareChange, ShareParts } from "./figures";
import type { Cohort, PairCohort } from "./sums";

/** Shares, and changes since an earlier year of the same members. */

/** Numerator ÷ denominator; no value, rather than 0 or infinity, where there is nothing to divide by. */
export function share(numerator: Decimal | null | undefined, denominator: Decimal | null | undefined) {
  if (numerator == null || denominator == null || isZero(denominator)) return null;
  return toNumber(fraction(numerator, denominator));
}

export function sharePartsOf(cohort: PairCohort | undefined): ShareParts | null {
  if (!cohort || cohort.size === 0) return null;
  const { numerator, denominator, numeratorBefore, denominatorBefore } = cohort;
  if (numerator === null || denominator === null || numeratorBefore === null || denominatorBefore === null)
    return null;
  if (isZero(denominator) || isZero(denominatorBefore)) return null;
  return { numerator, denominator, numeratorBefore, denominatorBefore };
}

export function shareChange(cohort: PairCohort | undefined): ShareChange | null {
  const parts = sharePartsOf(cohort);
  if (!cohort || !parts) return null;
  const before = fraction(parts.numeratorBefore, parts.denominatorBefore);
  const value = toNumber(subtract(fraction(parts.numerator, parts.denominator), before));
  const { size, grade: comparability = "same" } = cohort;
  return { value, cohort: size, baselineValue: toNumber(before), comparability };
}

export function amountChange(cohort: Cohort | undefined): AmountChange | null {
  if (!cohort || cohort.size === 0 || cohort.now === null || cohort.before === null) return null;
  return {
    value: minus(cohort.now, cohort.before),
    cohort: cohort.size,
    baselineValue: cohort.before,
    growth: share(cohort.now, cohort.before),
    comparability: cohort.grade ?? "same",
  };
}
