import { decimalPlaces } from "~/domain/numbers/decimal";
import { numberFormat, withMinus } from "~/domain/numbers/number-format";
import type { Coverage, Decimal, Unit } from "~/domain/terms";
import { minus, type Numeric, plainDecimal, shift } from "./decimal";

/**
 * How a number is written: counts, money, shares, percents, points, and changes, in the collaborative's locale. The
 * functions take exact decimal strings (or numbers), round half away from zero at the last digit shown, and write a
 * dash for null: what is missing is never zero.
 */
export interface Writing {
  /** BCP 47. */
  locale: string;
  /** ISO 4217. */
  currency: string;
}

export type { Numeric } from "./decimal";

/** What stands where there is no number. */
export const NOTHING = "–";

type Options = Intl.NumberFormatOptions;
function write(value: Numeric, locale: string, options: Options): string | null {
  const text = plainDecimal(value);
  return text === null ? null : numberFormat(locale, options).format(text as `${number}`);
}

/** A whole or fractional count: "12,345.5". */
export function formatCount(value: Numeric, { locale }: Pick<Writing, "locale">, digits = 2): string {
  return write(value, locale, { maximumFractionDigits: digits }) ?? NOTHING;
}

/** A count for an axis or a tight corner: "12K" from ten thousand on, in full below. */
export function formatCountShort(value: Numeric, { locale }: Pick<Writing, "locale">): string {
  const text = plainDecimal(value);
  if (text !== null && Math.abs(Number(text)) < 10_000) return formatCount(value, { locale });
  return (
    write(value, locale, { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 1 }) ??
    NOTHING
  );
}

/** An amount of money in full; cents only where there are any: "$61,424,086.51", "$1,200". */
export function formatMoney(value: Numeric, { locale, currency }: Writing): string {
  return (
    write(value, locale, {
      style: "currency",
      currency,
      trailingZeroDisplay: "stripIfInteger",
    } as Options) ?? NOTHING
  );
}

/**
 * An amount of money as one would say it: "$61.4 million". With `axis`, as short as it goes: "$61.4M".
 * Locale data has no long form for compact money, so the word comes from the compact number.
 */
export function formatMoneyShort(
  value: Numeric,
  { locale, currency }: Writing,
  axis = false,
  more = 0,
): string {
  const text = plainDecimal(value);
  if (text === null) return NOTHING;
  if (!axis && Math.abs(Number(text)) < 100_000) {
    return numberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: 0,
      maximumFractionDigits: more,
    }).format(text as `${number}`);
  }
  // Without a least number of digits, engines disagree on "$60M" and "$60.0M".
  const compact: Options = {
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1 + more,
  };
  const money = numberFormat(locale, { ...compact, style: "currency", currency }).formatToParts(
    text as `${number}`,
  );
  if (axis) return money.map((part) => part.value).join("");
  const words = numberFormat(locale, { ...compact, compactDisplay: "long" }).formatToParts(
    text as `${number}`,
  );
  const at = words.findIndex((part) => part.type === "compact");
  const spaced = words[at - 1]?.type === "literal";
  return money
    .map((part, index) => {
      if (part.type !== "compact") return part.value;
      const gap = spaced && money[index - 1]?.type !== "literal" ? " " : "";
      return gap + (words[at]?.value ?? part.value);
    })
    .join("");
}

/** A share, given as a fraction: "0.0918" reads "9.2%" (in other locales "9,2 %"). */
export function formatShare(fraction: Numeric, { locale }: Pick<Writing, "locale">, digits = 1): string {
  return (
    write(fraction, locale, {
      style: "percent",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }) ?? NOTHING
  );
}

/** The difference of two shares, given as a fraction: "0.0318" reads "+3.2 points". */
export function formatPoints(difference: Numeric, { locale }: Pick<Writing, "locale">, digits = 1): string {
  const text = plainDecimal(difference);
  if (text === null) return NOTHING;
  const points = write(shift(text, 2), locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "exceptZero",
  });
  return `${withMinus(points ?? NOTHING)} points`;
}

