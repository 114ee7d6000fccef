import { shift } from "~/domain/numbers/decimal";
import { isZero } from "~/domain/numbers/fraction";
import { numberFormat, withMinus } from "~/domain/numbers/number-format";
import { formatDecimal } from "~/domain/numbers/read-number";
import type { Collaborative, Decimal, Unit } from "~/domain/terms";
import { OUTLYING, type Standing } from "./outliers";

/** Each warning in one plain sentence, with the numbers that it is about. */

type Writing = Pick<Collaborative, "locale" | "currency">;

export interface YearPair {
  label: string;
  unit: Unit | "share";
  year: number;
  now: Decimal;
  before: Decimal;
}

/** "New hires: 1,000 in 2024, 1,800 in 2025. That is +80%, more than the 50% that pass without a question." */
export function changedWords({ label, unit, year, now, before }: YearPair, limit: number, writing: Writing) {
  const current = amount(now, unit, writing);
  const previous = amount(before, unit, writing);
  const both = `${label}: ${previous} in ${year - 1}, ${current} in ${year}.`;
  if (isZero(before)) return `${both} A figure that starts from 0 is worth a second look.`;
  if (isZero(now)) return `${both} If the number is not known, leave the cell empty: missing is not 0.`;
  const growth = (Number(now) - Number(before)) / Number(before);
  const allowed = percent(limit / 100, writing, 0);
  const [grown] = apart(growth, (Math.sign(growth) * limit) / 100, (share, digits) =>
    percent(share, writing, digits, "exceptZero"),
  );
  return `${both} That is ${grown}, more than the ${allowed} that pass without a question.`;
}

/** "New hires: exactly 1,240 in 2024 and in 2025. Has last year’s figure been copied?" */
export function sameWords({ label, unit, year, now }: YearPair, writing: Writing): string {
  return `${label}: exactly ${amount(now, unit, writing)} in ${year - 1} and in ${year}. Has last year’s figure been copied?`;
}

/** "Impact-hire rate: 48.0% in 2024, 52.1% in 2025. It moved to the other side of 50%: …" */
export function crossedWords(
  { label, year, share, before }: { label: string; year: number; share: number; before: number },
  writing: Writing,
): string {
  const [current, previous] = apart(share, before, (value, digits) => percent(value, writing, digits));
  const half = percent(0.5, writing, 0);
  return `${label}: ${previous} in ${year - 1}, ${current} in ${year}. It moved to the other side of ${half}: do both numbers behind it stand in their places?`;
}

/**
 * "Impact-hire rate: 46.2% in 2025. The middle of the 11 other members is 8.9%, and half of them lie within 1.2
 * points of it (robust z 21, limit 3.5)."
 */
export function outlierWords(
  outlier: { label: string; year: number; share: number } & Standing,
  writing: Writing,
): string {
  const { label, year, share, median, peers, z, spread, by } = outlier;
  const [own, middle] = apart(share, median, (value, digits) => percent(value, writing, digits));
  const number = (value: number, digits: Intl.NumberFormatOptions) =>
    numberFormat(writing.locale, digits).format(value);
  const distance = number(spread * 100, { maximumSignificantDigits: 2 });
  const points = `${distance} ${distance === "1" ? "point" : "points"}`;
  const near =
    by === "median" ? `half of them lie within ${points} of it` : `they lie ${points} from it on average`;
  const score = number(Math.abs(z), { maximumFractionDigits: Math.abs(z) < 10 ? 1 : 0 });
  return `${label}: ${own} in ${year}. The middle of the ${peers} other members is ${middle}, and ${near} (robust z ${score}, limit ${number(OUTLYING, {})}).`;
}

/** A value in its own unit: "1,200", "$1,200.50", "7.5%". */
export function amount(value: Decimal, unit: Unit | "share", { locale, currency }: Writing): string {
  if (unit === "count") return formatDecimal(value, locale);
  if (unit === "currency")
    return numberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: value.includes(".") ? 2 : 0,
      maximumFractionDigits: 4,
    }).format(value as `${number}`);
  const share = unit === "percent" ? shift(value, -2) : value;
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(share as `${number}`);
}

function percent(
  share: number,
  { locale }: Writing,
  digits: number,
  signDisplay: "auto" | "exceptZero" = "auto",
): string {
  const options = { style: "percent", maximumFractionDigits: digits, signDisplay } as const;
  return withMinus(numberFormat(locale, options).format(share));
}

/** Two numbers with as many digits as it takes to tell them apart. */
function apart(
  a: number,
  b: number,
  write: (value: number, digits: number) => string,
): [a: string, b: string] {
  for (let digits = 1; digits < 6; digits++) {
    const left = write(a, digits);
    const right = write(b, digits);
    if (left !== right) return [left, right];
  }
  return [write(a, 6), write(b, 6)];
}
