import {
  pointOf,
  type Readings,
  type Series,
  startOf,
  valuesUpTo,
  type YearValue,
} from "~/domain/goals/progress/readings";
import { type Course, trackOf } from "~/domain/goals/progress/tracks";
import {
  directionOf,
  figureCodeOf,
  type IncreaseTarget,
  isCompound,
  isOfPlace,
  type SimpleTarget,
  spanOf,
  type Target,
} from "~/domain/goals/targets";
import type { PaceUnit } from "~/domain/goals/words/words";

/** A realistic goal needs at most this multiple of the best pace any member has shown. */
export const PACE_LIMIT = 1.5;

export interface Pace {
  verdict: "within" | "unknown" | "too_fast";
  /** Per year, in the good direction. */
  needed: number | null;
  /** The best change from one year to the next that any member has shown; null if nobody has two values. */
  best: number | null;
  unit: PaceUnit;
}

/** Every part of a compound target is judged, and the least realistic counts. */
export function paceOf(target: Target, course: Course, readings: Readings): Pace | null {
  if (target.kind === "eachMember") return paceOf(target.target, course, readings);
  if (!isCompound(target)) return ofSimple(target, course, readings);
  const order = ["within", "unknown", "too_fast"];
  return (
    target.clauses
      .flatMap((clause) => paceOf(clause, course, readings) ?? [])
      .toSorted((a, b) => order.indexOf(b.verdict) - order.indexOf(a.verdict))[0] ?? null
  );
}

function ofSimple(target: SimpleTarget, course: Course, readings: Readings): Pace {
  const good = directionOf(target) === "atLeast" ? 1 : -1;
  const series = comparable(target, course, readings);
  const unit = unitOf(target, series);
  const paces = series
    .flatMap((values) => stepsOf(values.values, unit === "growth"))
    .map((step) => step * good);
  const best = paces.length === 0 ? null : Math.max(...paces);
  const needed = neededPace(target, course, readings, good);
  const known = needed !== null && best !== null;
  // Exactly at the limit counts as within, despite binary fractions.
  const within = known && needed <= PACE_LIMIT * Math.max(best, 0) * (1 + 1e-9);
  const easy = needed !== null && needed <= 0;
  return { verdict: easy || within ? "within" : known ? "too_fast" : "unknown", needed, best, unit };
}

function neededPace(target: SimpleTarget, course: Course, readings: Readings, good: 1 | -1): number | null {
  const years = (target.targetYear ?? course.targetYear) - course.startYear;
  if (target.kind === "multiple")
    return target.of === "lastYear" ? target.factor - 1 : (target.factor - 1) / years;
  if (target.kind === "increase") return increasePace(target, course, readings, years);
  const { baseline, target: aim } = trackOf(target, course, readings, course.startYear);
  if (baseline === null || aim === null) return null;
  if (target.kind !== "amount" || target.over === "sinceBaseline") return ((aim - baseline) * good) / years;
  // Members differ in size, so growth is compared.
  return baseline > 0 ? (aim / baseline - 1) / years : null;
}

/**
 * The yearly growth that an increase takes. Added up over T years, a yearly step s comes to s × (1 + … + T), so the
 * step is smaller than the whole divided by the years.
 */
function increasePace(target: IncreaseTarget, course: Course, readings: Readings, years: number) {
  const series = readings.figure(target.figure, course.memberId, "year");
  const start = series && pointOf(series, startOf(series, course.startYear, course.memberId)).value;
  if (!start || start <= 0) return null;
  const steps = target.over === "year" ? years : (years * (years + 1)) / 2;
  return target.value / start / steps;
}

/** The series to compare with: the members'; for an indicator, its own; for a running sum, the total as well. */
function comparable(
  target: SimpleTarget,
  course: Course,
  readings: Readings,
): { unit: Series["unit"]; values: YearValue[] }[] {
  const all = (series: Series | null) =>
    series ? [{ unit: series.unit, values: valuesUpTo(series, Number.MAX_SAFE_INTEGER) }] : [];
  if (target.kind === "reduction") return all(readings.indicator(target.indicator));
  if (target.kind === "parity") {
    // The gap over the known years.
    const last = Math.max(
      course.startYear,
      ...all(readings.indicator(target.indicator)).flatMap(({ values }) => values.map(({ year }) => year)),
    );
    return [{ unit: "percent", values: trackOf(target, course, readings, last).values }];
  }
  const code = figureCodeOf(target);
  const over = spanOf(target);
  const members = readings.members.flatMap((id) => all(readings.figure(code, id, over)));
  return over === "sinceBaseline" ? [...members, ...all(readings.figure(code, null, over))] : members;
}

function unitOf(target: SimpleTarget, series: { unit: Series["unit"] }[]): PaceUnit {
  if (target.kind === "share" || target.kind === "points") return "share_points";
  if (isOfPlace(target)) return "percent_points";
  if (target.kind !== "amount" || target.over === "year") return "growth";
  const unit = series[0]?.unit ?? "count";
  return unit === "share" ? "share_points" : unit;
}

/** The change for each year, from each known value to the next. */
function stepsOf(values: YearValue[], growth: boolean): number[] {
  return values.slice(1).flatMap((now, place) => {
    const before = values[place];
    if (!before || (growth && before.value <= 0)) return [];
    const change = growth ? now.value / before.value - 1 : now.value - before.value;
    const step = change / (now.year - before.year);
    return Number.isFinite(step) ? [step] : [];
  });
}
