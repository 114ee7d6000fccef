import type { Goal } from "~/domain/goals/goal";
import { holds } from "~/domain/goals/goal";
import type { EachMemberProgress } from "~/domain/goals/progress/progress";
import type { GoalStatus } from "~/domain/goals/progress/status";
import type { GoalChart } from "./goal-chart";

/** A goal in brief: its statement, progress, and leading chart. */
export interface GoalCard
  extends Pick<Goal, "id" | "level" | "strategy" | "state" | "statement" | "targetYear"> {
  member: { name: string; slug: string } | null;
  /** Null while there is no target with years. */
  status: GoalStatus | null;
  /** What limits it: "so far (2 of 6)"; empty where the year is complete. */
  statusLimit: string;
  aim: string | null;
  standing: string | null;
  chart: GoalChart | null;
  meeting: EachMemberProgress["meeting"];
}

/** "3 of 7 goals are met or on track in 2025, 1 withheld." Drafts and closed goals are not counted. */
export function tallySentence(
  cards: (Pick<GoalCard, "state" | "status"> & Partial<Pick<GoalCard, "statusLimit">>)[],
  year: number,
): string | null {
  const held = cards.filter(holds);
  if (held.length === 0) return null;
  const good = held.filter(({ status }) => status === "met" || status === "on_track").length;
  const unknown = held.filter(({ status }) => status === "no_data" || status === null).length;
  const hidden = held.filter(({ status }) => status === "withheld").length;
  const goals = held.length === 1 ? "goal is" : good === 1 ? "goals is" : "goals are";
  const lacking =
    unknown === 0
      ? ""
      : unknown === 1
        ? "; one has no data for the year"
        : `; ${unknown} have no data for the year`;
  const withheld = hidden === 0 ? "" : `, ${hidden} withheld`;
  const soFar = held.some(({ statusLimit }) => statusLimit) ? " so far" : "";
  return `${good} of ${held.length} ${goals} met or on track in ${year}${soFar}${withheld}${lacking}.`;
}
