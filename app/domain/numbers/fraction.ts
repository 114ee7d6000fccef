import type { Decimal } from "~/domain/terms";

/**
 * Exact arithmetic on decimal strings. Quotients are computed as whole-number fractions and turned into a
 * double once, at the end, so that a share is the nearest double to the true value: 0.1 + 0.2 reads 0.3.
 */
export interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

/** @throws RangeError for a zero denominator: callers decide first that there is no value. */
export function fraction(numerator: Decimal, denominator: Decimal): Fraction {
  const over = parse(denominator);
  if (over.digits === 0n) throw new RangeError("a share of nothing has no value");
  const under = parse(numerator);
  return { numerator: under.digits * over.scale, denominator: under.scale * over.digits };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The double nearest to the fraction. */
export function toNumber({ numerator, denominator }: Fraction): number {
  if (numerator === 0n) return 0;
  const negative = numerator < 0n !== denominator < 0n;
  const under = numerator < 0n ? -numerator : numerator;
  const over = denominator < 0n ? -denominator : denominator;
  // Both exact as doubles: the processor's own division rounds correctly (IEEE 754), and is far quicker.
  if (under <= SAFE && over <= SAFE) return (negative ? -1 : 1) * (Number(under) / Number(over));
  // Enough digits to tell the quotient from any point half-way between two doubles, and a mark for the rest.
  const shift = 20 + 2 * over.toString().length;
  const scaled = under * 10n ** BigInt(shift);
  const digits = `${scaled / over}${scaled % over === 0n ? "" : "1"}`;
  const exponent = scaled % over === 0n ? -shift : -shift - 1;
  return Number(`${negative ? "-" : ""}${digits}e${exponent}`);
}

/** Sum of two amounts, exact. */
export function add(a: Decimal, b: Decimal): Decimal {
  return combine(a, b, (x, y) => x + y);
}

/** a − b, exact; may be negative. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return combine(a, b, (x, y) => x - y);
}

/** Product of two amounts, exact. */
export function times(a: Decimal, b: Decimal): Decimal {
  const x = parse(a);
  const y = parse(b);
  const places = (x.scale * y.scale).toString().length - 1;
  const digits = (x.digits * y.digits).toString().padStart(places + 1, "0");
  return places === 0 ? digits : normal(`${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

/** "1200.50" → "1200.5", "0.000" → "0": the same amount is always the same text. */
export function normal(amount: Decimal): Decimal {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

export function isZero(amount: Decimal): boolean {
  return !/[1-9]/.test(amount);
}

function parse(amount: Decimal): { digits: bigint; scale: bigint } {
  if (!amount.includes(".")) return { digits: BigInt(amount), scale: 1n };
  const [whole = "0", part = ""] = amount.split(".");
  return { digits: BigInt(whole + part), scale: 10n ** BigInt(part.length) };
}

function combine(a: Decimal, b: Decimal, operation: (x: bigint, y: bigint) => bigint): Decimal {
  if (!a.includes(".") && !b.includes(".")) return operation(BigInt(a), BigInt(b)).toString();
  const places = Math.max(a.split(".")[1]?.length ?? 0, b.split(".")[1]?.length ?? 0);
  const scaled = (amount: Decimal) => {
    const [whole = "0", part = ""] = amount.split(".");
    return BigInt(whole + part.padEnd(places, "0"));
  };
  const result = operation(scaled(a), scaled(b));
  const digits = (result < 0n ? -result : result).toString().padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${result < 0n ? "-" : ""}${normal(text)}`;
}
