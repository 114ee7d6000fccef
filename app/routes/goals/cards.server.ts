import type { Visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { discloseGoals } from "~/domain/goals/disclosure";
import { holds } from "~/domain/goals/goal";
import { evaluate } from "~/domain/goals/progress/progress";
import { statusLimit, statusSentence } from "~/domain/goals/words/sentences";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import type { Catalog } from "~/domain/terms";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { type GoalSources, readGoalSources } from "~/records/goals/readings.server";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalCard } from "~/ui/goals/goal-card";
import { goalPart, leadingChart, meetingOf } from "~/ui/goals/goal-parts";

/** The goals that the viewer may see. */
export async function readVisibleGoals(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  catalog: Catalog,
): Promise<Disclosed<StoredGoal>[]> {
  return discloseGoals(await readGoals(db), viewer, catalog.collaborative.policy);
}

/** Goals as cards, with their progress in a year. Reads the figures of all goals at once. */
export async function readGoalCards(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  catalog: Catalog,
  { goals, year, rollup, to = year, charts = true }: CardQuery,
): Promise<GoalCard[]> {
  if (goals.length === 0) return [];
  const sources = await readGoalSources(db, { viewer, catalog, to, goals, rollup });
  return goals.map((goal) => cardOf(goal, { catalog, sources, year, charts }));
}

interface CardQuery {
  goals: Disclosed<StoredGoal>[];
  year: number;
  /** The roll-up, if already read. */
  rollup?: GoalSources["rollup"];
  /** The last year to read, if after `year`. */
  to?: number;
  charts?: boolean;
}

interface CardSources {
  catalog: Catalog;
  sources: Pick<GoalSources, "readings" | "indicators">;
  year: number;
  charts?: boolean;
}

/** One goal as a card, with its progress in the year. */
export function cardOf(
  goal: Disclosed<StoredGoal>,
  { catalog, sources: { readings, indicators }, year, charts = true }: CardSources,
): GoalCard {
  const { id, level, strategy, state, statement, target, startYear, targetYear, milestones, memberId } = goal;
  const member = catalog.members.find((member) => member.id === memberId);
  const card = {
    id,
    level,
    strategy,
    state,
    statement,
    targetYear,
    member: member ? { name: member.name, slug: member.slug } : null,
  };
  if (!target || startYear === null || targetYear === null)
    return { ...card, status: null, statusLimit: "", aim: null, standing: null, chart: null, meeting: null };
  const { locale, currency } = catalog.collaborative;
  const words = goalWords(catalog, indicators, { locale, currency });
  const path = { startYear, targetYear, milestones, memberId };
  if (!charts) {
    const progress = evaluate(target, path, readings, year);
    return {
      ...card,
      status: progress.status,
      statusLimit: statusLimit(progress),
      meeting: progress.kind === "eachMember" ? progress.meeting : null,
      chart: null,
      aim: targetSentence(target, { startYear, targetYear }, words),
      standing: statusSentence(target, progress, words),
    };
  }
  const part = goalPart(target, { path, readings, words, year, accent: strategy });
  const { status, statusLimit: limit, aim, standing } = part;
  return {
    ...card,
    status,
    statusLimit: limit,
    aim,
    standing,
    meeting: meetingOf(part),
    chart: leadingChart(part),
  };
}

export const holding = <G extends StoredGoal>(goals: G[]): G[] => goals.filter(holds);
