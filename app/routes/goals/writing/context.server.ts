import type { Visit } from "~/access/visit.server";
import { baselineFaults } from "~/domain/goals/baselines";
import { goalFaults } from "~/domain/goals/faults";
import type { GoalFields } from "~/domain/goals/goal";
import { LETTER_NAMES, LETTERS, type Letters } from "~/domain/goals/smartie/letters";
import { forecastSentences } from "~/domain/goals/words/forecast-sentences";
import { figureChoices, groupOf } from "~/domain/goals/writing/choices";
import { faultsByField, type GoalConnections, readGoal } from "~/domain/goals/writing/form";
import { wayOf } from "~/domain/goals/writing/milestone-way";
import type { TypedGoal } from "~/domain/goals/writing/typed";
import { inPercent } from "~/domain/indicators/indicators";
import { readSetting, type Setting } from "~/records/figures/rollup.server";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { goalView } from "~/routes/goals/view";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalCheck, GoalChoices } from "~/ui/goals/types";

/** What writing a goal needs to know about the collaborative. */
export interface GoalContext {
  visited: Pick<Visit, "db" | "viewer">;
  setting: Setting;
  goals: StoredGoal[];
  /** The goal that is being written; null for a new one. */
  own: StoredGoal | null;
}

/** @param id of an existing goal, or null for a new one; `own` is null if there is no such goal */
export async function readGoalContext(
  visited: GoalContext["visited"],
  id: string | null,
): Promise<GoalContext> {
  const setting = await readSetting(visited.db);
  const goals = await readGoals(visited.db);
  return { visited, setting, goals, own: goals.find((goal) => goal.id === id) ?? null };
}

/** Everything the form offers to choose from, including what the goal already refers to. */
export async function readGoalChoices({ visited, setting, goals, own }: GoalContext): Promise<GoalChoices> {
  const { collaborative, members, dimensions } = setting.catalog;
  const indicators = await readIndicators(visited.db);
  const { locale, currency } = collaborative;
  const watched = dimensions.map(({ code, label }) => ({ value: code, label }));
  const gone = own?.breakdown && !dimensions.some(({ code }) => code === own.breakdown);
  return {
    figures: figureChoices(setting.catalog, inPercent(indicators)).map((choice) => ({
      ...choice,
      group: groupOf(choice),
    })),
    members: members.map(({ id, name }) => ({ value: id, label: name })),
    goals: above(goals, own).map(({ id, statement }) => ({ value: id, label: statement })),
    breakdowns: [
      ...watched,
      ...(gone && own.breakdown ? [{ value: own.breakdown, label: `${own.breakdown} (switched off)` }] : []),
    ],
    locale,
    currency,
  };
}

/** The collaborative's open goals, to which an institution's goal may roll up. */
function above(goals: StoredGoal[], own: StoredGoal | null): StoredGoal[] {
  return goals.filter(
    ({ id, level, state }) =>
      level === "collaborative" && id !== own?.id && (state !== "closed" || id === own?.rollsUpTo),
  );
}

function connectionsOf({ setting, goals, own }: GoalContext): GoalConnections {
  const { members, dimensions } = setting.catalog;
  return {
    memberIds: members.map(({ id }) => id),
    goalIds: above(goals, own).map(({ id }) => id),
    breakdowns: [...dimensions.map(({ code }) => code), ...(own?.breakdown ? [own.breakdown] : [])],
  };
}

export interface Checked {
  goal: GoalFields;
  letters: Letters;
  check: GoalCheck;
}

/** Reads what was typed and checks it against the figures. */
export async function checkTyped(context: GoalContext, typed: TypedGoal): Promise<Checked> {
  const { catalog } = context.setting;
  const { goal, errors } = readGoal(typed, catalog.collaborative, connectionsOf(context));
  // Until its level is chosen, it is judged as the collaborative's, without progress.
  const nobodys = errors.whose !== undefined;
  const judged = await judge(context, nobodys ? { ...goal, level: "collaborative", memberId: null } : goal);
  const { letters, faults, ...rest } = judged;
  const shown = nobodys ? { ...rest, standing: null, forecast: [], way: null } : rest;
  const check = {
    ...shown,
    letters: LETTERS.map((letter) => ({ letter, name: LETTER_NAMES[letter], ...letters[letter] })),
    errors,
    faults: faultsByField(faults, typed),
  };
  return { goal, letters, check };
}

/** Judges a goal, stored or not. */
export async function judge({ visited, setting }: GoalContext, goal: GoalFields) {
  const { catalog, opening, newest } = setting;
  const { measures, metrics } = catalog;
  const to = Math.max(newest, opening);
  const sources = await readGoalSources(visited.db, { viewer: visited.viewer, catalog, to, goals: [goal] });
  const { readings, indicators } = sources;
  const { letters, progress, aim, standing } = goalView(goal, catalog, sources, opening);
  const words = goalWords(catalog, indicators, catalog.collaborative);
  return {
    letters,
    aim,
    standing,
    faults: [
      ...goalFaults(goal, { measures, metrics, indicators: inPercent(indicators) }),
      ...baselineFaults(goal, readings),
    ],
    forecast: goal.target && progress ? forecastSentences(goal.target, progress, words) : [],
    way: wayOf(goal.target, goal, readings, opening),
  };
}