/** Growth, given as a ratio of two amounts: "1.42" reads "+42%", "0.9" reads "−10%". */
export function formatGrowth(ratio: Numeric, { locale }: Pick<Writing, "locale">, digits = 0): string {
  const text = plainDecimal(ratio);
  if (text === null) return NOTHING;
  const percent = write(minus(text, "1"), locale, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "exceptZero",
  });
  return withMinus(percent ?? NOTHING);
}

/** A multiple of the baseline: "2.04" reads "2.0 times". */
export function formatMultiple(ratio: Numeric, { locale }: Pick<Writing, "locale">, digits = 1): string {
  const times = write(ratio, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return times === null ? NOTHING : `${times} times`;
}

/** A signed difference of two amounts of a unit: "+1,200", "−$3,000". */
export function formatDifference(unit: Unit, value: Numeric, writing: Writing): string {
  const text = plainDecimal(value);
  if (text === null) return NOTHING;
  const money: Options = { style: "currency", currency: writing.currency };
  const signed: Options = {
    ...(unit === "currency" ? money : {}),
    minimumFractionDigits: 0,
    maximumFractionDigits: unit === "currency" ? 0 : 2,
    signDisplay: "exceptZero",
  };
  return withMinus(write(text, writing.locale, signed) ?? NOTHING);
}

/** A value in its measure's unit. A percent measure (a community indicator) is entered as 7.5, not 0.075. */
export function formatUnit(unit: Unit | "share", value: Numeric, writing: Writing): string {
  if (unit === "currency") return formatMoney(value, writing);
  if (unit === "count") return formatCount(value, writing);
  const text = plainDecimal(value);
  return formatShare(text !== null && unit === "percent" ? shift(text, -2) : text, writing);
}

/** A share as it was reported: "13%", not "13.0%", since the report gave no decimals. */
export function exactShare(value: number, { locale }: Pick<Writing, "locale">): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(value);
}

/** A percent as its source gave it: one decimal, or more where the source has more. */
export function formatPercent(value: Decimal, writing: Writing, mostDigits = 2): string {
  const digits = Math.min(Math.max(decimalPlaces(value), 1), mostDigits);
  return formatShare(shift(value, -2), writing, digits);
}

/** A value as people say it: "8.9%", "$61.4 million", "1,240". */
export function spokenValue(value: number | string | null, unit: Unit | "share", writing: Writing): string {
  if (unit === "share") return formatShare(value, writing);
  return unit === "currency" ? formatMoneyShort(value, writing) : formatUnit(unit, value, writing);
}

/** A change as people say it: "+3.2 points", "+$48.1 million", "−12". */
export function spokenChange(value: number, unit: Unit | "share", writing: Writing): string {
  if (unit === "share") return formatPoints(value, writing);
  if (unit !== "currency" || value === 0) return formatDifference(unit, value, writing);
  return `${value > 0 ? "+" : "−"}${formatMoneyShort(Math.abs(value), writing)}`;
}

/** A text whose amounts ("$426.7 million") do not break in two at the end of a line. */
export const unbroken = (text: string): string =>
  text.replace(/(\d) (?=(?:thousand|million|billion|trillion)\b)/g, "$1\u00a0");

/** A factor on an axis: "1.5×". */
export function formatFactor(value: Numeric, { locale }: Pick<Writing, "locale">): string {
  const factor = write(value, locale, { maximumFractionDigits: 3 });
  return factor === null ? NOTHING : `${factor}×`;
}

/** How much of a year under way is reported: "2 of 6 reported". */
export function reportedWords({ reporting, expected }: Coverage): string {
  return expected === 1 && reporting === 0 ? "not reported yet" : `${reporting} of ${expected} reported`;
}

/** Who stands behind a figure, and since when it has been shown so: "11 of 12 members, as of Mar 3, 2026". */
export function formatCoverage(
  { reporting, expected, asOf }: Coverage & { asOf?: string | undefined },
  { locale }: Pick<Writing, "locale">,
) {
  const members = expected === 1 ? "member" : "members";
  const count = `${formatCount(reporting, { locale })} of ${formatCount(expected, { locale })} ${members}`;
  return asOf === undefined ? count : `${count}, ${asOfDay(asOf, { locale })}`;
}

/** "as of Mar 3, 2026". @param iso a day */
export function asOfDay(iso: string, { locale }: Pick<Writing, "locale">): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return `as of ${day.format(new Date(`${iso}T00:00:00Z`))}`;
}
