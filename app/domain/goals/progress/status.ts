import type { Direction } from "~/domain/goals/targets";
import { type Fraction, subtract } from "~/domain/numbers/fraction";
import { compare, product } from "~/domain/numbers/rational";

/** A target's status, and how the statuses of several targets become one (docs/rules.md, section 5). */

export const GOAL_STATUSES = [
  "met",
  "on_track",
  "behind",
  "off_track",
  "missed",
  // It rests on figures that the viewer may not see, and those shown do not decide it.
  "withheld",
  "no_data",
] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** Why there is no data, or no status. */
export type NoData =
  /** Nothing recorded for the year. */
  | "no_value"
  /** The year is still being reported, and no year before it is complete. */
  | "so_far"
  /** Nothing recorded for the start year, so there is no path to be on. */
  | "no_baseline"
  /** A multiple of 0 is still 0, so it is not a target. */
  | "zero_baseline"
  /** There is a figure, but this viewer may not see it. */
  | "withheld"
  /** The year is before the goal, or this member's part in it, begins. */
  | "not_started"
  /** The indicator to compare with has no value. */
  | "no_reference"
  /** The figure or indicator no longer exists here. */
  | "unknown_figure"
  /** The figure does not apply to the institution. */
  | "not_applicable"
  /** Nobody is active, or the figure applies to none of the active members. */
  | "no_members";

/**
 * How far a value may fall short of the expected one and still be "behind", as a share of the whole way from
 * baseline to target. Beyond that it is "off track".
 */
const BEHIND_BAND: Fraction = { numerator: 1n, denominator: 10n };

/** Where a figure is, started, and should be, exactly: these are compared (docs/rules.md, section 4.8). */
export interface Levels {
  value: Fraction | null;
  baseline: Fraction | null;
  target: Fraction | null;
}

/** What the status of a single figure depends on. Values are compared as fractions. */
export interface Position {
  exact: Levels;
  expected: Fraction | null;
  direction: Direction;
  /** The value meets the target. */
  meets: boolean;
  why: NoData | null;
  year: number;
  dueYear: number;
}

/**
 * A target can be met, or missed, without a baseline: a share that is reached is reached, wherever it started. What
 * rests on something the viewer may not see, and is neither, is withheld.
 */
export function statusOf(position: Position): GoalStatus {
  const { exact, expected, direction, meets, why, year, dueYear } = position;
  const { value, baseline, target } = exact;
  if (why === "not_started") return "no_data";
  if (meets) return "met";
  const unknown = why === "withheld" ? "withheld" : "no_data";
  if (value === null || target === null) return unknown;
  if (year >= dueYear) return "missed";
  if (why !== null || baseline === null || expected === null) return unknown;
  const way = subtract(target, baseline);
  const whole = direction === "atLeast" ? way : negative(way);
  const short = direction === "atLeast" ? subtract(expected, value) : subtract(value, expected);
  if (compare(short, ZERO) <= 0) return "on_track";
  const band = product(BEHIND_BAND, compare(whole, ZERO) < 0 ? negative(whole) : whole);
  return compare(short, band) <= 0 ? "behind" : "off_track";
}

const ZERO: Fraction = { numerator: 0n, denominator: 1n };
const negative = ({ numerator, denominator }: Fraction): Fraction => ({ numerator: -numerator, denominator });

/**
 * From best to worst where one target is enough. "No data" comes last: of two ways to meet a goal, the one that
 * can be measured decides. A withheld one might be met, so only a target that is met comes before it.
 */
const ONE_IS_ENOUGH: readonly GoalStatus[] = [
  "met",
  "withheld",
  "on_track",
  "behind",
  "off_track",
  "missed",
  "no_data",
];

/**
 * From best to worst where every target counts. "No data" is worse than lagging, since nobody can vouch for it. A
 * withheld one might be missed, so only a target that is missed is worse: the whole is then missed, whatever the
 * rest turns out to be.
 */
const ALL_COUNT: readonly GoalStatus[] = [
  "met",
  "on_track",
  "behind",
  "off_track",
  "no_data",
  "withheld",
  "missed",
];

export interface Ranked {
  status: GoalStatus;
  attainment: number | null;
}

/** The best of several; ties go to the one further along. */
export function bestOf<R extends Ranked>(several: R[]): R | null {
  const byRank = several.toSorted(
    (a, b) => rank(ONE_IS_ENOUGH, a) - rank(ONE_IS_ENOUGH, b) || covered(b) - covered(a),
  );
  return byRank[0] ?? null;
}

/** The worst of several; ties go to the one less far along. */
export function worstOf<R extends Ranked>(several: R[]): R | null {
  const byRank = several.toSorted(
    (a, b) => rank(ALL_COUNT, b) - rank(ALL_COUNT, a) || covered(a) - covered(b),
  );
  return byRank[0] ?? null;
}

const rank = (order: readonly GoalStatus[], { status }: Ranked) => order.indexOf(status);
const covered = ({ attainment }: Ranked) => attainment ?? -Number.MAX_VALUE;

/** True if `a` is no better than `b` where every target counts. */
export function noBetter(a: GoalStatus, b: GoalStatus): boolean {
  return ALL_COUNT.indexOf(a) >= ALL_COUNT.indexOf(b);
}

/** True if `a` is no worse than `b` where one target is enough. */
export function noWorse(a: GoalStatus, b: GoalStatus): boolean {
  return ONE_IS_ENOUGH.indexOf(a) <= ONE_IS_ENOUGH.indexOf(b);
}
