import type { ShownContributions } from "~/domain/disclosure/contributions";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { courseOf } from "~/domain/goals/progress/course";
import type { GoalStatus } from "~/domain/goals/progress/status";
import { shortAim } from "~/domain/goals/words/short-aim";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Catalog, Coverage, Member, Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import type { StoredGoal } from "~/records/goals/goals.server";
import type { GoalSources } from "~/records/goals/readings.server";
import { unsigned } from "~/ui/figures/Change";
import { changeWords, comparabilityWords } from "~/ui/figures/Comparability";
import { spokenChange, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { MISSING_WORDS, withheldKind } from "~/ui/figures/Missing";
import { headlineOf, type MetricView, standingWords } from "~/ui/figures/metrics/metric-view";
import { headline } from "~/ui/figures/metrics/sentences";
import type { GoalCard } from "~/ui/goals/goal-card";
import { partOn } from "~/ui/goals/metric-goal";
import { limitSentence } from "../status/status.server";
import { type AimedGoal, goalOfFigure } from "./goal-of-figure";
import { type Spark, type SparkGoal, sparkOf } from "./spark";

/** A strategy on the overview, in words: whatever a loader returns is written into the page. */
export interface StrategyCard {
  strategy: Strategy;
  /** The figure's name, and the address of its arithmetic. */
  label: string;
  arithmetic: string;
  /** Null where there is none or it is withheld; the sentence then says why. */
  value: string | null;
  sentence: string;
  /** The year under way, in words; null where the year is complete. */
  soFar: string | null;
  goal: FigureGoal | null;
  /** "Up 3.4 points since the baseline, same 8 members"; null where nothing can be compared. */
  change: string | null;
  coverage: Coverage;
  /** What limits the figure: "definitions differ". */
  caution: string | null;
  spark: Spark | null;
  /** The same course in words. */
  course: string;
  own: OwnFigure | null;
}

/** A goal in brief: "10% by 2027", and how it stands. */
export interface FigureGoal {
  id: string;
  aim: string;
  status: GoalStatus;
  /** What limits the status, as a sentence; empty where nothing does. */
  limit: string;
}

/** The viewer's own institution beside all together. */
export interface OwnFigure {
  name: string;
  value: string;
  goal: FigureGoal | null;
}

export interface CardSources {
  catalog: Catalog;
  year: number;
  writing: Writing;
  words: GoalWords;
  /** Goals that the viewer may see, and their standing by id. */
  goals: readonly Disclosed<StoredGoal>[];
  standings: ReadonlyMap<string, GoalCard>;
  readings: GoalSources["readings"];
  /** The viewer's institution; null for staff. */
  own: Member | null;
}

/** @param behind what members contributed in the year, as the viewer may see it */
export function strategyCard(
  view: MetricView,
  behind: Disclosed<ShownContributions> | undefined,
  sources: CardSources,
): StrategyCard {
  const { catalog, year, writing, words, goals } = sources;
  const { metric } = view;
  const { figure, year: shownYear, soFar } = headlineOf(view, year, writing);
  const goal = goalOfFigure(goals, metric, null);
  const course = goal && sparkGoal(goal, view, sources);
  const value =
    figure.value === null ? null : words.value(figure.value, view.words.unit, [course?.level ?? null]);
  return {
    strategy: metric.strategy,
    label: view.words.label,
    arithmetic: paths.figure(catalog.collaborative.slug, metric.code, { year: shownYear }),
    value,
    sentence: headline(view.words, figure, shownYear, writing, value ?? undefined),
    soFar,
    goal: goal && { ...inBrief(goal, sources), ...(soFar && { limit: statusYear(goal, sources) }) },
    change: changeOf(view, figure, writing),
    coverage: { reporting: figure.reporting, expected: figure.expected },
    caution: comparabilityWords(figure.comparability) || null,
    spark: sparkOf(
      view.series.map((point) => ({ year: point.year, value: point.value, soFar: point.soFar !== null })),
      course,
    ),
    course: courseWords(view, writing),
    own: sources.own && ownFigure(sources.own, view, behind, sources),
  };
}

/** "Line chart, 2019 to 2025. 5.8% in 2019, 8.6% in 2024, 8.9% so far in 2025." */
function courseWords({ words, series }: MetricView, writing: Writing): string {
  const known = series.filter(({ value }) => value !== null);
  const complete = known.filter(({ soFar }) => soFar === null);
  const named = [...new Set([complete[0], complete.at(-1), known.at(-1)])].flatMap((point) =>
    point
      ? [`${spokenValue(point.value, words.unit, writing)} ${point.soFar ? "so far " : ""}in ${point.year}`]
      : [],
  );
  return `Line chart, ${series[0]?.year} to ${series.at(-1)?.year}. ${named.join(", ")}.`;
}

function changeOf(view: MetricView, figure: MetricView["figure"], writing: Writing): string | null {
  const { change, changeWithheld, comparability } = figure;
  if (changeWithheld) return `Change ${MISSING_WORDS[withheldKind(changeWithheld)]}`;
  if (!change) return null;
  const same = change.cohort === 1 ? "same member" : `same ${change.cohort} members`;
  const amount = unsigned(spokenChange(change.value, view.words.unit, writing));
  const moved = change.value === 0 ? "Unchanged" : `${change.value > 0 ? "Up" : "Down"} ${amount}`;
  const caution = changeWords(change.comparability, comparability);
  return `${moved} since the baseline, ${same}${caution ? `; ${caution}` : ""}`;
}

function inBrief(
  goal: AimedGoal<Disclosed<StoredGoal>>,
  { standings, words }: Pick<CardSources, "standings" | "words">,
): FigureGoal {
  const standing = standings.get(goal.id);
  return {
    id: goal.id,
    aim: shortAim(goal.target, goal, words),
    status: standing?.status ?? "no_data",
    limit: limitSentence(standing?.statusLimit ?? ""),
  };
}

/** With the year under way in words above it, all that is left to say is that the status is of an earlier one. */
function statusYear({ id }: StoredGoal, { standings }: Pick<CardSources, "standings">): string {
  const year = /^ in (\d{4});/.exec(standings.get(id)?.statusLimit ?? "")?.[1];
  return year ? `Status of ${year}.` : "";
}

/** The goal's way on the figure's scale; null if the goal is on another scale, such as times the baseline. */
function sparkGoal(
  goal: AimedGoal<Disclosed<StoredGoal>>,
  { metric }: MetricView,
  { readings, year }: CardSources,
): SparkGoal | null {
  const target = partOn(metric, goal.target);
  if (!target) return null;
  const { startYear, targetYear, memberId } = goal;
  // Milestones belong to a target with a single figure.
  const milestones = goal.target === target ? goal.milestones : [];
  const { path, target: due } = courseOf(
    target,
    { startYear, targetYear, milestones, memberId },
    readings,
    year,
  );
  return { way: path, level: due?.value ?? null };
}

function ownFigure(
  own: Member,
  view: MetricView,
  behind: Disclosed<ShownContributions> | undefined,
  sources: CardSources,
): OwnFigure {
  const contribution = behind?.shown.find((each) => each.own);
  const goal = goalOfFigure(sources.goals, view.metric, own.id);
  const target = goal && partOn(view.metric, goal.target);
  const level = target?.kind === "share" || target?.kind === "amount" ? target.value : null;
  const value =
    contribution?.value == null
      ? contribution
        ? standingWords(contribution.standing) || MISSING_WORDS.no_value
        : MISSING_WORDS.missing
      : sources.words.value(contribution.value, view.words.unit, [level]);
  return { name: own.name, value: `${value} in ${sources.year}`, goal: goal && inBrief(goal, sources) };
}
