import { add } from "./fraction";
import { share } from "./rollup";
import type { Coverage, Decimal, Unit } from "./types";

/**
 * The figures that targets are held against, year by year: of the collaborative, of each member, and of the
 * place. roll-up-readings.ts makes them from the roll-up and the stored values.
 */
export interface Readings {
  /**
   * A measure or metric of the collaborative (`memberId` null) or of one member, of single years or summed
   * since the baseline. A metric that sums the years itself is the same either way. Null: no such figure.
   */
  figure(code: string, memberId: string | null, over: Over): Series | null;
  indicator(code: string): Series | null;
  /** Ids of all institutions that are or were members, in order. */
  members: string[];
  /** Ids of the members active in a year, in order. */
  activeMembers(year: number): string[];
  /**
   * Is this member's figure of the year not for these eyes? Asked of the member, not of its figure: whether it
   * has one is not told either. Left out: all are seen.
   */
  hidden?(memberId: string, year: number): boolean;
}

export type Over = "year" | "sinceBaseline";

export interface Series {
  unit: Unit | "share";
  /** True if a point sums the years since the baseline: there is nothing yet in the baseline year itself. */
  cumulative: boolean;
  /** The year that its changes are measured from: the member's own baseline year, or the collaborative's. */
  baselineYear: number;
  /** By year; a year that is not there is missing. */
  points: ReadonlyMap<number, Point>;
}

export interface Point {
  /** `withheld`: there is a value, but not for these eyes. */
  standing: "value" | "missing" | "not_applicable" | "withheld";
  /** A fraction for shares, percent as entered (7.5) for indicators; null unless it is a value. */
  value: number | null;
  /** The amounts behind it: `numerator` is the amount itself where there is no denominator. */
  numerator: Decimal | null;
  denominator: Decimal | null;
  coverage: Coverage | null;
  /** Like with like, against the baseline year and the year before: only members with a value in both. */
  sinceBaseline: Pairing;
  sinceLastYear: Pairing;
}

/** The same members at two points in time. Null: nobody has both. */
export type Pairing = { now: number; before: number; members: number } | "withheld" | null;

export const NO_POINT: Point = {
  ...{ standing: "missing", value: null, numerator: null, denominator: null, coverage: null },
  ...{ sinceBaseline: null, sinceLastYear: null },
};

export function pointOf(series: Series, year: number): Point {
  const point = series.points.get(year) ?? NO_POINT;
  return point.value === null || Number.isFinite(point.value) ? point : NO_POINT;
}

/** Its values by year, in order, up to and with a year. */
export function valuesUpTo(series: Series, year: number): YearValue[] {
  return [...series.points]
    .flatMap(([at, { value }]) =>
      value !== null && Number.isFinite(value) && at <= year ? [{ year: at, value }] : [],
    )
    .sort((a, b) => a.year - b.year);
}

export interface YearValue {
  year: number;
  value: number;
}

/**
 * The year from which progress is counted: the goal's start, or the baseline year of its own of a member that
 * has joined later.
 */
export function startOf(series: Series, startYear: number, memberId: string | null): number {
  return memberId === null ? startYear : Math.max(startYear, series.baselineYear);
}

/**
 * A figure in a year beside the same members' figure in the year that counts as the start: a member that
 * joined in between is in neither, so that it cannot look like growth. Starting from the baseline year, this
 * is the roll-up's own comparison; starting from another year, it is worked out from the members' series.
 */
export function paired(
  readings: Readings,
  code: string,
  memberId: string | null,
  startYear: number,
  year: number,
): Pairing {
  const series = readings.figure(code, memberId, "year");
  if (!series) return null;
  if (memberId !== null) return within(series, startOf(series, startYear, memberId), year);
  return series.baselineYear === startYear
    ? pointOf(series, year).sinceBaseline
    : together(readings, code, startYear, year);
}

/** One member, or anything with a single series, against itself. */
export function within(series: Series, startYear: number, year: number): Pairing {
  const [before, now] = [pointOf(series, startYear), pointOf(series, year)];
  if (before.standing === "withheld" || now.standing === "withheld") return "withheld";
  if (before.value === null || now.value === null) return null;
  return { now: now.value, before: before.value, members: 1 };
}

function together(readings: Readings, code: string, startYear: number, year: number): Pairing {
  const pairs: { now: Point; before: Point }[] = [];
  for (const memberId of readings.activeMembers(year)) {
    const series = readings.figure(code, memberId, "year");
    if (!series) continue;
    const before = pointOf(series, startOf(series, startYear, memberId));
    const now = pointOf(series, year);
    if (before.standing === "withheld" || now.standing === "withheld") return "withheld";
    if (before.numerator !== null && now.numerator !== null) pairs.push({ now, before });
  }
  const now = pooled(pairs.map((pair) => pair.now));
  const before = pooled(pairs.map((pair) => pair.before));
  return now === null || before === null ? null : { now, before, members: pairs.length };
}

/** Their sum, or the ratio of their sums; exact up to the last step. */
export function pooled(points: Pick<Point, "numerator" | "denominator">[]): number | null {
  if (points.length === 0) return null;
  const numerator = points.reduce((sum, one) => add(sum, one.numerator ?? "0"), "0");
  if (points.every(({ denominator }) => denominator === null)) return Number(numerator);
  return share(
    numerator,
    points.reduce((sum, one) => add(sum, one.denominator ?? "0"), "0"),
  );
}
