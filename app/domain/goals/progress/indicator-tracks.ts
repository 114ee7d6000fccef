import type { ParityTarget, ReductionTarget } from "~/domain/goals/targets";
import { type Fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { exactly, product, sum } from "~/domain/numbers/rational";
import { type ExactValue, plain, pointOf, type Readings } from "./readings";
import { type Course, nowhere, ofSeries, reaches, startValue, type Track, valueIn } from "./track";

/** Targets for indicators of the place. */

/** The reference moves, so the gap to each year's reference is what must close, from the first gap to 0. */
export function parityTrack(target: ParityTarget, course: Course, readings: Readings, year: number): Track {
  const series = readings.indicator(target.indicator);
  const other = readings.indicator(target.reference);
  if (!series || !other) return nowhere(course, "unknown_figure");
  const exactIn = (at: number) => {
    const [own, beside] = [series, other].map((of) => exactOrNull(pointOf(of, at).value));
    return own && beside ? subtract(own, beside) : null;
  };
  const known = ofSeries(series, year);
  const value = pointOf(series, year).value;
  const reference = pointOf(other, year).value;
  const gap = exactIn(year);
  const first = exactIn(course.startYear);
  const trend = known.values.flatMap((point): ExactValue[] => {
    const exact = exactIn(point.year);
    return exact === null ? [] : [{ year: point.year, value: toNumber(exact), exact }];
  });
  const missing = value === null ? "no_value" : reference === null ? "no_reference" : null;
  const shownGap = gap && toNumber(gap);
  return {
    ...nowhere(course, "no_value"),
    ...known,
    trend,
    values: plain(trend),
    value: shownGap,
    baseline: first && toNumber(first),
    target: 0,
    exact: { value: gap, baseline: first, target: exactly(0) },
    first: pointOf(series, course.startYear).value,
    meets: gap !== null && toNumber(gap) <= 0,
    why: missing ?? (first === null ? "no_baseline" : null),
    shown: (level) => (level === shownGap && value !== null ? value : added(level, reference)),
  };
}

/** The sum of two decimals, so that 0.1 above 0.2 is 0.3. */
function added(a: number, b: number | null): number {
  const parts = [exactly(a), exactly(b ?? 0)] as const;
  return parts[0] && parts[1] ? toNumber(sum(parts[0], parts[1])) : a;
}

const exactOrNull = (value: number | null) => (value === null ? null : exactly(value));

export function reductionTrack(
  target: ReductionTarget,
  course: Course,
  readings: Readings,
  year: number,
): Track {
  const series = readings.indicator(target.indicator);
  if (!series) return nowhere(course, "unknown_figure");
  const now = valueIn(series, year);
  const start = startValue(series, course.startYear);
  const lowered = (by: number) => loweredBy(start.exact, by);
  const aim = lowered(target.by);
  return {
    ...nowhere(course, "no_value"),
    ...ofSeries(series, year),
    value: now.value,
    baseline: start.value,
    target: aim && toNumber(aim),
    exact: { value: now.exact, baseline: start.exact, target: aim },
    meets: reaches(now.exact, aim, "atMost"),
    why: now.why ?? start.why,
    milestone: lowered,
  };
}

function loweredBy(start: Fraction | null, by: number): Fraction | null {
  const part = exactly(by);
  const whole = exactly(1);
  return start && part && whole && product(start, subtract(whole, part));
}
