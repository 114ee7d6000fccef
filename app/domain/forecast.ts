import type { YearValue } from "./readings";
import type { Direction } from "./targets";

/** A straight line through yearly values. It is a projection, and shown as one. */
export interface Trend {
  /** Change from year to year. */
  slope: number;
  valueIn(year: number): number;
}

export interface Forecast {
  /** What the line comes to in the target year. */
  value: number;
  /** The first year, from the one looked at on, in which the line reaches the target; null: not on this trend. */
  reachedIn: number | null;
  /** How many yearly values the line goes through. */
  from: number;
}

const FEWEST_VALUES = 3;
/** Beyond that, a straight line says nothing. */
export const HORIZON = 50;

/**
 * The Theil–Sen line: the median of the slopes of all pairs, and the median of what each value leaves for the
 * intercept. One odd year hardly moves it.
 * @returns null for fewer than three values
 */
export function trendOf(values: YearValue[]): Trend | null {
  if (values.length < FEWEST_VALUES) return null;
  const slopes = values.flatMap((a, place) =>
    values.slice(place + 1).map((b) => (b.value - a.value) / (b.year - a.year)),
  );
  const slope = median(slopes);
  // From the first year on rather than from the year 0: no digits are lost.
  const origin = Math.min(...values.map(({ year }) => year));
  const start = median(values.map(({ year, value }) => value - slope * (year - origin)));
  if (!Number.isFinite(slope) || !Number.isFinite(start)) return null;
  return { slope, valueIn: (year) => start + slope * (year - origin) };
}

/** Where the trend leads: its value in `dueYear`, and when it reaches the target. */
export function forecastOf(
  values: YearValue[],
  {
    target,
    direction,
    year,
    dueYear,
  }: { target: number; direction: Direction; year: number; dueYear: number },
): Forecast | null {
  const trend = trendOf(values);
  const value = trend?.valueIn(dueYear);
  if (!trend || value === undefined || !Number.isFinite(value)) return null;
  return { value, reachedIn: reachedIn(trend, target, direction, year), from: values.length };
}

function reachedIn(trend: Trend, target: number, direction: Direction, from: number): number | null {
  // A line that arrives at a year's end must not miss it by the last binary digit.
  const hair = Math.abs(target) * 1e-12;
  for (let year = from; year <= from + HORIZON; year++) {
    const value = trend.valueIn(year);
    if (direction === "atLeast" ? value >= target - hair : value <= target + hair) return year;
  }
  return null;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
