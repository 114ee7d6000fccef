import type { Milestone } from "~/domain/goals/faults";
import { type Fraction, fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { product, quotient, sum } from "~/domain/numbers/rational";
import { type Forecast, forecastOf } from "./forecast";
import { reaches, type Track } from "./track";

/** How far a track has come, where it should be, and where its trend leads. */

/**
 * The share of the distance from baseline to target covered so far. If the baseline already meets the target, it
 * is 0 or 1: the formula would run backward.
 */
export function attainmentOf(track: Track): number | null {
  const { value, baseline, target } = track.exact;
  if (value === null || target === null || track.why !== null || baseline === null) return null;
  if (startsThere(track)) return track.meets ? 1 : 0;
  const way = quotient(subtract(value, baseline), subtract(target, baseline));
  return way && finite(toNumber(way));
}

function startsThere({ exact: { baseline, target }, direction }: Track): boolean {
  return reaches(baseline, target, direction);
}

interface Way {
  milestones: Milestone[];
  dueYear: number;
  year: number;
}

/** The value expected in the year: linear from the start through the milestones, then the target itself. */
export function expectedOf(track: Track, way: Way): number | null {
  const expected = exactlyExpected(track, way);
  return expected && finite(toNumber(expected));
}

export function exactlyExpected(track: Track, { milestones, dueYear, year }: Way): Fraction | null {
  const { baselineYear, why } = track;
  const { baseline, target } = track.exact;
  if (baseline === null || target === null || why === "not_started") return null;
  if (track.everyYear || startsThere(track) || year >= dueYear) return target;
  const points = [
    { year: baselineYear, value: baseline },
    ...milestones
      .filter((milestone) => milestone.year > baselineYear && milestone.year < dueYear)
      .flatMap((milestone) => {
        const value = track.milestone(milestone.value);
        return value ? [{ year: milestone.year, value }] : [];
      }),
    { year: dueYear, value: target },
  ];
  const next = points.findIndex((point) => point.year > year);
  const from = points[next - 1];
  const to = points[next];
  if (!from || !to) return target;
  const part = fraction(String(year - from.year), String(to.year - from.year));
  return sum(from.value, product(part, subtract(to.value, from.value)));
}

/** None where a year of the trend is withheld: others would see another line. */
export function shownForecast(track: Track, dueYear: number, year: number): Forecast | null {
  const { target, direction, trend } = track;
  if (target === null || track.why === "not_started" || track.hidesValues) return null;
  const forecast = forecastOf(trend, { target, direction, year, dueYear });
  const value = forecast && finite(track.shown(forecast.value));
  if (!forecast || value === null) return null;
  return { ...forecast, value: withinReason(value, track) };
}

/** Clamps a projection: no amount below 0, no share above 100%. A change may go either way. */
export function withinReason(value: number, { unit, isChange }: Pick<Track, "unit" | "isChange">): number {
  if (isChange) return value;
  const most = unit === "share" ? 1 : unit === "percent" ? 100 : Number.MAX_VALUE;
  return Math.min(Math.max(value, 0), most);
}

export const finite = (value: number) => (Number.isFinite(value) ? value : null);
