import type { GoalStatus } from "./status";

/** How several goals stand together: how many there are, and how many have each status. */
export interface Tally {
  of: number;
  /** Met or on track. */
  good: number;
  /** Statuses that occur, from best to those nobody can judge. */
  counts: { status: GoalStatus; count: number }[];
}

const ORDER: readonly GoalStatus[] = [
  "met",
  "on_track",
  "behind",
  "off_track",
  "missed",
  "withheld",
  "no_data",
];

const WORST_FIRST: readonly GoalStatus[] = [
  "missed",
  "off_track",
  "behind",
  "no_data",
  "withheld",
  "on_track",
  "met",
];

interface WithStatus {
  /** Null while there is no target that can be computed: then there is no data either. */
  status: GoalStatus | null;
}

/** Counts every goal, withheld ones and those without data apart (docs/rules.md, section 5). */
export function tallyOf(goals: readonly WithStatus[]): Tally {
  const countOf = (status: GoalStatus) =>
    goals.filter((goal) => (goal.status ?? "no_data") === status).length;
  const counts = ORDER.map((status) => ({ status, count: countOf(status) })).filter(({ count }) => count > 0);
  return { of: goals.length, good: countOf("met") + countOf("on_track"), counts };
}

/** From the goal that needs most attention to those that are met; ties keep their order. */
export function worstFirst<G extends WithStatus>(goals: readonly G[]): G[] {
  const rank = ({ status }: WithStatus) => WORST_FIRST.indexOf(status ?? "no_data");
  return goals.toSorted((a, b) => rank(a) - rank(b));
}
