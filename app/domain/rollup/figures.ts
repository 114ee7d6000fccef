import type { Coverage, Decimal, Grade } from "~/domain/terms";
import type { UnderWay } from "./sums";

/** What a roll-up consists of. */

/** Why a figure is not shown to this viewer. Only disclosure.ts sets it. */
export interface Withheld {
  rule:
    | "contributors"
    | "own_contributors"
    | "age"
    | "dominance"
    | "subtraction"
    | "small_cell"
    | "complementary"
    /** Its difference to an earlier shown figure would rest on too few members. */
    | "over_time"
    /** The year is open, and its figures were not released yet. */
    | "collecting";
  detail: string;
}

export interface YearCoverage extends Coverage {
  year: number;
}

/** How many have reported for a year under way; null once the figure is complete (docs/rules.md, section 4.9). */
export type SoFar = Coverage | null;

export interface SinceBaseline {
  value: Decimal | null;
  /** The weakest year of the span: the sum is no better covered than this. */
  lowestCoverage: YearCoverage | null;
  /** The lowest of the definitions behind any year that adds to it; null where there is no value. */
  comparability: Grade | null;
  soFar: SoFar;
  /** Nobody counted has reported for the year: the sum is that of an earlier year, and no value of this one. */
  standsStill: boolean;
  withheld: Withheld | null;
}

/** Like compared with like: only members with a value in both years. */
export interface AmountChange {
  /** Decimal, may be negative. */
  value: Decimal;
  cohort: number;
  baselineValue: Decimal;
  /** value of this year ÷ value of the earlier one; null if that was 0. */
  growth: number | null;
  /** The lowest of the definitions behind either year. */
  comparability: Grade;
}

export interface ShareChange {
  /** Difference of two fractions: 0.03 is three points. */
  value: number;
  cohort: number;
  baselineValue: number;
  comparability: Grade;
}

/** The sums behind a share and behind the same members' earlier share. */
export interface ShareParts {
  numerator: Decimal;
  denominator: Decimal;
  numeratorBefore: Decimal;
  denominatorBefore: Decimal;
}

export interface TotalFigure extends Coverage {
  measure: string;
  value: Decimal | null;
  /** The lowest of the definitions behind it; null where there is no value or it is withheld. */
  comparability: Grade | null;
  soFar: SoFar;
  sinceBaseline: SinceBaseline | null;
  change: AmountChange | null;
  changeFromLastYear: AmountChange | null;
  withheld: Withheld | null;
  /** The day, ISO, on which numbers behind it were shown that have changed since; left out: as stored now. */
  asOf?: string;
  /** Why a change is null although there is one. */
  changeWithheld?: Withheld;
  changeFromLastYearWithheld?: Withheld;
}

export interface MetricFigure extends Coverage {
  metric: string;
  /** A share as a fraction, an amount as a number; null where there is none. */
  value: number | null;
  numerator: Decimal;
  denominator: Decimal | null;
  comparability: Grade | null;
  /** Members that gave the share alone; they are in no sum. */
  shareOnly: number;
  soFar: SoFar;
  /** For figures that sum several years. */
  lowestCoverage: YearCoverage | null;
  /** As of a sum since the baseline; false for figures of one year. */
  standsStill: boolean;
  change: ShareChange | null;
  changeFromLastYear: ShareChange | null;
  /** The sums behind the two changes, since a change itself is rounded; null for amounts. */
  changeParts: ShareParts | null;
  changeFromLastYearParts: ShareParts | null;
  withheld: Withheld | null;
  asOf?: string;
  /** Why a change is null although there is one. */
  changeWithheld?: Withheld;
  changeFromLastYearWithheld?: Withheld;
}

export interface RollupYear {
  year: number;
  totals: TotalFigure[];
  metrics: MetricFigure[];
}

/** The collaborative's figures year by year, before anyone's eyes are considered. */
export interface Rollup {
  collaborative: string;
  baselineYear: number;
  years: RollupYear[];
  underWay: UnderWay[];
}
