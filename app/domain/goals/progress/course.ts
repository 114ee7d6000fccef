import { milestoned } from "~/domain/goals/faults";
import type { SimpleTarget } from "~/domain/goals/targets";
import { exactly } from "~/domain/numbers/rational";
import type { SoFar } from "~/domain/rollup/figures";
import type { Unit } from "~/domain/terms";
import { forecastOf } from "./forecast";
import { expectedOf, withinReason } from "./levels";
import { pointOf, type Readings, type YearValue } from "./readings";
import type { Path } from "./standing";
import type { NoData } from "./status";
import { type Track, trackOf } from "./tracks";

/**
 * A simple target over the years, for charts. Its scale is the one people read; for a multiple, that is a
 * multiple of the baseline or of the year before. It uses the same tracks as the progress of a single year.
 */
export interface GoalCourse {
  unit: Unit | "share" | "points" | "multiple";
  /** Every year from the first known value or the start to the year shown. */
  values: CourseValue[];
  baseline: YearValue | null;
  /** The expected values year by year, through the milestones to the target. */
  path: YearValue[];
  milestones: YearValue[];
  /** What is due, and when; null if it moves with the reference. */
  target: YearValue | null;
  dueYear: number;
  /** For parity: the indicator to compare with. */
  reference: YearValue[];
  /** From the newest complete value to where the trend leads; a projection. */
  projection: [from: YearValue, to: YearValue] | null;
}

export interface CourseValue {
  year: number;
  value: number | null;
  why: NoData | null;
  /** How many have reported, if the year is under way. */
  soFar: SoFar;
}

export function courseOf(target: SimpleTarget, path: Path, readings: Readings, year: number): GoalCourse {
  const at = (inYear: number) => scaled(target, trackOf(target, path, readings, inYear));
  const now = at(year);
  const dueYear = target.targetYear ?? path.targetYear;
  const start = now.baselineYear;
  const complete = valuesOn(target, readings, now);
  const known = [...complete, ...now.valuesSoFar].sort((a, b) => a.year - b.year);
  const first = Math.min(start, ...known.map((point) => point.year));
  const reference = target.kind === "parity" ? seriesOf(target.reference, readings, first, year) : [];
  const milestones = milestoned(target) ? path.milestones : [];
  // A yearly target is first due the year after the start.
  const way = span(now.everyYear ? start + 1 : start, dueYear).flatMap((pathYear): YearValue[] => {
    const track = at(pathYear);
    // The reference's future values are unknown.
    if (target.kind === "parity" && !reference.some((each) => each.year === pathYear)) return [];
    const expected = expectedOf(track, { milestones, dueYear, year: pathYear });
    return expected === null ? [] : [{ year: pathYear, value: shownOn(target, track, expected) }];
  });
  const baseline = known.find((point) => point.year === start);
  const due = target.kind === "parity" ? null : now.target;
  return {
    unit: target.kind === "multiple" ? "multiple" : now.unit,
    values: span(first, Math.max(first, year)).map((valueYear) => {
      const { why, soFar, value: uneven } = at(valueYear);
      // A year that trends leave out is still drawn.
      const value = known.find((each) => each.year === valueYear)?.value ?? uneven;
      return { year: valueYear, value, why: value === null ? (why ?? "no_value") : null, soFar };
    }),
    baseline: now.everyYear ? null : (baseline ?? null),
    path: way,
    milestones: way.filter((point) => milestones.some((each) => each.year === point.year)),
    target: due === null ? null : { year: dueYear, value: due },
    dueYear,
    reference,
    projection: projected(target, now, complete.at(-1), { year, dueYear }),
  };
}

/** From the newest complete value to where the trend leads in the target year. */
function projected(
  target: SimpleTarget,
  track: Track,
  from: YearValue | undefined,
  { year, dueYear }: { year: number; dueYear: number },
): GoalCourse["projection"] {
  if (!from || from.year >= dueYear || track.target === null || track.why === "not_started") return null;
  // As with the forecast: others would see another line.
  if (track.hidesValues) return null;
  const { trend, direction } = track;
  const forecast = forecastOf(trend, { target: track.target, direction, year, dueYear });
  if (!forecast) return null;
  const value = withinReason(shownOn(target, track, forecast.value), track);
  return Number.isFinite(value) ? [from, { year: dueYear, value }] : null;
}

/** A multiple's target is known before anybody has a figure to compare. */
function scaled(target: SimpleTarget, track: Track): Track {
  if (target.kind !== "multiple") return track;
  const exact = { ...track.exact, baseline: exactly(1), target: exactly(target.factor) };
  return { ...track, baseline: 1, target: target.factor, exact };
}

function shownOn(target: SimpleTarget, track: Track, level: number): number {
  return target.kind === "multiple" ? level : track.shown(level);
}

/** The values by year; for parity the indicator's own, not the gap. */
function valuesOn(target: SimpleTarget, readings: Readings, { values }: Track): YearValue[] {
  const last = values.at(-1);
  if (target.kind !== "parity" || !last) return values;
  return seriesOf(target.indicator, readings, values[0]?.year ?? last.year, last.year);
}

/** An indicator's own values, year by year. */
function seriesOf(code: string, readings: Readings, from: number, to: number): YearValue[] {
  const series = readings.indicator(code);
  return span(from, to).flatMap((year): YearValue[] => {
    const value = series ? pointOf(series, year).value : null;
    return value === null ? [] : [{ year, value }];
  });
}

const span = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
