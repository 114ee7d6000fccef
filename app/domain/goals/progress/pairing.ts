import { add } from "~/domain/numbers/fraction";
import { share } from "~/domain/rollup/changes";
import {
  exactOf,
  NO_POINT,
  type Pairing,
  type Point,
  pointOf,
  type Readings,
  type Series,
  startOf,
} from "./readings";

/** A figure now and in the year it is compared with, of the same members. */

function exactPair(now: Point, before: Point): Pick<Exclude<Pairing, string | null>, "exact"> {
  const exact = { now: exactOf(now), before: exactOf(before) };
  return exact.now && exact.before ? { exact: { now: exact.now, before: exact.before } } : {};
}

interface Comparison {
  code: string;
  memberId: string | null;
  startYear: number;
  year: number;
}

/**
 * A figure in a year and the same members' figure in the start year. A member that joined in between is in
 * neither, so it cannot look like growth. From the baseline year, this is the roll-up's own comparison; from
 * another year, it is computed from the members' series.
 */
export function paired(readings: Readings, { code, memberId, startYear, year }: Comparison): Pairing {
  const series = readings.figure(code, memberId, "year");
  if (!series) return null;
  if (memberId !== null) return within(series, startOf(series, startYear, memberId), year);
  // In the year it starts from, a figure is what it starts from.
  if (year === startYear) return itself(pointOf(series, year));
  return series.baselineYear === startYear
    ? pointOf(series, year).sinceBaseline
    : together(readings, code, startYear, year);
}

function itself(point: Point): Pairing {
  const { standing, value, coverage } = point;
  if (standing === "withheld") return "withheld";
  if (value === null) return null;
  return { now: value, before: value, members: coverage?.reporting ?? 0, ...exactPair(point, point) };
}

/** One member, or anything with a single series, compared with itself. */
export function within(series: Series, startYear: number, year: number): Pairing {
  const before = pointOf(series, startYear);
  const now = pointOf(series, year);
  if (before.standing === "withheld" || now.standing === "withheld") return "withheld";
  if (before.value === null || now.value === null || before.uneven || now.uneven) return null;
  return { now: now.value, before: before.value, members: 1, ...exactPair(now, before) };
}

export function together(readings: Readings, code: string, startYear: number, year: number): Pairing {
  const pairs: { now: Point; before: Point }[] = [];
  for (const memberId of readings.activeMembers(year)) {
    const series = readings.figure(code, memberId, "year");
    if (!series) continue;
    const start = startOf(series, startYear, memberId);
    if (start >= year) continue;
    const before = pointOf(series, start);
    const now = pointOf(series, year);
    if (before.standing === "withheld" || now.standing === "withheld") return "withheld";
    if (before.uneven || now.uneven) continue;
    if (before.numerator !== null && now.numerator !== null) pairs.push({ now, before });
  }
  const now = pooledPoint(pairs.map((pair) => pair.now));
  const before = pooledPoint(pairs.map((pair) => pair.before));
  if (now.value === null || before.value === null) return null;
  return { now: now.value, before: before.value, members: pairs.length, ...exactPair(now, before) };
}

function pooledPoint(points: Point[]): Point {
  const total = (part: "numerator" | "denominator") =>
    points.reduce((sum, point) => add(sum, point[part] ?? "0"), "0");
  const shares = points.some(({ denominator }) => denominator !== null);
  return {
    ...NO_POINT,
    value: pooled(points),
    numerator: total("numerator"),
    denominator: shares ? total("denominator") : null,
  };
}

/** The sum of the points, or the ratio of their sums; exact up to the last step. */
export function pooled(points: Pick<Point, "numerator" | "denominator">[]): number | null {
  if (points.length === 0) return null;
  const numerator = points.reduce((sum, point) => add(sum, point.numerator ?? "0"), "0");
  if (points.every(({ denominator }) => denominator === null)) return Number(numerator);
  return share(
    numerator,
    points.reduce((sum, point) => add(sum, point.denominator ?? "0"), "0"),
  );
}
