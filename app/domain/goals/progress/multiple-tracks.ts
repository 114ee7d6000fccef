import type { MultipleTarget } from "~/domain/goals/targets";
import { type Fraction, toNumber } from "~/domain/numbers/fraction";
import { compare, exactly, product, quotient } from "~/domain/numbers/rational";
import { times } from "~/domain/numbers/times";
import { paired, within } from "./pairing";
import {
  type ExactValue,
  type Pairing,
  plain,
  pointOf,
  type Readings,
  startOf,
  type YearValue,
} from "./readings";
import { type Course, nowhere, ofSeries, type Reading, type Track, valueIn } from "./track";

/** Targets that are a multiple of the baseline or of the year before, on the scale of that multiple. */

type Pair = Exclude<Pairing, string | null>;

/** Like for like: only members with a figure both at the start and now, as a multiple of what they had. */
export function multipleTrack(
  target: MultipleTarget,
  course: Course,
  readings: Readings,
  year: number,
): Track {
  const { figure: code, factor } = target;
  const { startYear, memberId } = course;
  const series = readings.figure(code, memberId, "year");
  if (!series) return nowhere(course, "unknown_figure");
  const baselineYear = startOf(series, startYear, memberId);
  const since = (at: number) => paired(readings, { code, memberId, startYear, year: at });
  const known = ofSeries(series, year);
  const growth = growthOver(known, (at) =>
    at < baselineYear ? null : at === baselineYear ? ITSELF : since(at),
  );
  const track: Track = { ...nowhere(course, "no_value"), ...known, ...growth, baselineYear };
  const pair = since(year);
  if (pair === "withheld") return { ...track, why: "withheld" };
  if (!pair) return { ...track, why: valueIn(series, year).why ?? "no_baseline" };
  const earlier = track.completeBefore === null ? null : since(track.completeBefore);
  return soFarOf(compared(track, pair, factor), pair, factor, earlier && beforeOf(earlier));
}

/** A multiple of the year before, due every year. */
export function yearlyTrack(target: MultipleTarget, course: Course, readings: Readings, year: number): Track {
  const series = readings.figure(target.figure, course.memberId, "year");
  if (!series) return nowhere(course, "unknown_figure");
  const since = (at: number) =>
    course.memberId === null ? pointOf(series, at).sinceLastYear : within(series, at - 1, at);
  const known = ofSeries(series, year);
  const track: Track = {
    ...nowhere(course, "no_value"),
    ...known,
    ...growthOver(known, since),
    everyYear: true,
  };
  const pair = since(year);
  if (pair === "withheld") return { ...track, why: "withheld" };
  if (!pair) return { ...track, why: valueIn(series, year).why ?? "no_baseline" };
  return soFarOf(compared(track, pair, target.factor), pair, target.factor, valueIn(series, year - 1));
}

const ITSELF: Pair = { now: 1, before: 1, members: 0 };

/** The values of a figure as multiples. */
function growthOver(known: ReturnType<typeof ofSeries>, since: (year: number) => Pairing) {
  const pairs = new Map(
    [...known.values, ...known.valuesSoFar].map(({ year }): [number, Pairing] => [year, since(year)]),
  );
  const grown = (values: YearValue[]) =>
    values.flatMap(({ year }): ExactValue[] => {
      const pair = pairs.get(year) ?? null;
      const exact = pair === null || pair === "withheld" ? null : growthOf(pair);
      return exact === null ? [] : [{ year, value: toDouble(exact), exact }];
    });
  const trend = grown(known.values);
  return {
    trend,
    values: plain(trend),
    valuesSoFar: plain(grown(known.valuesSoFar)),
    hidesValues: known.hidesValues || [...pairs.values()].includes("withheld"),
  };
}

/** Null if there is nothing to grow from. */
function growthOf({ now, before, exact }: Pair): Fraction | null {
  if (!(before > 0)) return null;
  const parts = { now: exact?.now ?? exactly(now), before: exact?.before ?? exactly(before) };
  return parts.now && parts.before && quotient(parts.now, parts.before);
}

/** Next to nothing to grow from can make a multiple that no double holds. */
const toDouble = (growth: Fraction) =>
  Math.max(-Number.MAX_VALUE, Math.min(toNumber(growth), Number.MAX_VALUE));

function compared(track: Track, pair: Pair, factor: number): Track {
  const growth = growthOf(pair);
  if (growth === null) return { ...track, why: "zero_baseline" };
  const value = toDouble(growth);
  const aim = exactly(factor);
  return {
    ...track,
    value,
    baseline: 1,
    target: factor,
    exact: { value: growth, baseline: exactly(1), target: aim },
    why: null,
    cohort: pair.members,
    meets: aim !== null && compare(growth, aim) >= 0,
    // What was reported is shown as it was, not multiplied back from a rounded quotient.
    shown: (level) => (level === value ? pair.now : times(level, pair.before)),
  };
}

const beforeOf = (pair: Pair | "withheld"): Reading =>
  pair === "withheld"
    ? { value: null, exact: null, why: "withheld" }
    : { value: pair.before, exact: pair.exact?.before ?? exactly(pair.before), why: null };

/**
 * In a year under way, an amount that has multiplied among those who have reported is met only if it already
 * reaches the multiple of what all had before: the others' amounts can add to it, their starting points too.
 */
function soFarOf(track: Track, pair: Pair, factor: number, whole: Reading | null): Track {
  if (track.soFar === null || track.unit === "share" || !track.meets) return track;
  if (whole?.why === "withheld")
    return {
      ...track,
      value: null,
      exact: { ...track.exact, value: null },
      meets: false,
      why: "withheld",
    };
  const now = pair.exact?.now ?? exactly(pair.now);
  const aim = exactly(factor);
  const due = whole?.exact && aim && product(whole.exact, aim);
  return { ...track, meets: Boolean(now && due && compare(now, due) >= 0) };
}
