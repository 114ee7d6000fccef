/** Exact arithmetic on decimal text, as little as writing numbers needs. Floats would lose the last digit. */

export type Numeric = string | number | null | undefined;

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

interface Parts {
  /** The number is digits × 10^-scale. */
  digits: bigint;
  scale: number;
}

function parse(text: string): Parts | null {
  const match = SHAPE.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return null;
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  return { digits, scale: fraction.length - Number(exponent) };
}

function text({ digits, scale }: Parts): string {
  if (scale <= 0) return (digits * 10n ** BigInt(-scale)).toString();
  const negative = digits < 0n;
  const padded = (negative ? -digits : digits).toString().padStart(scale + 1, "0");
  const whole = padded.slice(0, -scale);
  const fraction = padded.slice(-scale).replace(/0+$/, "");
  const plain = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative && digits !== 0n ? `-${plain}` : plain;
}

/** The value as plain decimal text ("1e-7" becomes "0.0000001"), or null if it is not a number at all. */
export function plainDecimal(value: Numeric): string | null {
  if (value === null || value === undefined) return null;
  // Most are counts, and of those there are hundreds on a page.
  if (Number.isSafeInteger(value)) return String(value);
  const parts = parse(String(value));
  return parts && text(parts);
}

/** The value times 10^places, exactly. */
export function shift(value: string, places: number): string | null {
  const parts = parse(value);
  return parts && text({ digits: parts.digits, scale: parts.scale - places });
}

/** a − b, exactly. */
export function minus(a: string, b: string): string | null {
  const left = parse(a);
  const right = parse(b);
  if (!left || !right) return null;
  const scale = Math.max(left.scale, right.scale);
  const lift = (parts: Parts) => parts.digits * 10n ** BigInt(scale - parts.scale);
  return text({ digits: lift(left) - lift(right), scale });
}

/** The value rounded to so many decimals (or, if negative, to tens, hundreds …), half away from zero. */
export function roundTo(value: string, places: number): string | null {
  const parts = parse(value);
  if (!parts) return null;
  const drop = parts.scale - places;
  if (drop <= 0) return text(parts);
  const unit = 10n ** BigInt(drop);
  const size = parts.digits < 0n ? -parts.digits : parts.digits;
  const rounded = (size + unit / 2n) / unit;
  return text({ digits: parts.digits < 0n ? -rounded : rounded, scale: places });
}

/** −1, 0, or 1 as a is below, equal to, or above b. */
export function compareText(a: string, b: string): number {
  const difference = minus(a, b);
  if (difference === null || !/[1-9]/.test(difference)) return 0;
  return difference.startsWith("-") ? -1 : 1;
}
