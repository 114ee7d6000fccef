import { trendOf } from "~/domain/goals/progress/forecast";
import { type ExactValue, exactUpTo, type Readings, startOf } from "~/domain/goals/progress/readings";
import { type Course, trackOf } from "~/domain/goals/progress/tracks";
import {
  directionOf,
  figureCodeOf,
  type IncreaseTarget,
  isCompound,
  type PointsTarget,
  type SimpleTarget,
  type Target,
} from "~/domain/goals/targets";
import { type Fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { compare, exactly, quotient } from "~/domain/numbers/rational";
import { type ReferenceValue, referenceFor } from "./references";

/** How ambitious a simple target is; levels are on the target's own scale. */
export interface Ambition {
  target: SimpleTarget;
  /** Already met at the start. */
  already: boolean;
  /** Goes beyond where the trend up to the start would lead; null without a trend. */
  beyond: boolean | null;
  arrival: number | null;
  reference: ReferenceValue | null;
  /** At least the field's reference value; null without one. */
  reaches: boolean | null;
}

/**
 * Every part of a compound target is judged, and the least ambitious counts. A target for each member is compared
 * with the collaborative's figures.
 */
export function ambitionOf(
  target: Target,
  course: Course,
  readings: Readings,
  references: ReferenceValue[],
): Ambition | null {
  if (target.kind === "eachMember") return ambitionOf(target.target, course, readings, references);
  if (!isCompound(target)) return ofSimple(target, course, readings, references);
  const clauses = target.clauses.flatMap((clause) => ambitionOf(clause, course, readings, references) ?? []);
  return clauses.toSorted((a, b) => degree(a) - degree(b))[0] ?? null;
}

/** From met at the start (lowest) to beyond both trend and reference. */
function degree({ already, beyond, reaches }: Ambition): number {
  if (already) return -10;
  const part = (yes: boolean | null) => (yes === null ? 0 : yes ? 1 : -1);
  return part(beyond) + part(reaches);
}

function ofSimple(
  target: SimpleTarget,
  course: Course,
  readings: Readings,
  references: ReferenceValue[],
): Ambition {
  const reference = referenceFor(target, references);
  const { baseline, aim, trend } = scaleOf(target, course, readings);
  const arrival = trendOf(trend)?.exactIn(target.targetYear ?? course.targetYear) ?? null;
  const further = (a: Fraction, b: Fraction) =>
    compare(a, b) * (directionOf(target) === "atLeast" ? 1 : -1) > 0;
  const least = reference && exactly(reference.value);
  return {
    target,
    arrival: arrival && toNumber(arrival),
    reference,
    already: baseline !== null && aim !== null && !further(aim, baseline),
    beyond: arrival === null || aim === null ? null : further(aim, arrival),
    reaches: least && aim && compare(aim, least) >= 0,
  };
}

/** The baseline, the target, and the values up to the start, all on one scale and exact. */
function scaleOf(target: SimpleTarget, course: Course, readings: Readings) {
  const track = trackOf(target, course, readings, course.startYear);
  if (target.kind === "increase" || target.kind === "points")
    return {
      baseline: track.exact.baseline,
      aim: track.exact.target,
      trend: earlierChanges(target, course, readings),
    };
  if (target.kind !== "multiple")
    return { baseline: track.exact.baseline, aim: track.exact.target, trend: track.trend };
  const ends = { baseline: exactly(1), aim: exactly(target.factor) };
  if (target.of === "lastYear") return { ...ends, trend: track.trend };
  const { startYear, memberId } = course;
  const series = readings.figure(target.figure, memberId, "year");
  const start = series ? startOf(series, startYear, memberId) : startYear;
  const earlier = series ? exactUpTo(series, start) : [];
  const first = earlier.find(({ year }) => year === start)?.exact;
  const trend = earlier.flatMap(({ year, exact }): ExactValue[] => {
    const multiple = first && quotient(exact, first);
    return multiple ? [{ year, value: toNumber(multiple), exact: multiple }] : [];
  });
  return { ...ends, trend };
}

/** The figure up to the start, as the difference to the start; added up over years, no line leads there. */
function earlierChanges(
  target: IncreaseTarget | PointsTarget,
  { startYear, memberId }: Course,
  readings: Readings,
): ExactValue[] {
  if (target.kind === "increase" && target.over === "sinceBaseline") return [];
  const series = readings.figure(figureCodeOf(target), memberId, "year");
  if (!series) return [];
  const start = startOf(series, startYear, memberId);
  const earlier = exactUpTo(series, start);
  const first = earlier.find(({ year }) => year === start)?.exact;
  if (!first) return [];
  return earlier.map(({ year, exact }) => {
    const change = subtract(exact, first);
    return { year, value: toNumber(change), exact: change };
  });
}
