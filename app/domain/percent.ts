import { add, type Fraction, fraction, isZero, normal } from "./fraction";
import type { Decimal } from "./types";

/** Percentages that are worked out here rather than published are kept to so many decimals. */
const PLACES = 4;

/** part ÷ whole × 100, exact up to the last step; null where there is nothing to divide by. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  if (isZero(whole)) return null;
  const { numerator, denominator } = fraction(part, whole);
  return rounded({ numerator: numerator * 100n, denominator });
}

/** The mean of some numbers, exact up to the last step; null of none. */
export function meanOf(values: Decimal[]): Decimal | null {
  if (values.length === 0) return null;
  const sum = values.reduce(add, "0");
  return rounded(fraction(sum, String(values.length)));
}

/** Half away from zero; neither part is negative here. */
function rounded({ numerator, denominator }: Fraction): Decimal {
  const units = (numerator * 2n * 10n ** BigInt(PLACES) + denominator) / (2n * denominator);
  const digits = units.toString().padStart(PLACES + 1, "0");
  return normal(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}
