import { forecastOf } from "./forecast";
import { milestoned } from "./goal-faults";
import { expectedOf, type Path, withinReason } from "./progress";
import { pointOf, type Readings, type YearValue } from "./readings";
import type { NoData } from "./standing";
import type { SimpleTarget } from "./targets";
import { type Track, trackOf } from "./tracks";
import type { Unit } from "./types";

/**
 * A simple target over the years, as it is drawn: on the scale on which one reads it, which for a multiple is
 * times the baseline or the year before. Computed from the same tracks as the progress of a single year.
 */
export interface GoalCourse {
  unit: Unit | "share" | "multiple";
  /** Every year from the first that is known, or from the start, to the year looked at. */
  values: { year: number; value: number | null; why: NoData | null }[];
  baseline: YearValue | null;
  /** Where it should be, year by year, the last point the target itself; a milestone wherever one is set. */
  path: YearValue[];
  milestones: YearValue[];
  /** What is due, and when; null where it moves along with the reference. */
  target: YearValue | null;
  dueYear: number;
  /** Of parity: the indicator to compare with. */
  reference: YearValue[];
  /** From the newest value to where the trend leads; a projection. */
  projection: [from: YearValue, to: YearValue] | null;
}

export function courseOf(target: SimpleTarget, path: Path, readings: Readings, year: number): GoalCourse {
  const at = (one: number) => scaled(target, trackOf(target, path, readings, one));
  const now = at(year);
  const dueYear = target.targetYear ?? path.targetYear;
  const start = now.baselineYear;
  const known = valuesOn(target, readings, now);
  const first = Math.min(start, ...known.map((one) => one.year));
  const reference = target.kind === "parity" ? seriesOf(target.reference, readings, first, year) : [];
  const milestones = milestoned(target) ? path.milestones : [];
  // What is due anew in every year is due from the first year after the start on.
  const way = span(now.everyYear ? start + 1 : start, dueYear).flatMap((one): YearValue[] => {
    const track = at(one);
    // Where the reference is going nobody knows.
    if (target.kind === "parity" && !reference.some((each) => each.year === one)) return [];
    const expected = expectedOf(track, milestones, dueYear, one);
    return expected === null ? [] : [{ year: one, value: shownOn(target, track, expected) }];
  });
  const baseline = known.find((one) => one.year === start);
  const due = target.kind === "parity" ? null : now.target;
  return {
    unit: target.kind === "multiple" ? "multiple" : now.unit,
    values: span(first, Math.max(first, year)).map((one) => {
      const value = known.find((each) => each.year === one)?.value ?? null;
      return { year: one, value, why: value === null ? (at(one).why ?? "no_value") : null };
    }),
    baseline: now.everyYear ? null : (baseline ?? null),
    path: way,
    milestones: way.filter((one) => milestones.some((each) => each.year === one.year)),
    target: due === null ? null : { year: dueYear, value: due },
    ...{ dueYear, reference, projection: projected(target, now, known.at(-1), { year, dueYear }) },
  };
}

/** From the newest value to where the trend leads in the target year. */
function projected(
  target: SimpleTarget,
  track: Track,
  from: YearValue | undefined,
  { year, dueYear }: { year: number; dueYear: number },
): GoalCourse["projection"] {
  if (!from || from.year >= dueYear || track.target === null || track.why === "not_started") return null;
  const { values, direction } = track;
  const found = forecastOf(values, { target: track.target, direction, year, dueYear });
  if (!found) return null;
  const value = withinReason(shownOn(target, track, found.value), track.unit);
  return Number.isFinite(value) ? [from, { year: dueYear, value }] : null;
}

/** What a multiple aims at is known before anybody has a figure to compare. */
function scaled(target: SimpleTarget, track: Track): Track {
  return target.kind === "multiple" ? { ...track, baseline: 1, target: target.factor } : track;
}

function shownOn(target: SimpleTarget, track: Track, level: number): number {
  return target.kind === "multiple" ? level : track.shown(level);
}

/** Its values by year; of parity the indicator's own, not the gap. */
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
