/**
 * Products of the decimals that two numbers are written as, turned into a double once. 1.1 × 100 is 110: as
 * doubles it would be a little more, and ten percent growth would just miss its own target.
 */
export function times(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.NaN;
  const first = parse(a);
  const second = parse(b);
  return Number(`${first.digits * second.digits}e${first.exponent + second.exponent}`);
}

/** 1 − r as a decimal: 1 − 0.9 is 0.1. */
export function lessThanWhole(r: number): number {
  const { digits, exponent } = parse(r);
  if (exponent >= 0) return 1 - r;
  return Number(`${10n ** BigInt(-exponent) - digits}e${exponent}`);
}

function parse(value: number): { digits: bigint; exponent: number } {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", part = ""] = mantissa.split(".");
  return { digits: BigInt(whole + part), exponent: Number(exponent) - part.length };
}
