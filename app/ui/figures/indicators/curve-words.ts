import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { CURVES, type Curve } from "~/domain/results/curve";
import { type CurveStanding, FEWEST_BEFORE, pooledYearsOf, type TooEarly } from "~/domain/results/standing";
import type { Writing } from "../format-numbers";
import { formatComputed, formatComputedDistance, formatDistance, formatIndicator } from "./indicator-numbers";

/** Curves of results in words, for pages, files, and reports. */

/** "17.2% (± 1.1 points) in 2023." What the indicator reads; empty without a value. */
export function valueWords(indicator: IndicatorRecord, standing: CurveStanding, writing: Writing): string {
  const { year, value, margin } = standing;
  if (year === null || value === null) return "";
  const about = margin === null ? "" : ` (± ${formatDistance(indicator, margin, writing)})`;
  return `${formatIndicator(indicator, value, writing)}${about} in ${year}`;
}

/** What the curve word rests on, in one or two sentences. */
export function curveSentence(indicator: IndicatorRecord, standing: CurveStanding, writing: Writing): string {
  if (standing.why) return WHY[standing.why](standing, indicator);
  const { line, difference, before, margin, marginUnknown, curve } = standing;
  if (line === null || difference === null) return "";
  const span = `${before[0]} to ${before.at(-1)}`;
  const side =
    difference === 0
      ? "exactly on it"
      : `${formatComputedDistance(indicator, difference, writing)} ${difference < 0 ? "below" : "above"} it`;
  const led = `The line through ${span} would have led to ${formatComputed(indicator, line, writing)}; the value is ${side}`;
  if (curve === "within_margin") return `${led}, no more than its margin of error.`;
  const known = marginUnknown ? " The value’s margin of error is not known." : "";
  if (curve === "turned")
    return `${led}, as wanted${margin === null ? "" : " and by more than its margin of error"}.${known}`;
  return `${led}, not the way that is wanted.${known}`;
}

const WHY: Record<TooEarly, (standing: CurveStanding, indicator: IndicatorRecord) => string> = {
  no_value: () => "No value has been entered yet.",
  no_goal: () => "No goal with a start year is linked, so there is no year from which the curve could turn.",
  not_after: ({ startYear }) => `The work began in ${startYear}, and there is no value after that year yet.`,
  few_before: ({ before, startYear }) =>
    `A line needs ${FEWEST_BEFORE} values up to ${startYear}, when the work began; there ${
      before.length === 1 ? "is 1" : `are ${before.length}`
    }.`,
  overlap: ({ before }, indicator) =>
    `Each value covers ${pooledYearsOf(indicator)} years, which still overlap with those up to ${before.at(-1)}.`,
};

const COUNTED: Record<Curve, string> = {
  turned: "turned",
  within_margin: "within the margin",
  not_turned: "not turned",
  too_early: "too early to say",
};

/** "1 curve turned, 2 too early to say"; null without any. */
export function curveTally(curves: readonly Curve[]): string | null {
  const parts = CURVES.flatMap((curve) => {
    const count = curves.filter((one) => one === curve).length;
    return count === 0 ? [] : [{ count, word: COUNTED[curve] }];
  });
  if (parts.length === 0) return null;
  return parts
    .map(({ count, word }, place) =>
      place === 0 ? `${count} ${count === 1 ? "curve" : "curves"} ${word}` : `${count} ${word}`,
    )
    .join(", ");
}
