import type { Direction } from "~/domain/goals/targets";
import { type Fraction, fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { compare, exactly, product, sum } from "~/domain/numbers/rational";
import type { YearValue } from "./readings";

/** A straight line through yearly values, exact. Always shown as a projection. */
export interface Trend {
  /** Change from year to year. */
  slope: number;
  valueIn(year: number): number;
  exactIn(year: number): Fraction;
}

/** A yearly value, and what it is exactly; without that, the decimal it is written as. */
export interface TrendValue extends YearValue {
  exact?: Fraction;
}

export interface Forecast {
  /** The line's value in the target year. */
  value: number;
  /** The first year from the one shown on in which the line reaches the target; null if it never does. */
  reachedIn: number | null;
  /** How many yearly values the line goes through. */
  from: number;
}

const FEWEST_VALUES = 3;
/** In years. Beyond that, a straight line says nothing. */
export const HORIZON = 50;

/**
 * The Theil–Sen line: its slope is the median slope over all pairs of values, its intercept the median
 * remainder. One outlier hardly moves it.
 * @returns null for fewer than three values
 */
export function trendOf(values: TrendValue[]): Trend | null {
  const points = values.flatMap(({ year, value, exact = exactly(value) }) =>
    exact ? [{ year, exact }] : [],
  );
  const slope = median(
    points.flatMap((a, place) =>
      points
        .slice(place + 1)
        .map((b) => product(subtract(b.exact, a.exact), fraction("1", String(b.year - a.year)))),
    ),
  );
  if (points.length < FEWEST_VALUES || slope === null) return null;
  const origin = Math.min(...points.map(({ year }) => year));
  const risen = (year: number) => product(slope, whole(year - origin));
  const start = median(points.map(({ year, exact }) => subtract(exact, risen(year))));
  if (start === null) return null;
  const exactIn = (year: number) => sum(start, risen(year));
  return { slope: toNumber(slope), valueIn: (year) => toNumber(exactIn(year)), exactIn };
}

/** The trend's value in `dueYear`, and the year it reaches the target; null without a trend. */
export function forecastOf(
  values: TrendValue[],
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
  const level = exactly(target);
  for (let year = from; year <= from + HORIZON; year++) {
    const side = level ? compare(trend.exactIn(year), level) : Number.NaN;
    if (direction === "atLeast" ? side >= 0 : side <= 0) return year;
  }
  return null;
}

const whole = (years: number): Fraction => ({ numerator: BigInt(years), denominator: 1n });
const HALF: Fraction = { numerator: 1n, denominator: 2n };

function median(values: Fraction[]): Fraction | null {
  const sorted = values.toSorted(compare);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 || !lower ? upper : product(HALF, sum(lower, upper));
}
