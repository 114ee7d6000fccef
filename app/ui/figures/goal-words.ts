import { figureOf } from "~/domain/contributions";
import type { GoalWords } from "~/domain/goal-words";
import type { Indicator } from "~/domain/indicators";
import type { SimpleTarget } from "~/domain/targets";
import type { Catalog, Unit } from "~/domain/types";
import { plainDecimal, shift } from "./decimal";
import {
  formatMoneyShort,
  formatMultiple,
  formatPoints,
  formatShare,
  formatUnit,
  type Writing,
} from "./format";
import { lowered, spokenValue } from "./sentences";

/** The words of goals, as this collaborative names its figures and writes its numbers. */
export function goalWords(catalog: Catalog, indicators: Indicator[], writing: Writing): GoalWords {
  const measure = (code: string | null) => catalog.measures.find((one) => one.code === code);
  const figure: GoalWords["figure"] = (code) => {
    const found = figureOf(catalog, code);
    if (!found) return null;
    const { label, kind, span, unit } = found;
    return {
      ...{ label, kind, span, unit },
      numerator: measure(found.numerator)?.label ?? found.numerator,
      denominator: measure(found.denominator)?.label ?? null,
      numeratorUnit: measure(found.numerator)?.unit ?? "count",
    };
  };
  const value = (given: number, unit: Unit | "share") => spokenValue(given, unit, writing);
  const threshold = (given: number, unit: Unit | "share") => {
    if (unit === "currency") return formatMoneyShort(given, writing);
    if (unit === "count") return formatUnit(unit, given, writing);
    const fraction = unit === "percent" ? shift(String(given), -2) : String(given);
    return formatShare(fraction, writing, decimalsOf(fraction, 2));
  };
  const times = (factor: number) => {
    const digits = Math.min(decimalsOf(String(factor), 0), 2);
    return factor === 1 ? "1 time" : formatMultiple(factor, writing, digits);
  };
  return {
    ...{ figure, value, threshold, times, lowered },
    label: (code) => figure(code)?.label ?? indicators.find((one) => one.code === code)?.label ?? code,
    level: (target, level) => levelOf(target, level, { figure, value, times }),
    pace: (perYear, unit) => {
      if (unit === "share_points") return unsigned(formatPoints(perYear, writing));
      if (unit === "percent_points") return unsigned(formatPoints(perYear / 100, writing));
      return unit === "growth" ? formatShare(perYear, writing) : value(perYear, unit);
    },
    points: (difference) => unsigned(formatPoints(difference / 100, writing)),
    list: (items, word) =>
      new Intl.ListFormat("en", { type: word === "and" ? "conjunction" : "disjunction" }).format(items),
  };
}

/** Shares as a trend or reference has them: "10%" without a needless ".0". */
function levelOf(
  target: SimpleTarget,
  level: number,
  { figure, value, times }: Pick<GoalWords, "figure" | "value" | "times">,
): string {
  if (target.kind === "multiple") return times(level);
  if (target.kind === "share") return value(level, "share");
  if (target.kind === "amount") return value(Math.round(level), figure(target.figure)?.unit ?? "count");
  return value(level, "percent");
}

/** How many digits a number has behind the point once that is moved to the right. */
function decimalsOf(value: string | null, moved: number): number {
  const part = plainDecimal(value)?.split(".")[1] ?? "";
  return Math.max(0, part.length - moved);
}

const unsigned = (text: string) => text.replace(/^\+/, "");
