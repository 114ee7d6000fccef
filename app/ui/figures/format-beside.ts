import type { Unit } from "~/domain/terms";
import { compareText, type Numeric, plainDecimal, roundTo, shift } from "./decimal";
import {
  formatCount,
  formatMoney,
  formatMoneyShort,
  formatMultiple,
  formatPoints,
  formatShare,
  NOTHING,
  type Writing,
} from "./format-numbers";

/** Numbers with as many decimals as it takes to say something true. */

/**
 * An amount of money as one would say it, with as many decimals as say it exactly, or in full: a target of $19.96
 * million must not read "$20.0 million".
 */
export function formatMoneyExactly(value: Numeric, writing: Writing): string {
  const text = plainDecimal(value);
  if (text === null) return NOTHING;
  const places = usualPlaces("currency", Number(text), text);
  for (let more = 0; more <= MOST_MORE; more++)
    if (compareText(roundTo(text, places + more) ?? "", text) === 0)
      return formatMoneyShort(text, writing, false, more);
  return formatMoney(text, writing);
}

/** At most so many more decimals than usual. */
const MOST_MORE = 4;

/**
 * A value as one would say it, beside its target, baseline, or expected value: with as many decimals as it takes
 * to lie on its true side of each of them and to differ from it unless equal (docs/rules.md, section 5). 0.95%
 * reads "0.95%" beside 1%, and "1.0%" elsewhere.
 * @param others in the same unit; null is ignored
 */
export function formatBeside(
  unit: Unit | "share" | "points" | "multiple",
  value: number,
  others: (number | null)[],
  writing: Writing,
): string {
  const text = plainDecimal(value);
  if (text === null) return NOTHING;
  const places = usualPlaces(unit, value, text);
  const more = decimalsNeeded(
    text,
    others.flatMap((other) => plainDecimal(other) ?? []),
    places,
  );
  if (unit === "currency") return formatMoneyShort(text, writing, false, more);
  if (unit === "count") return formatCount(text, writing, 2 + more);
  if (unit === "multiple") return formatMultiple(text, writing, places + more);
  // What it is a gain or a loss against is said in words.
  if (unit === "points") return formatPoints(text, writing, 1 + more).replace(/^\+/, "");
  return formatShare(unit === "percent" ? shift(text, -2) : text, writing, 1 + more);
}

/** How many decimals of the number itself are usually written; below 0 for compact money. */
function usualPlaces(unit: Unit | "share" | "points" | "multiple", value: number, text: string): number {
  if (unit === "multiple") return Math.min(2, text.split(".")[1]?.length ?? 0);
  if (unit === "share") return 3;
  if (unit === "count") return 2;
  if (unit !== "currency") return 1;
  const size = Math.abs(value);
  if (size < 100_000) return 0;
  // Compact money has one decimal of thousands, millions, and so on.
  return 1 - 3 * Math.min(Math.floor(Math.log10(size) / 3), 4);
}

function decimalsNeeded(value: string, others: string[], usual: number): number {
  const isTrue = (places: number) => {
    const written = roundTo(value, places) ?? value;
    return others.every((other) => {
      const side = compareText(value, other);
      return (
        side === compareText(written, other) && side === compareText(written, roundTo(other, places) ?? other)
      );
    });
  };
  for (let more = 0; more < MOST_MORE; more++) if (isTrue(usual + more)) return more;
  return MOST_MORE;
}
