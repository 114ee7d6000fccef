import type { Goal } from "~/domain/goal";
import { holds } from "~/domain/goal-rules";
import type { Progress } from "~/domain/progress";
import type { GoalStatus } from "~/domain/standing";
import type { GoalChart } from "./goal-chart";

/** A goal in brief: what it says, how it stands, and the one chart that shows it. */
export interface GoalCard
  extends Pick<Goal, "id" | "level" | "strategy" | "state" | "statement" | "targetYear"> {
  member: { name: string; slug: string } | null;
  /** Null while there is no target with years. */
  status: GoalStatus | null;
  aim: string | null;
  standing: string | null;
  chart: GoalChart | null;
  meeting: Progress["meeting"];
}

/** "3 of 7 goals are met or on track in 2025." Of those that hold: drafts and closed goals are not counted. */
export function tallySentence(cards: Pick<GoalCard, "state" | "status">[], year: number): string | null {
  const held = cards.filter(holds);
  if (held.length === 0) return null;
  const good = held.filter(({ status }) => status === "met" || status === "on_track").length;
  const unknown = held.filter(({ status }) => status === "no_data" || status === null).length;
  const goals = held.length === 1 ? "goal is" : good === 1 ? "goals is" : "goals are";
  const lacking =
    unknown === 0
      ? ""
      : unknown === 1
        ? "; one has no data for the year"
        : `; ${unknown} have no data for the year`;
  return `${good} of ${held.length} ${goals} met or on track in ${year}${lacking}.`;
}
