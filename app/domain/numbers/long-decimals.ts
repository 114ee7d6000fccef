import type { Decimal, Unit } from "~/domain/terms";
import { canonical, decimalPlaces, EXACT_DIGITS, isExact } from "./decimal";

/** Programs print quotients with all the digits they have: 0.09176470588235294, 33333.333333333336. */

/** Currencies have at most three decimals; one more lets unit prices through. */
const MONEY_DECIMALS = 4;

/**
 * The number as it is kept: a share or percentage as the nearest with at most 15 digits, an amount of money with more
 * than four decimals or 15 digits to the cent.
 * @returns null if it has too many digits even so
 */
export function kept(value: Decimal, unit: Unit | "share"): { value: Decimal; rounded: boolean } | null {
  const plain = canonical(value);
  if (unit === "currency" && (decimalPlaces(plain) > MONEY_DECIMALS || !isExact(plain))) {
    const cents = roundedTo(plain, 2);
    return isExact(cents) ? { value: cents, rounded: cents !== plain } : null;
  }
  if (isExact(plain)) return { value: plain, rounded: false };
  if (unit === "count") return null;
  const whole = plain.split(".")[0] ?? "";
  const zeros = /^0\.(0*)/.exec(plain)?.[1]?.length ?? 0;
  const places = whole === "0" ? EXACT_DIGITS + zeros : EXACT_DIGITS - whole.length;
  if (places < 0) return null;
  const short = roundedTo(plain, places);
  return isExact(short) ? { value: short, rounded: true } : null;
}

/** Half away from zero. */
export function roundedTo(value: Decimal, places: number): Decimal {
  const [whole = "0", fraction = ""] = value.split(".");
  if (fraction.length <= places) return canonical(value);
  const digits = BigInt(whole + fraction.slice(0, places)) + (Number(fraction[places]) >= 5 ? 1n : 0n);
  const text = digits.toString().padStart(places + 1, "0");
  return canonical(places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`);
}

/** A double without an exponent: 1e-7 is "0.0000001". */
export function plainDouble(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(mantissa) ?? [];
  const power = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + power;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return (
    sign +
    (point >= digits.length ? digits.padEnd(point, "0") : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}
