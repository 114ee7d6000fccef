import { type Readings, type Series, valuesUpTo, type YearValue } from "./readings";
import { directionOf, isCompound, type SimpleTarget, type Target } from "./targets";
import { type Course, trackOf } from "./tracks";
import type { Unit } from "./types";

/** A goal may need so many times the best pace that any member has shown. */
export const PACE_LIMIT = 1.5;

/** How a yearly pace is said: in points of a share or percentage, in percent of last year's, or in units. */
export type PaceUnit = "share_points" | "percent_points" | "growth" | Unit;

export interface Pace {
  verdict: "within" | "unknown" | "too_fast";
  /** Per year, in the good direction. */
  needed: number | null;
  /** The best from one year to the next that any member has shown; null if nobody has two values. */
  best: number | null;
  unit: PaceUnit;
}

/** Of targets of which one is enough the easiest counts, of targets that are all due the hardest. */
export function paceOf(target: Target, course: Course, readings: Readings): Pace | null {
  if (target.kind === "eachMember") return paceOf(target.target, course, readings);
  if (!isCompound(target)) return ofSimple(target, course, readings);
  const order = ["within", "unknown", "too_fast"];
  const sorted = target.clauses
    .flatMap((one) => paceOf(one, course, readings) ?? [])
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return (target.kind === "anyOf" ? sorted[0] : sorted.at(-1)) ?? null;
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
  // Exactly at the limit is within it, whatever binary fractions make of it.
  const within = known && needed <= PACE_LIMIT * Math.max(best, 0) * (1 + 1e-9);
  const easy = needed !== null && needed <= 0;
  return { verdict: easy || within ? "within" : known ? "too_fast" : "unknown", needed, best, unit };
}

function neededPace(target: SimpleTarget, course: Course, readings: Readings, good: 1 | -1): number | null {
  const years = (target.targetYear ?? course.targetYear) - course.startYear;
  if (target.kind === "multiple")
    return target.of === "lastYear" ? target.factor - 1 : (target.factor - 1) / years;
  const { baseline, target: aim } = trackOf(target, course, readings, course.startYear);
  if (baseline === null || aim === null) return null;
  if (target.kind !== "amount" || target.over === "sinceBaseline") return ((aim - baseline) * good) / years;
  // Members differ in size: what compares is growth.
  return baseline > 0 ? (aim / baseline - 1) / years : null;
}

/** Those whose pace can be compared: members; of the place, the place itself; of a sum, the sum as well. */
function comparable(
  target: SimpleTarget,
  course: Course,
  readings: Readings,
): { unit: Series["unit"]; values: YearValue[] }[] {
  const all = (series: Series | null) =>
    series ? [{ unit: series.unit, values: valuesUpTo(series, Number.MAX_SAFE_INTEGER) }] : [];
  if (target.kind === "reduction") return all(readings.indicator(target.indicator));
  if (target.kind === "parity") {
    // The gap over the years that are known, as it is judged.
    const last = Math.max(
      course.startYear,
      ...all(readings.indicator(target.indicator)).flatMap(({ values }) => values.map(({ year }) => year)),
    );
    return [{ unit: "percent", values: trackOf(target, course, readings, last).values }];
  }
  const code = target.kind === "share" ? target.metric : target.figure;
  const over = target.kind === "amount" ? target.over : "year";
  const members = readings.members.flatMap((id) => all(readings.figure(code, id, over)));
  return over === "sinceBaseline" ? [...members, ...all(readings.figure(code, null, over))] : members;
}

function unitOf(target: SimpleTarget, series: { unit: Series["unit"] }[]): PaceUnit {
  if (target.kind === "share") return "share_points";
  if (target.kind === "parity" || target.kind === "reduction") return "percent_points";
  if (target.kind === "multiple" || target.over === "year") return "growth";
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
