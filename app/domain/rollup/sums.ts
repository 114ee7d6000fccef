import type { Decimal, Grade } from "~/domain/terms";

/**
 * What the database adds up, and the rest of the roll-up starts from. Amounts are exact decimal strings;
 * null means that nobody reported. "Expected" is derived: active members less those not concerned.
 */

/** The same members at two points in time: with a value both in the earlier year and in this one. */
export interface Cohort {
  size: number;
  now: Decimal | null;
  before: Decimal | null;
  /** The lowest comparability among them, in either year; left out: same. */
  grade?: Grade;
}

/** A matched cohort of a share metric: numerator and denominator in both years. */
export interface PairCohort {
  size: number;
  numerator: Decimal | null;
  denominator: Decimal | null;
  numeratorBefore: Decimal | null;
  denominatorBefore: Decimal | null;
  grade?: Grade;
}

export interface Span {
  /** Of members whose baseline lies before the year. */
  reporting: number;
  notApplicable: number;
  /** The lowest comparability behind the running total up to this year; left out: same. */
  grade?: Grade;
}

/** One measure in one year, over its active members. */
export interface MeasureSum {
  measureId: string;
  year: number;
  total: Decimal | null;
  reporting: number;
  notApplicable: number;
  /** The lowest comparability of the definitions behind it; left out: same. */
  grade?: Grade;
  /** Running total of the years after each member's baseline, up to this year. */
  sinceBaseline: Decimal | null;
  span: Span;
  baseline: Cohort;
  lastYear: Cohort;
}

/** One share metric in one year, over the active members that report both parts. */
export interface PairSum {
  metricId: string;
  year: number;
  numerator: Decimal | null;
  denominator: Decimal | null;
  reporting: number;
  /** Members for which either part does not apply. */
  notApplicable: number;
  /** Members that gave the share alone, without the counts. */
  shareOnly: number;
  grade?: Grade;
  sinceBaseline: { numerator: Decimal | null; denominator: Decimal | null };
  span: Span;
  baseline: PairCohort;
  lastYear: PairCohort;
}

/** How many members are active in a year, and how many of them count toward "since baseline". */
export interface YearActivity {
  year: number;
  active: number;
  counted: number;
}

/** A year under way, and the newest earlier year with values: who was missing there as well is not awaited. */
export interface UnderWay {
  year: number;
  earlier: number | null;
}

/** A figure of a year under way for which a member can still report (awaited.ts). */
export interface Awaited {
  /** Of the measure or share metric. */
  itemId: string;
  year: number;
  /** Whether one of those awaited counts toward "since baseline". */
  counted: boolean;
}

export interface Sums {
  activity: YearActivity[];
  measures: MeasureSum[];
  pairs: PairSum[];
  /** The years still being reported. */
  underWay: UnderWay[];
  awaited: Awaited[];
}
