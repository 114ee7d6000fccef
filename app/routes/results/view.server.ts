import type { Visit } from "~/access/visit.server";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import type { Curve } from "~/domain/results/curve";
import type { ResultRecord, StoryRecord } from "~/domain/results/result";
import { type CurveStanding, standingsOf } from "~/domain/results/standing";
import type { Catalog } from "~/domain/terms";
import { discloseInitiatives } from "~/domain/work/disclosure";
import { healthOf, workingOn } from "~/domain/work/initiative";
import type { Health, InitiativeStage } from "~/domain/work/terms";
import type { StoredGoal } from "~/records/goals/goals.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { readResults } from "~/records/results/results.server";
import { readStories } from "~/records/results/stories.server";
import { todayIso } from "~/records/today";
import { readInitiatives } from "~/records/work/initiatives.server";
import { readGoalCards, readVisibleGoals } from "~/routes/goals/index.server";
import type { Writing } from "~/ui/figures/format-numbers";
import { curveSentence, valueWords } from "~/ui/figures/indicators/curve-words";
import { indicatorChart } from "~/ui/figures/indicators/indicator-view";
import type { GoalCard } from "~/ui/goals/goal-card";
import { withLine } from "./line";

/** An indicator of a result with its curve and its stories. */
export interface ShownIndicator {
  id: string;
  code: string;
  label: string;
  wanted: "up" | "down";
  standing: CurveStanding;
  value: string;
  sentence: string;
  chart: ReturnType<typeof indicatorChart> | null;
  stories: StoryRecord[];
}

export interface ShownResult extends ResultRecord {
  indicators: ShownIndicator[];
  /** The linked goals, each with its own status, which the curve never replaces. */
  goals: GoalCard[];
  /** What works on it, through these goals. */
  initiatives: ShownInitiative[];
}

export interface ShownInitiative {
  id: string;
  name: string;
  lead: string;
  stage: InitiativeStage;
  health: Health | null;
}

/** Goals that results may be linked to: the collaborative's own, once adopted. */
export const linkable = <G extends StoredGoal>(goals: G[]): G[] =>
  goals.filter(({ level, state }) => level === "collaborative" && state !== "draft");

/** All results in a year as the viewer may see them, with what the forms offer. */
export async function readShownResults(
  visited: Pick<Visit, "db" | "viewer">,
  catalog: Catalog,
  year: number,
) {
  const { db } = visited;
  const [results, indicators, stories, visible] = [
    await readResults(db),
    await readIndicators(db),
    await readStories(db),
    await readVisibleGoals(visited, catalog),
  ];
  const goals = linkable(visible);
  const linked = goals.filter(({ id }) => results.some(({ goalIds }) => goalIds.includes(id)));
  const today = todayIso();
  const initiatives = discloseInitiatives(
    await readInitiatives(db, today),
    visited.viewer,
    catalog.collaborative.policy,
  );
  const cards = await readGoalCards(visited, catalog, { goals: linked, year, charts: false });
  const { collaborative: writing } = catalog;
  const shown = results.map(
    (result): ShownResult => ({
      ...result,
      goals: cards.filter(({ id }) => result.goalIds.includes(id)),
      initiatives: workingOn(
        { goalIds: result.goalIds.filter((id) => goals.some((goal) => goal.id === id)) },
        initiatives,
      ).map((initiative) => ({
        id: initiative.id,
        name: initiative.name,
        lead: initiative.lead,
        stage: initiative.stage,
        health: healthOf(initiative, today),
      })),
      indicators: standingsOf(result, { indicators, goals, year }).map(({ indicator, standing }) =>
        shownIndicator({ indicator, standing, indicators, stories, writing }),
      ),
    }),
  );
  return { results: shown, indicators, goals };
}

function shownIndicator({
  indicator,
  standing,
  indicators,
  stories,
  writing,
}: {
  indicator: IndicatorRecord;
  standing: CurveStanding;
  indicators: IndicatorRecord[];
  stories: StoryRecord[];
  writing: Writing;
}): ShownIndicator {
  const { id, code, label, wanted, values } = indicator;
  return {
    id,
    code,
    label,
    wanted,
    standing,
    value: valueWords(indicator, standing, writing),
    sentence: curveSentence(indicator, standing, writing),
    chart:
      values.length > 0
        ? withLine(indicatorChart(indicator, indicators, writing), indicator, standing)
        : null,
    stories: stories.filter(({ indicatorId }) => indicatorId === id),
  };
}

/** The curves of all results in a year, for one line of the overview. */
export async function readCurves(
  { db }: Pick<Visit, "db">,
  goals: StoredGoal[],
  year: number,
): Promise<Curve[]> {
  const results = await readResults(db);
  if (results.length === 0) return [];
  const indicators = await readIndicators(db);
  return results.flatMap((result) =>
    standingsOf(result, { indicators, goals: linkable(goals), year }).map(({ standing }) => standing.curve),
  );
}
