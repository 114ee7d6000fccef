import { trendOf } from "./forecast";
import { type Readings, startOf, valuesUpTo, type YearValue } from "./readings";
import { type ReferenceValue, referenceFor } from "./references";
import { directionOf, isCompound, type SimpleTarget, type Target } from "./targets";
import { type Course, trackOf } from "./tracks";

/** How far a simple target reaches: levels on the scale on which it is said (a multiple in times, a share …). */
export interface Ambition {
  target: SimpleTarget;
  /** Met at the start already. */
  already: boolean;
  /** Lies beyond where the trend up to the start alone would arrive; null while there is no trend. */
  beyond: boolean | null;
  arrival: number | null;
  reference: ReferenceValue | null;
  /** At least the field's reference value; null where there is none. */
  reaches: boolean | null;
}

/**
 * Of targets of which one is enough, the least ambitious counts, for that one may be the one that is met; of
 * targets that are all due, the most ambitious. What each member should reach is held against the figures of
 * all together.
 */
export function ambitionOf(
  target: Target,
  course: Course,
  readings: Readings,
  references: ReferenceValue[],
): Ambition | null {
  if (target.kind === "eachMember") return ambitionOf(target.target, course, readings, references);
  if (!isCompound(target)) return ofSimple(target, course, readings, references);
  const clauses = target.clauses.flatMap((one) => ambitionOf(one, course, readings, references) ?? []);
  const sorted = clauses.toSorted((a, b) => degree(a) - degree(b));
  return (target.kind === "anyOf" ? sorted[0] : sorted.at(-1)) ?? null;
}

/** From not ambitious at all to beyond both trend and reference. */
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
  const { baseline, aim, values } = scaleOf(target, course, readings);
  const arrival = trendOf(values)?.valueIn(target.targetYear ?? course.targetYear) ?? null;
  const further = (a: number, b: number) => (directionOf(target) === "atLeast" ? a > b : a < b);
  return {
    ...{ target, arrival, reference },
    already: baseline !== null && aim !== null && !further(aim, baseline),
    beyond: arrival === null || aim === null ? null : further(aim, arrival),
    reaches: reference && aim !== null ? aim >= reference.value : null,
  };
}

/** Baseline, target and the values up to the start, all on one scale. */
function scaleOf(target: SimpleTarget, course: Course, readings: Readings) {
  if (target.kind !== "multiple") {
    const { baseline, target: aim, values } = trackOf(target, course, readings, course.startYear);
    return { baseline, aim, values };
  }
  const { startYear, memberId } = course;
  if (target.of === "lastYear")
    return { baseline: 1, aim: target.factor, values: trackOf(target, course, readings, startYear).values };
  const series = readings.figure(target.figure, memberId, "year");
  const start = series ? startOf(series, startYear, memberId) : startYear;
  const earlier = series ? valuesUpTo(series, start) : [];
  const first = earlier.find(({ year }) => year === start)?.value ?? 0;
  const values: YearValue[] =
    first > 0 ? earlier.map(({ year, value }) => ({ year, value: value / first })) : [];
  return { baseline: 1, aim: target.factor, values };
}
