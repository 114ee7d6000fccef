import { add, type Fraction, fraction, isZero } from "~/domain/numbers/fraction";
import { exactly } from "~/domain/numbers/rational";
import { share } from "~/domain/rollup/changes";
import type { SoFar } from "~/domain/rollup/figures";
import type { Coverage, Decimal, Unit } from "~/domain/terms";

/**
 * The figures that targets are measured against, year by year: those of the collaborative, of each member, and of
 * the place. rollup-readings.ts makes them from the roll-up and the stored values.
 */
export interface Readings {
  /**
   * A measure or metric of the collaborative (`memberId` null) or of one member, for single years or summed
   * since the baseline. A metric that sums the years itself is the same either way. Null if there is no such
   * figure.
   */
  figure(code: string, memberId: string | null, over: Over): Series | null;
  indicator(code: string): Series | null;
  /** Ids of all institutions that are or were members, in order. */
  members: string[];
  /** Ids of the members active in a year, in order. */
  activeMembers(year: number): string[];
  /**
   * True if the viewer may not see this member's figures of the year. It depends on the member, not the figure,
   * so it does not reveal whether there is one. If left out, all are visible.
   */
  hidden?(memberId: string, year: number): boolean;
}

/** True if any active member's figures are hidden. Counts of members may then not be shown. */
export function hidesMembers(readings: Readings, year: number): boolean {
  return readings.activeMembers(year).some((memberId) => readings.hidden?.(memberId, year));
}

export type Over = "year" | "sinceBaseline";

export interface Series {
  unit: Unit | "share";
  /** True if a point sums the years since the baseline; the baseline year itself has nothing yet. */
  cumulative: boolean;
  /** The year changes are measured from: the member's own baseline year, or the collaborative's. */
  baselineYear: number;
  /** By year; absent years are missing. */
  points: ReadonlyMap<number, Point>;
}

export interface Point {
  /** `withheld`: there is a value, but this viewer may not see it. */
  standing: "value" | "missing" | "not_applicable" | "withheld";
  /** A fraction for shares, percent as entered (7.5) for indicators; null unless `standing` is "value". */
  value: number | null;
  /** The amounts behind it. Without a denominator, `numerator` is the amount itself. */
  numerator: Decimal | null;
  denominator: Decimal | null;
  coverage: Coverage | null;
  /** How many have reported in a year under way; null where the point is complete. */
  soFar: SoFar;
  /** A running total in a year without a report: it gains no value, but what it has reached it has reached. */
  carried: Decimal | null;
  /** An amount of more or fewer than twelve months: left out of growth and trends. */
  uneven?: boolean;
  /** ISO day since which it has been shown so, where numbers behind it have changed since (docs/rules.md, section 8.3). */
  asOf?: string;
  /** Like-for-like comparisons with the baseline year and the year before: members with a value in both. */
  sinceBaseline: Pairing;
  sinceLastYear: Pairing;
}

/** The same members in two years; null if nobody has both. */
export type Pairing =
  | {
      now: number;
      before: number;
      members: number;
      /** Both as fractions, where the sums behind them are known. */
      exact?: { now: Fraction; before: Fraction };
    }
  | "withheld"
  | null;

export const NO_POINT: Point = {
  standing: "missing",
  value: null,
  numerator: null,
  denominator: null,
  coverage: null,
  soFar: null,
  carried: null,
  sinceBaseline: null,
  sinceLastYear: null,
};

export function pointOf(series: Series, year: number): Point {
  const point = series.points.get(year) ?? NO_POINT;
  return point.value === null || Number.isFinite(point.value) ? point : NO_POINT;
}

/** An amount of a sum as a fraction. */
export function exactAmount(amount: Decimal | null): Fraction | null {
  if (amount === null) return null;
  return isAmount(amount) ? fraction(amount, "1") : exactly(Number(amount));
}

/** The value as a fraction: of the amounts behind it, or of the decimal it is written as. */
export function exactOf({ value, numerator, denominator }: Point): Fraction | null {
  if (value === null) return null;
  if (!isAmount(numerator)) return exactly(value);
  if (denominator === null) return fraction(numerator, "1");
  return !isAmount(denominator) || isZero(denominator) ? exactly(value) : fraction(numerator, denominator);
}

const isAmount = (text: Decimal | null): text is Decimal => text !== null && /^\d+(\.\d+)?$/.test(text);

function exactPair(now: Point, before: Point): Pick<Exclude<Pairing, string | null>, "exact"> {
  const exact = { now: exactOf(now), before: exactOf(before) };
  return exact.now && exact.before ? { exact: { now: exact.now, before: exact.before } } : {};
}

/** The values of complete years, in order, up to and including a year: what trends are made of. */
export function valuesUpTo(series: Series, year: number): YearValue[] {
  return yearValues(series, year, ({ soFar }) => soFar === null);
}

/** The values of years that are still being reported, in order, up to and including a year. */
export function valuesSoFar(series: Series, year: number): YearValue[] {
  return yearValues(series, year, ({ soFar }) => soFar !== null);
}

function yearValues(series: Series, year: number, wanted: (point: Point) => boolean): YearValue[] {
  return [...series.points]
    .flatMap(([at, point]) =>
      point.value !== null && !point.uneven && Number.isFinite(point.value) && at <= year && wanted(point)
        ? [{ year: at, value: point.value }]
        : [],
    )
    .sort((a, b) => a.year - b.year);
}

/** The values of complete years as fractions: a trend is compared with its target. */
export function exactUpTo(series: Series, year: number): ExactValue[] {
  return valuesUpTo(series, year).flatMap((point) => {
    const exact = exactOf(pointOf(series, point.year));
    return exact === null ? [] : [{ year: point.year, value: point.value, exact }];
  });
}

export interface ExactValue extends YearValue {
  exact: Fraction;
}

/** Without the fractions, as pages send them. */
export const plain = (values: ExactValue[]): YearValue[] =>
  values.map(({ year, value }) => ({ year, value }));

/** The newest complete year before a year in which there is a figure, whether or not the viewer may see it. */
export function completeBefore(series: Series, year: number): number | null {
  const years = [...series.points].flatMap(([at, { standing, soFar }]) =>
    at < year && soFar === null && (standing === "value" || standing === "withheld") ? [at] : [],
  );
  return years.length === 0 ? null : Math.max(...years);
}

/** Whether the viewer may not see a value up to the year: a trend through the others would not be the figure's. */
export function hidesValues(series: Series, year: number): boolean {
  return [...series.points].some(([at, { standing }]) => at <= year && standing === "withheld");
}

export interface YearValue {
  year: number;
  value: number;
}

/**
 * The year progress is counted from: the goal's start, or for a member that joined later its own baseline
 * year.
 */
export function startOf(series: Series, startYear: number, memberId: string | null): number {
  return memberId === null ? startYear : Math.max(startYear, series.baselineYear);
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
