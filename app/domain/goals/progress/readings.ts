import { type Fraction, fraction, isZero } from "~/domain/numbers/fraction";
import { exactly } from "~/domain/numbers/rational";
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
