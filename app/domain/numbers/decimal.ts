import type { Decimal } from "~/domain/terms";

/** Exact arithmetic on decimal strings, as far as typed numbers need it: no floats anywhere. */

/** A number survives as a JSON number if it has no more than so many significant digits. */
export const EXACT_DIGITS = 15;

function parts(value: Decimal): [whole: string, fraction: string] {
  const [whole = "", fraction = ""] = value.split(".");
  return [whole, fraction];
}

/** The one way to write a number: no leading zeros, no trailing zeros after the point ("007.50" → "7.5"). */
export function canonical(value: Decimal): Decimal {
  const [whole, fraction] = parts(value);
  const decimals = fraction.replace(/0+$/, "");
  const lead = whole.replace(/^0+(?=\d)/, "") || "0";
  return decimals ? `${lead}.${decimals}` : lead;
}

/** value × 10^places, by moving the point: "12.5" by -2 is "0.125". */
export function shift(value: Decimal, places: number): Decimal {
  const [whole, fraction] = parts(value);
  if (places >= 0) {
    const digits = fraction.padEnd(places, "0");
    return canonical(`${whole}${digits.slice(0, places)}.${digits.slice(places)}`);
  }
  const digits = whole.padStart(1 - places, "0");
  const cut = digits.length + places;
  return canonical(`${digits.slice(0, cut)}.${digits.slice(cut)}${fraction}`);
}

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compareDecimal(a: Decimal, b: Decimal): number {
  const [wholeA, fractionA] = parts(canonical(a));
  const [wholeB, fractionB] = parts(canonical(b));
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1;
  if (fractionA === fractionB) return 0;
  return fractionA < fractionB ? -1 : 1;
}

/** How many digits stand after the point. */
export function decimalPlaces(value: Decimal): number {
  return parts(canonical(value))[1].length;
}

/** Whether the number is small and short enough to survive as a JSON number. */
export function isExact(value: Decimal): boolean {
  const [whole, fraction] = parts(canonical(value));
  const significant = `${whole}${fraction}`.replace(/^0+/, "");
  return whole.length <= EXACT_DIGITS && significant.length <= EXACT_DIGITS;
}

/** The number in units of its last place: "12.5" with two places is 1250n. It has no more places than that. */
export function wholeUnits(value: Decimal, places: number): bigint {
  const [whole, fraction] = parts(value);
  return BigInt(whole + fraction.replace(/0+$/, "").padEnd(places, "0"));
}
