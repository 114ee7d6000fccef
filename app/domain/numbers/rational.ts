import { type Fraction, fraction } from "./fraction";

/** Arithmetic on exact fractions, for comparisons that a double would decide by its last digit. */

/** The decimal that a double is written as, exactly: 0.1 is one tenth. Null if it is not finite. */
export function exactly(value: number): Fraction | null {
  if (!Number.isFinite(value)) return null;
  const [mantissa = "0", power = "0"] = String(value).split("e");
  const { numerator, denominator } = fraction(mantissa, "1");
  const exponent = Number(power);
  const scale = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0
    ? { numerator, denominator: denominator * scale }
    : { numerator: numerator * scale, denominator };
}

export function product(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** a ÷ b; null if b is 0. */
export function quotient(a: Fraction, b: Fraction): Fraction | null {
  if (b.numerator === 0n) return null;
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

export function sum(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** Below, at, or above 0 as a is less than, equal to, or more than b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  const sign = a.denominator < 0n === b.denominator < 0n ? 1 : -1;
  return left === right ? 0 : left < right ? -sign : sign;
}

/** The whole number at or above. */
export function ceiling(a: Fraction): Fraction {
  const { numerator, denominator } = floor({ numerator: -a.numerator, denominator: a.denominator });
  return { numerator: -numerator, denominator };
}

/** The whole number at or below. */
export function floor(a: Fraction): Fraction {
  const sign = a.denominator < 0n ? -1n : 1n;
  const over = a.numerator * sign;
  const under = a.denominator * sign;
  const down = over / under;
  return { numerator: over < 0n && down * under !== over ? down - 1n : down, denominator: 1n };
}
