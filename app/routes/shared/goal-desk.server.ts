import type { Visit } from "~/access/visit.server";
import type { GoalFields } from "~/domain/goal";
import { figureChoices, groupOf } from "~/domain/goal-choices";
import { goalFaults } from "~/domain/goal-faults";
import { forecastSentences } from "~/domain/goal-forecast";
import { faultsByField, type GoalConnections, readGoal } from "~/domain/goal-form";
import type { TypedGoal } from "~/domain/goal-typed";
import { wayOf } from "~/domain/milestone-way";
import { LETTER_NAMES, LETTERS, type Letters } from "~/domain/smartie";
import { readGoalSources } from "~/records/goal-readings.server";
import { readGoals, type StoredGoal } from "~/records/goals.server";
import { readIndicators } from "~/records/indicators.server";
import { readSetting, type Setting } from "~/records/rollup.server";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalCheck, GoalDesk } from "~/ui/goals/types";
import { goalView } from "./goal-view";

/** What writing goals needs of the collaborative. */
export interface GoalGround {
  visited: Visit;
  setting: Setting;
  goals: StoredGoal[];
  /** The goal that is being written; null for a new one. */
  own: StoredGoal | null;
}

/** @param id of a goal that there is, or null for a new one; `own` is null where there is none of that id */
export async function readGround(visited: Visit, id: string | null): Promise<GoalGround> {
  const setting = await readSetting(visited.db);
  const goals = await readGoals(visited.db);
  return { visited, setting, goals, own: goals.find((one) => one.id === id) ?? null };
}

/** Everything that the form offers to choose from. What the goal refers to already stays among it. */
export async function deskOf({ visited, setting, goals, own }: GoalGround): Promise<GoalDesk> {
  const { collaborative, members, dimensions } = setting.catalog;
  const indicators = await readIndicators(visited.db);
  const { locale, currency } = collaborative;
  const watched = dimensions.map(({ code, label }) => ({ value: code, label }));
  const gone = own?.breakdown && !dimensions.some(({ code }) => code === own.breakdown);
  return {
    figures: figureChoices(setting.catalog, indicators).map((one) => ({ ...one, group: groupOf(one) })),
    members: members.map(({ id, name }) => ({ value: id, label: name })),
    goals: above(goals, own).map(({ id, statement }) => ({ value: id, label: statement })),
    breakdowns: [
      ...watched,
      ...(gone && own.breakdown ? [{ value: own.breakdown, label: `${own.breakdown} (switched off)` }] : []),
    ],
    ...{ locale, currency },
  };
}

/** The collaborative's goals that still run, which an institution's may help to reach. */
function above(goals: StoredGoal[], own: StoredGoal | null): StoredGoal[] {
  return goals.filter(
    ({ id, level, state }) =>
      level === "collaborative" && id !== own?.id && (state !== "closed" || id === own?.rollsUpTo),
  );
}

function connectionsOf({ setting, goals, own }: GoalGround): GoalConnections {
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

/** What was typed, read and held against the figures. */
export async function checkTyped(ground: GoalGround, typed: TypedGoal): Promise<Checked> {
  const { catalog } = ground.setting;
  const { goal, errors } = readGoal(typed, catalog.collaborative, connectionsOf(ground));
  // While nobody has said whose goal it is, it is judged as one of all, and stands nowhere yet.
  const nobodys = errors.whose !== undefined;
  const judged = await judge(ground, nobodys ? { ...goal, level: "collaborative", memberId: null } : goal);
  const { letters, faults, ...found } = judged;
  const shown = nobodys ? { ...found, standing: null, forecast: [], way: null } : found;
  const check = {
    ...{
      ...shown,
      letters: LETTERS.map((letter) => ({ letter, name: LETTER_NAMES[letter], ...letters[letter] })),
    },
    ...{ errors, faults: faultsByField(faults, typed) },
  };
  return { goal, letters, check };
}

/** How a goal is judged as it stands, stored or not. */
export async function judge({ visited, setting }: GoalGround, goal: GoalFields) {
  const { catalog, opening, newest } = setting;
  const { measures, metrics } = catalog;
  const to = Math.max(newest, opening);
  const sources = await readGoalSources(visited.db, visited.viewer, catalog, to, { goals: [goal] });
  const { readings, indicators } = sources;
  const { letters, progress, aim, standing } = goalView(goal, catalog, sources, opening);
  const words = goalWords(catalog, indicators, catalog.collaborative);
  return {
    ...{ letters, aim, standing, faults: goalFaults(goal, { measures, metrics, indicators }) },
    forecast: goal.target && progress ? forecastSentences(goal.target, progress, words) : [],
    way: wayOf(goal.target, goal, readings, opening),
  };
}
