import {
  type Pairing,
  paired,
  pointOf,
  type Readings,
  type Series,
  startOf,
  valuesUpTo,
  within,
  type YearValue,
} from "./readings";
import type { NoData } from "./standing";
import {
  type AmountTarget,
  type Direction,
  directionOf,
  type MultipleTarget,
  type ParityTarget,
  type ReductionTarget,
  type ShareTarget,
  type SimpleTarget,
} from "./targets";
import { lessThanWhole, times } from "./times";
import type { Coverage, Unit } from "./types";

/** For whom and over which years a target is judged. */
export interface Course {
  startYear: number;
  targetYear: number;
  /** The institution; null for the collaborative. */
  memberId: string | null;
}

/**
 * A simple target in one year, on the scale on which it is judged: shares, amounts and indicators as they
 * are, a multiple in times its baseline, parity in the gap to the reference. What is unknown is null; why,
 * says `why`.
 */
export interface Track {
  direction: Direction;
  value: number | null;
  baseline: number | null;
  target: number | null;
  /** The value meets the target, compared as exactly as the figures are known. */
  meets: boolean;
  why: NoData | null;
  baselineYear: number;
  /** The figure itself in the year it starts from, in its own unit. */
  first: number | null;
  /** Due in full in every year, instead of approached on a path. */
  everyYear: boolean;
  unit: Unit | "share";
  /** Yearly values on the same scale, up to the year. */
  values: YearValue[];
  coverage: Coverage | null;
  /** Members in a like-for-like comparison. */
  cohort: number | null;
  /** From the scale back to the figure's own unit. */
  shown(level: number): number;
  /** Onto the scale, from the way milestones are said. */
  milestone(said: number): number;
}

export function trackOf(target: SimpleTarget, course: Course, readings: Readings, year: number): Track {
  const track = { ...kindOf(target, course, readings, year), direction: directionOf(target) };
  if (year < track.baselineYear || (track.everyYear && year === track.baselineYear))
    return { ...track, value: null, meets: false, why: "not_started" };
  return track;
}

function kindOf(target: SimpleTarget, course: Course, readings: Readings, year: number): Track {
  switch (target.kind) {
    case "share":
    case "amount":
      return levelTrack(target, course, readings, year);
    case "multiple":
      return target.of === "baseline"
        ? multipleTrack(target, course, readings, year)
        : yearlyTrack(target, course, readings, year);
    case "parity":
      return parityTrack(target, course, readings, year);
    case "reduction":
      return reductionTrack(target, course, readings, year);
  }
}

const same = (level: number) => level;

function nowhere(course: Course, why: NoData): Track {
  return {
    ...{ direction: "atLeast", value: null, baseline: null, target: null, meets: false, why },
    ...{
      baselineYear: course.startYear,
      first: null,
      everyYear: false,
      unit: "count",
      values: [],
      coverage: null,
    },
    ...{ cohort: null, shown: same, milestone: same },
  };
}

function levelTrack(
  target: ShareTarget | AmountTarget,
  course: Course,
  readings: Readings,
  year: number,
): Track {
  const series =
    target.kind === "share"
      ? readings.figure(target.metric, course.memberId, "year")
      : readings.figure(target.figure, course.memberId, target.over);
  if (!series) return nowhere(course, "unknown_figure");
  const baselineYear = startOf(series, course.startYear, course.memberId);
  const { value, why } = valueIn(series, year);
  const start = startValue(series, baselineYear);
  const missing = why ?? start.why;
  const meets =
    value !== null && (directionOf(target) === "atLeast" ? value >= target.value : value <= target.value);
  return {
    ...nowhere(course, "no_value"),
    ...{ value, baseline: start.value, target: target.value, meets, why: missing, baselineYear },
    ...{ unit: series.unit, values: valuesUpTo(series, year), coverage: pointOf(series, year).coverage },
  };
}

function valueIn(series: Series, year: number): { value: number | null; why: NoData | null } {
  const { standing, value } = pointOf(series, year);
  if (standing === "withheld" || standing === "not_applicable") return { value: null, why: standing };
  return { value, why: value === null ? "no_value" : null };
}

function startValue(series: Series, year: number): { value: number | null; why: NoData | null } {
  const found = valueIn(series, year);
  if (found.value !== null || found.why === "withheld") return found;
  // What is summed since the baseline starts from nothing.
  return series.cumulative ? { value: 0, why: null } : { value: null, why: "no_baseline" };
}

