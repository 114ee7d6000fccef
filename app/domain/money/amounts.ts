import { add, type Fraction, fraction, minus, normal } from "~/domain/numbers/fraction";
import { sum as sumOf } from "~/domain/numbers/rational";
import type { Decimal } from "~/domain/terms";

/** Exact money: decimal strings as entered, fractions where an amount is divided. Rounded once, at the end. */

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

export const exact = (amount: Decimal): Fraction => fraction(amount, "1");

/** Sum of amounts as entered. */
export const total = (amounts: readonly Decimal[]): Decimal => amounts.reduce(add, "0");

/** Sum of exact fractions. */
export const totalOf = (amounts: readonly Fraction[]): Fraction => amounts.reduce(sumOf, NOTHING);

/** a − b, where the entered amounts are at least as exact as cents; may be negative. */
export const less = (a: Decimal, b: Decimal): Decimal => minus(a, b);

/** To the cent, half away from zero: 44,917.733… is "44917.73". */
export function cents({ numerator, denominator }: Fraction): Decimal {
  const negative = numerator < 0n !== denominator < 0n && numerator !== 0n;
  const under = numerator < 0n ? -numerator : numerator;
  const over = denominator < 0n ? -denominator : denominator;
  const units = (under * 200n + over) / (2n * over);
  const digits = `${units}`.padStart(3, "0");
  const text = normal(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
  return negative && units > 0n ? `-${text}` : text;
}

export const isNegative = ({ numerator, denominator }: Fraction): boolean =>
  numerator !== 0n && numerator < 0n !== denominator < 0n;
