import type { Visit } from "~/access/visit.server";
import { holds, maySeeGoal } from "~/domain/goal-rules";
import { statusSentence, targetSentence } from "~/domain/goal-sentences";
import { evaluate } from "~/domain/progress";
import type { Catalog } from "~/domain/types";
import { type GoalSources, readGoalSources } from "~/records/goal-readings.server";
import { readGoals, type StoredGoal } from "~/records/goals.server";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalCard } from "~/ui/goals/goal-card";
import { goalPart, leadingChart } from "~/ui/goals/goal-parts";

/** The goals that the viewer may see. */
export async function readVisibleGoals({ db, viewer }: Visit, catalog: Catalog): Promise<StoredGoal[]> {
  const { policy } = catalog.collaborative;
  return (await readGoals(db)).filter((goal) => maySeeGoal(viewer, policy, goal));
}

/**
 * Goals as cards, how they stand in a year. What they are held against is read once for all of them, and not
 * at all where there are none.
 */
export async function readGoalCards(
  { db, viewer }: Visit,
  catalog: Catalog,
  goals: StoredGoal[],
  year: number,
  given: { rollup?: GoalSources["rollup"]; to?: number; charts?: boolean } = {},
): Promise<GoalCard[]> {
  if (goals.length === 0) return [];
  const { to = year, rollup, charts = true } = given;
  const sources = await readGoalSources(db, viewer, catalog, to, { goals, ...(rollup && { rollup }) });
  return goals.map((goal) => cardOf(goal, catalog, sources, year, charts));
}

export function cardOf(
  goal: StoredGoal,
  catalog: Catalog,
  { readings, indicators }: Pick<GoalSources, "readings" | "indicators">,
  year: number,
  charts = true,
): GoalCard {
  const { id, level, strategy, state, statement, target, startYear, targetYear, milestones, memberId } = goal;
  const member = catalog.members.find((one) => one.id === memberId);
  const card = {
    ...{ id, level, strategy, state, statement, targetYear },
    member: member ? { name: member.name, slug: member.slug } : null,
  };
  if (!target || startYear === null || targetYear === null)
    return { ...card, status: null, aim: null, standing: null, chart: null, meeting: null };
  const { locale, currency } = catalog.collaborative;
  const words = goalWords(catalog, indicators, { locale, currency });
  const path = { startYear, targetYear, milestones, memberId };
  if (!charts) {
    const progress = evaluate(target, path, readings, year);
    return {
      ...{ ...card, status: progress.status, meeting: progress.meeting, chart: null },
      aim: targetSentence(target, { startYear, targetYear }, words),
      standing: statusSentence(target, progress, words),
    };
  }
  const part = goalPart(target, { path, readings, words, year, accent: strategy });
  const { status, aim, standing, meeting } = part;
  return { ...card, status, aim, standing, meeting, chart: leadingChart(part) };
}

/** Up to three of the collaborative's goals that hold, one of each strategy first. */
export function leadingGoals(goals: StoredGoal[]): StoredGoal[] {
  const shared = goals.filter((goal) => goal.memberId === null && holds(goal));
  const first = shared.filter((goal) => shared.find(({ strategy }) => strategy === goal.strategy) === goal);
  const rest = shared.filter((goal) => !first.includes(goal));
  return [...first, ...rest].slice(0, 3).sort((a, b) => shared.indexOf(a) - shared.indexOf(b));
}

export const holding = (goals: StoredGoal[]) => goals.filter(holds);