/** Like with like: the members with a figure both at the start and now, in times what they had. */
function multipleTrack(target: MultipleTarget, course: Course, readings: Readings, year: number): Track {
  const { figure: code, factor } = target;
  const { startYear, memberId } = course;
  const series = readings.figure(code, memberId, "year");
  if (!series) return nowhere(course, "unknown_figure");
  const baselineYear = startOf(series, startYear, memberId);
  const pair = paired(readings, code, memberId, startYear, year);
  const values = valuesUpTo(series, year)
    .filter((one) => one.year >= baselineYear)
    .flatMap((one) =>
      one.year === baselineYear
        ? [{ year: one.year, value: 1 }]
        : growthIn(one.year, paired(readings, code, memberId, startYear, one.year)),
    );
  const track: Track = {
    ...nowhere(course, "no_value"),
    ...{ baselineYear, unit: series.unit, values, coverage: pointOf(series, year).coverage },
  };
  if (pair === "withheld") return { ...track, why: "withheld" };
  if (!pair) {
    const why = valueIn(series, year).why ?? "no_baseline";
    return { ...track, why };
  }
  return compared(track, pair, factor);
}

function growthIn(year: number, pair: Pairing): YearValue[] {
  const growth = pair === null || pair === "withheld" ? null : growthOf(pair);
  return growth === null ? [] : [{ year, value: growth }];
}

/** Null where there is nothing, or next to nothing, to have grown from. */
function growthOf({ now, before }: { now: number; before: number }): number | null {
  const growth = before > 0 ? now / before : Number.NaN;
  return Number.isFinite(growth) ? growth : null;
}

function compared(track: Track, pair: Exclude<Pairing, string | null>, factor: number): Track {
  const value = growthOf(pair);
  if (value === null) return { ...track, why: "zero_baseline" };
  return {
    ...{ ...track, value, baseline: 1, target: factor, why: null, cohort: pair.members },
    meets: pair.now >= times(pair.before, factor),
    shown: (level) => times(level, pair.before),
  };
}

/** So many times the year before, anew in every year. */
function yearlyTrack(target: MultipleTarget, course: Course, readings: Readings, year: number): Track {
  const series = readings.figure(target.figure, course.memberId, "year");
  if (!series) return nowhere(course, "unknown_figure");
  const { memberId } = course;
  const since = (at: number) =>
    memberId === null ? pointOf(series, at).sinceLastYear : within(series, at - 1, at);
  const pair = since(year);
  const values = valuesUpTo(series, year).flatMap((one) => growthIn(one.year, since(one.year)));
  const track: Track = {
    ...nowhere(course, "no_value"),
    ...{ everyYear: true, unit: series.unit, values, coverage: pointOf(series, year).coverage },
  };
  if (pair === "withheld") return { ...track, why: "withheld" };
  if (!pair) return { ...track, why: valueIn(series, year).why ?? "no_baseline" };
  return compared(track, pair, target.factor);
}

/** The reference moves: what closes, from the first gap to none, is the gap to that year's reference. */
function parityTrack(target: ParityTarget, course: Course, readings: Readings, year: number): Track {
  const series = readings.indicator(target.indicator);
  const other = readings.indicator(target.reference);
  if (!series || !other) return nowhere(course, "unknown_figure");
  const value = pointOf(series, year).value;
  const reference = pointOf(other, year).value;
  const first = pointOf(series, course.startYear).value;
  const firstReference = pointOf(other, course.startYear).value;
  const baseline = first === null || firstReference === null ? null : first - firstReference;
  const values = valuesUpTo(series, year).flatMap((one): YearValue[] => {
    const beside = pointOf(other, one.year).value;
    return beside === null ? [] : [{ year: one.year, value: one.value - beside }];
  });
  const missing = value === null ? "no_value" : reference === null ? "no_reference" : null;
  return {
    ...nowhere(course, "no_value"),
    ...{ baseline, first, target: 0, unit: series.unit, values },
    value: value === null || reference === null ? null : value - reference,
    meets: value !== null && reference !== null && value <= reference,
    why: missing ?? (baseline === null ? "no_baseline" : null),
    shown: (gap) => gap + (reference ?? 0),
  };
}

function reductionTrack(target: ReductionTarget, course: Course, readings: Readings, year: number): Track {
  const series = readings.indicator(target.indicator);
  if (!series) return nowhere(course, "unknown_figure");
  const { value, why } = valueIn(series, year);
  const start = startValue(series, course.startYear);
  const lowered = (by: number) => (start.value === null ? null : times(start.value, lessThanWhole(by)));
  const aim = lowered(target.by);
  return {
    ...nowhere(course, "no_value"),
    ...{ value, baseline: start.value, target: aim, unit: series.unit, values: valuesUpTo(series, year) },
    meets: value !== null && aim !== null && value <= aim,
    why: why ?? start.why,
    milestone: (by) => lowered(by) ?? 0,
  };
}
