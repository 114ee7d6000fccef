import type { Direction } from "~/domain/goals/targets";
import type { Fraction } from "~/domain/numbers/fraction";
import { compare, exactly } from "~/domain/numbers/rational";
import type { SoFar } from "~/domain/rollup/figures";
import type { Coverage, Unit } from "~/domain/terms";
import {
  completeBefore,
  type ExactValue,
  exactOf,
  exactUpTo,
  hidesValues,
  pointOf,
  type Series,
  valuesSoFar,
  valuesUpTo,
  type YearValue,
} from "./readings";
import type { Levels, NoData } from "./status";

/** Whom a target is for, and over which years. */
export interface Course {
  startYear: number;
  targetYear: number;
  /** The institution; null for the collaborative. */
  memberId: string | null;
}

/**
 * A simple target in one year, on the scale used to judge it: shares, amounts, and indicators as they are, a
 * multiple relative to its baseline, parity as the gap to the reference. Unknown numbers are null; `why` says
 * why.
 */
export interface Track {
  direction: Direction;
  /** The nearest doubles to the exact levels, to be shown. */
  value: number | null;
  baseline: number | null;
  target: number | null;
  exact: Levels;
  /** The value meets the target, compared exactly. */
  meets: boolean;
  why: NoData | null;
  baselineYear: number;
  /** The figure in the start year, in its own unit. */
  first: number | null;
  /** Due in full every year instead of approached on a path. */
  everyYear: boolean;
  /** Measures a change, which may be negative. */
  isChange: boolean;
  /** "points": a difference of two shares, as a fraction. */
  unit: Unit | "share" | "points";
  /** Values of complete years on the same scale, up to the year, and exactly, for the trend. */
  values: YearValue[];
  trend: ExactValue[];
  /** Values of years still being reported, up to the year. */
  valuesSoFar: YearValue[];
  /** A value up to the year is withheld: the viewer's trend would not be the figure's. */
  hidesValues: boolean;
  coverage: Coverage | null;
  /** How many have reported in this year, if it is under way. */
  soFar: SoFar;
  /** The newest complete year before this one in which there is a figure. */
  completeBefore: number | null;
  /** Members in a like-for-like comparison. */
  cohort: number | null;
  /** Converts from this scale to the figure's own unit. */
  shown(level: number): number;
  /** Converts from the scale of milestones to this one. */
  milestone(value: number): Fraction | null;
}

export function nowhere(course: Course, why: NoData): Track {
  return {
    direction: "atLeast",
    value: null,
    baseline: null,
    target: null,
    exact: { value: null, baseline: null, target: null },
    meets: false,
    why,
    baselineYear: course.startYear,
    first: null,
    everyYear: false,
    isChange: false,
    unit: "count",
    values: [],
    trend: [],
    valuesSoFar: [],
    hidesValues: false,
    coverage: null,
    soFar: null,
    completeBefore: null,
    cohort: null,
    shown: (level) => level,
    milestone: exactly,
  };
}

/** What a track says of a series whatever the kind of target. */
export function ofSeries(series: Series, year: number) {
  const { coverage, soFar } = pointOf(series, year);
  return {
    unit: series.unit,
    coverage,
    soFar,
    completeBefore: completeBefore(series, year),
    hidesValues: hidesValues(series, year),
    values: valuesUpTo(series, year),
    trend: exactUpTo(series, year),
    valuesSoFar: valuesSoFar(series, year),
  };
}

/** Compared as fractions: twice 3/7 is 6/7. */
export function reaches(value: Fraction | null, target: Fraction | null, direction: Direction): boolean {
  if (value === null || target === null) return false;
  return direction === "atLeast" ? compare(value, target) >= 0 : compare(value, target) <= 0;
}

/** A figure in one year, or why there is none. */
export interface Reading {
  value: number | null;
  exact: Fraction | null;
  why: NoData | null;
}

export function valueIn(series: Series, year: number): Reading {
  const point = pointOf(series, year);
  const { standing, value } = point;
  if (standing === "withheld" || standing === "not_applicable")
    return { value: null, exact: null, why: standing };
  return { value, exact: exactOf(point), why: value === null ? "no_value" : null };
}

export function startValue(series: Series, year: number): Reading {
  const reading = valueIn(series, year);
  if (reading.value !== null || reading.why === "withheld") return reading;
  if (!series.cumulative) return { value: null, exact: null, why: "no_baseline" };
  // Sums since the baseline start at 0, or from what an earlier year has left them at.
  const earlier = completeBefore(series, year);
  return earlier === null ? { value: 0, exact: exactly(0), why: null } : valueIn(series, earlier);
}
