/** How a target stands, and how several add up. */

export const GOAL_STATUSES = ["met", "on_track", "behind", "off_track", "missed", "no_data"] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** Why there is no data. */
export type NoData =
  /** Nothing recorded for the year. */
  | "no_value"
  /** Nothing recorded for the year it starts from, so that there is no path to be on. */
  | "no_baseline"
  /** Twice nothing is nothing: a multiple of 0 cannot be aimed at. */
  | "zero_baseline"
  /** There is a figure, but not for these eyes. */
  | "withheld"
  /** The year lies before the goal, or this member's part in it, begins. */
  | "not_started"
  /** The indicator to compare with has no value. */
  | "no_reference"
  /** The figure or indicator no longer exists here. */
  | "unknown_figure"
  /** The figure does not concern the institution. */
  | "not_applicable"
  /** Nobody is active, or the figure concerns none of those who are. */
  | "no_members";

/**
 * From best to worst where one clause is enough. What is not known stands last, aside: of two ways to meet a
 * target, the one that can be measured decides.
 */
const ANY: readonly GoalStatus[] = ["met", "on_track", "behind", "off_track", "missed", "no_data"];

/**
 * From best to worst where every clause counts. What is not known cannot be vouched for, so it is worse than
 * lagging; only a miss is worse still, for then the whole is missed whatever the rest turns out to be.
 */
const ALL: readonly GoalStatus[] = ["met", "on_track", "behind", "off_track", "no_data", "missed"];

export interface Standing {
  status: GoalStatus;
  attainment: number | null;
}

/** The best of several, the further one of equals. */
export function bestOf<S extends Standing>(several: S[]): S | null {
  return several.toSorted((a, b) => rank(ANY, a) - rank(ANY, b) || far(b) - far(a))[0] ?? null;
}

/** The worst of several, the less far one of equals. */
export function worstOf<S extends Standing>(several: S[]): S | null {
  return several.toSorted((a, b) => rank(ALL, b) - rank(ALL, a) || far(a) - far(b))[0] ?? null;
}

const rank = (order: readonly GoalStatus[], { status }: Standing) => order.indexOf(status);
const far = ({ attainment }: Standing) => attainment ?? -Number.MAX_VALUE;

/** True if `a` is no better than `b` where every clause counts. */
export function noBetter(a: GoalStatus, b: GoalStatus): boolean {
  return ALL.indexOf(a) >= ALL.indexOf(b);
}

/** True if `a` is no worse than `b` where one clause is enough. */
export function noWorse(a: GoalStatus, b: GoalStatus): boolean {
  return ANY.indexOf(a) <= ANY.indexOf(b);
}
