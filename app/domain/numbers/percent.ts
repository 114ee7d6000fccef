import type { Decimal } from "~/domain/terms";
import { add, type Fraction, fraction, isZero, normal } from "./fraction";
import { formatDecimal } from "./read-number";

/** Decimals kept of percentages that are computed here rather than published. */
const PLACES = 4;

/** part ÷ whole × 100, exact up to the last step; null if there is nothing to divide by. */
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

/** A percentage as one types it: "12.5%" in English, "12,5 %" in German. */
export function withPercentSign(percent: Decimal, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "percent" }).formatToParts(0.5);
  const [before, sign] = parts.slice(-2);
  const isSpaced = sign?.type === "percentSign" && before?.type === "literal";
  return `${formatDecimal(percent, locale)}${isSpaced ? " " : ""}%`;
}
