import { isOfPlace, type SimpleTarget } from "~/domain/goals/targets";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Indicator } from "~/domain/indicators/indicators";
import { figureOf } from "~/domain/rollup/contributions";
import type { Catalog, Unit } from "~/domain/terms";
import { currencyName } from "./currency-name";
import { plainDecimal, shift } from "./decimal";
import { formatBeside, formatMoneyExactly } from "./format-beside";
import {
  asOfDay,
  formatCount,
  formatMultiple,
  formatPoints,
  formatShare,
  spokenValue,
  type Writing,
} from "./format-numbers";
import { lowered } from "./metrics/sentences";

/** The words of goals, as this collaborative names its figures and writes its numbers. */
export function goalWords(
  catalog: Pick<Catalog, "measures" | "metrics" | "switchedOff">,
  indicators: Pick<Indicator, "code" | "label">[],
  writing: Writing,
): GoalWords {
  const measure = (code: string | null) => catalog.measures.find((measure) => measure.code === code);
  const figure: GoalWords["figure"] = (code) => {
    const own = figureOf(catalog, code);
    if (!own) return null;
    const { label, kind, span, unit } = own;
    return {
      label,
      kind,
      span,
      unit,
      numerator: measure(own.numerator)?.label ?? own.numerator,
      denominator: measure(own.denominator)?.label ?? null,
      numeratorUnit: measure(own.numerator)?.unit ?? "count",
    };
  };
  const value: GoalWords["value"] = (amount, unit, beside) =>
    beside || unit === "points"
      ? formatBeside(unit, amount, beside ?? [], writing)
      : spokenValue(amount, unit, writing);
  const threshold = (amount: number, unit: Unit | "share") => {
    if (unit === "currency") return formatMoneyExactly(amount, writing);
    if (unit === "count") return formatCount(amount, writing, MOST_DIGITS);
    const fraction = unit === "percent" ? shift(String(amount), -2) : String(amount);
    return formatShare(fraction, writing, decimalsOf(fraction, 2));
  };
  const times = (factor: number, beside?: number) => {
    if (beside !== undefined && factor !== beside && factor !== 1)
      return formatBeside("multiple", factor, [beside], writing);
    const own = decimalsOf(String(factor), 0);
    // A typed factor has its own digits; a computed one is rounded for reading.
    const digits = own <= MOST_DIGITS ? own : 2;
    return factor === 1 ? "1 time" : formatMultiple(factor, writing, digits);
  };
  return {
    figure,
    value,
    threshold,
    times,
    lowered,
    asOf: (day) => asOfDay(day, writing),
    currency: currencyName(writing),
    label: (code) =>
      figure(code)?.label ??
      [...indicators, ...(catalog.switchedOff ?? [])].find((item) => item.code === code)?.label ??
      code,
    level: (target, level, beside) => levelOf(target, { level, beside }, { figure, value, times }),
    pace: (perYear, unit) => {
      if (unit === "share_points") return unsigned(formatPoints(perYear, writing));
      if (unit === "percent_points") return unsigned(formatPoints(perYear / 100, writing));
      return unit === "growth" ? formatShare(perYear, writing) : value(perYear, unit);
    },
    points: (difference) => unsigned(formatPoints(difference / 100, writing, digitsOfGap(difference))),
    list: (items, word) =>
      new Intl.ListFormat("en", { type: word === "and" ? "conjunction" : "disjunction" }).format(items),
  };
}

/** The level of a target in words: "10%", "2 times", "$1.2 million". */
function levelOf(
  target: SimpleTarget,
  { level, beside }: { level: number; beside: (number | null)[] | undefined },
  { figure, value, times }: Pick<GoalWords, "figure" | "value" | "times">,
): string {
  if (target.kind === "multiple") return times(level, beside?.find((other) => other !== null) ?? undefined);
  if (target.kind === "share") return value(level, "share", beside);
  if (target.kind === "points") return value(level, "points", beside);
  if (isOfPlace(target)) return value(level, "percent", beside);
  const unit = figure(target.figure)?.unit ?? "count";
  return beside ? value(level, unit, beside) : value(Math.round(level), unit);
}

/** As many digits as a target may have been typed with; more come from a computation. */
const MOST_DIGITS = 6;

/** A gap that is not closed never reads "0.0 points". */
function digitsOfGap(difference: number): number {
  const size = Math.abs(difference);
  const needed = size === 0 || size >= 0.05 ? 1 : Math.ceil(-Math.log10(size * 2));
  return Math.min(Math.max(1, needed), 1 + 4);
}

/** How many digits a number has behind the point once that is moved to the right. */
function decimalsOf(value: string | null, moved: number): number {
  const part = plainDecimal(value)?.split(".")[1] ?? "";
  return Math.max(0, part.length - moved);
}

const unsigned = (text: string) => text.replace(/^\+/, "");
