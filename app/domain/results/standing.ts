import { readAcsSeries } from "~/domain/indicators/acs";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import type { Decimal } from "~/domain/terms";
import { type Curve, curveOf } from "./curve";

/** Where an indicator of a result stands (docs/rules.md, section 16). */

/** Why it is too early to say whether a curve has turned. */
export type TooEarly = "no_value" | "no_goal" | "not_after" | "few_before" | "overlap";

export interface CurveStanding {
  curve: Curve;
  /** The newest year with a value, up to the one asked for, and its value; null without any. */
  year: number | null;
  value: Decimal | null;
  margin: Decimal | null;
  /** The year in which the earliest linked goal starts; null without a linked goal. */
  startYear: number | null;
  /** Years of the values before the start, through which the line goes. */
  before: number[];
  /** Where that line would have led; null while it is too early. */
  line: number | null;
  difference: number | null;
  marginUnknown: boolean;
  /** Null unless the curve is too early to judge. */
  why: TooEarly | null;
}

/** Values needed up to the start before a line can be drawn through them. */
export const FEWEST_BEFORE = 3;

/** How many survey years a value covers: five where it comes from the Census Bureau's survey of small areas. */
export function pooledYearsOf({ values, series, pooledYears }: IndicatorRecord): number {
  const surveyed = [series, ...values.map((value) => value.series)].some(
    (id) => id !== null && readAcsSeries(id) !== null,
  );
  return surveyed ? Math.max(5, pooledYears) : pooledYears;
}

/**
 * Judges an indicator's newest value up to a year against the line before the work began.
 * @param startYear the earliest start of the linked goals; null if none is linked
 */
export function standingOf(
  indicator: IndicatorRecord,
  startYear: number | null,
  upTo: number,
): CurveStanding {
  const now = indicator.values.findLast(({ year }) => year <= upTo) ?? null;
  const before =
    startYear === null
      ? []
      : indicator.values.flatMap(({ year }) => (year <= startYear && year <= upTo ? [year] : []));
  const start = {
    year: now?.year ?? null,
    value: now?.value ?? null,
    margin: now?.margin ?? null,
    startYear,
    before,
  };
  const early = (why: TooEarly): CurveStanding => ({
    ...start,
    curve: "too_early",
    line: null,
    difference: null,
    marginUnknown: false,
    why,
  });
  if (!now) return early("no_value");
  if (startYear === null) return early("no_goal");
  if (before.length < FEWEST_BEFORE) return early("few_before");
  if (now.year <= startYear) return early("not_after");
  const answer = curveOf({
    values: indicator.values.map(({ year, value, margin }) => ({
      year,
      value: Number(value),
      margin: margin === null ? null : Number(margin),
    })),
    startYear,
    year: now.year,
    wanted: indicator.wanted,
    pooledYears: pooledYearsOf(indicator),
  });
  return { ...start, ...answer, why: answer.curve === "too_early" ? "overlap" : null };
}

/** The earliest start year of the goals; null if none has one. */
export function earliestStart(goals: { startYear: number | null }[]): number | null {
  const years = goals.flatMap(({ startYear }) => startYear ?? []);
  return years.length > 0 ? Math.min(...years) : null;
}

/** Where each indicator of a result stands in a year. */
export function standingsOf(
  { indicatorIds, goalIds }: { indicatorIds: readonly string[]; goalIds: readonly string[] },
  {
    indicators,
    goals,
    year,
  }: {
    indicators: readonly IndicatorRecord[];
    goals: readonly { id: string; startYear: number | null }[];
    year: number;
  },
): { indicator: IndicatorRecord; standing: CurveStanding }[] {
  const start = earliestStart(goals.filter(({ id }) => goalIds.includes(id)));
  return indicatorIds.flatMap((id) => {
    const indicator = indicators.find((known) => known.id === id);
    return indicator ? [{ indicator, standing: standingOf(indicator, start, year) }] : [];
  });
}
