import { formOf } from "~/access/limits/body.server";
import { notFound, type RouteArgs, visit } from "~/access/visit.server";
import type { GoalFields } from "~/domain/goals/goal";
import { LETTER_NAMES, lacking } from "~/domain/goals/smartie/letters";
import { placeholderFault, revisionFault, stepFault } from "~/domain/goals/smartie/rules";
import { type GoalContent, goalChanges } from "~/domain/goals/words/changes";
import { faultsByField } from "~/domain/goals/writing/form";
import { nextMilestone } from "~/domain/goals/writing/milestone-next";
import { formStep, typedFrom } from "~/domain/goals/writing/steps";
import { BLANK_TARGET, type FieldErrors, type TypedGoal } from "~/domain/goals/writing/typed";
import { textOrNull } from "~/domain/plain-text";
import {
  addGoal,
  changeGoal,
  type GoalOutcome,
  moveGoal,
  readGoals,
  type StoredGoal,
} from "~/records/goals/goals.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { cite } from "~/records/meetings/citations.server";
import { mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalAnswer, GoalConflict } from "~/ui/goals/types";
import { type Checked, checkTyped, type GoalContext, judge, readGoalContext } from "./context.server";

export type Saved = { stored: string; adopted: boolean } | { answer: GoalAnswer; status: number };

/** Does what the pressed button asks: adds a row, checks, saves, or saves and adopts. */
export async function saveGoal(args: RouteArgs, id: string | null): Promise<Saved> {
  const form = await formOf(args.request);
  const revision = id === null ? null : Number(form.get("revision")) || 0;
  const step = String(form.get("step") ?? "save");
  const sent = typedFrom(form);
  return visit(args, "set goals", async (visited) => {
    const context = await readGoalContext(visited, id);
    if (id !== null && !context.own) throw noSuchGoal();
    const typed = step === "save-open" ? { ...sent, target: BLANK_TARGET, milestones: [] } : sent;
    if (step !== "save" && step !== "save-open" && step !== "adopt")
      return { answer: answerOf(await stepped(context, typed, step), revision), status: 200 };
    const decisionId = String(form.get("decision") ?? "");
    return storeGoal(context, typed, { adopting: step === "adopt", revision, decisionId });
  });
}

const noSuchGoal = () => notFound("There is no such goal here.");

/** Adds and removes rows for browsers without JavaScript. */
async function stepped(context: GoalContext, typed: TypedGoal, step: string) {
  if (step !== "add milestones") {
    const next = formStep(typed, step);
    return { typed: next, checked: await checkTyped(context, next) };
  }
  const { check } = await checkTyped(context, typed);
  const { collaborative } = context.setting.catalog;
  const next = {
    ...typed,
    milestones: [...typed.milestones, nextMilestone(typed, check.way, collaborative)],
  };
  return { typed: next, checked: await checkTyped(context, next) };
}

type Result = { typed: TypedGoal; checked: Checked };

function answerOf(
  { typed, checked }: Result,
  revision: number | null,
  more: Partial<Omit<GoalAnswer, "typed" | "check" | "revision">> = {},
): GoalAnswer {
  const { check } = checked;
  return { typed, check, revision, tried: false, refused: null, unfinished: false, conflict: null, ...more };
}

/**
 * Stores a goal by the rules for what it is: a draft without faults of its own, a revision with its reason, and what is
 * adopted with all its letters.
 */
export async function storeGoal(
  context: GoalContext,
  typed: TypedGoal,
  { adopting, revision, decisionId }: { adopting: boolean; revision: number | null; decisionId: string },
): Promise<Saved> {
  const { own } = context;
  const { db } = context.visited;
  const checked = await checkTyped(context, typed);
  const { goal, check, letters } = checked;
  const refuse = (refused: string | null, errors: FieldErrors = check.errors): Saved => ({
    answer: answerOf({ typed, checked: { ...checked, check: { ...check, errors } } }, revision, {
      tried: true,
      refused,
      unfinished: onlyTarget(check.errors) && own?.state !== "adopted" && !adopting,
    }),
    status: 422,
  });
  // A conflict comes first: the other change may settle what would be refused below.
  if (own && own.revision !== revision) return conflict(context, typed, checked, own);
  if (Object.keys(check.errors).length > 0) return refuse(null);
  if (own && own.state !== "draft") {
    const fault = revisionFault(own.state, typed.reason);
    if (fault) return own.state === "adopted" ? refuse(null, { reason: [fault] }) : refuse(fault);
    const lost = placeholderFault(goal) ?? (await newlyLacking(context, own, checked, typed));
    if (lost) return refuse(lost, {});
    if (!(await mayCite(context.visited, decisionId))) return refuse(NOT_CITABLE, {});
  }
  if (adopting) {
    if (Object.keys(check.faults).length > 0) return refuse("Some parts do not fit together yet. See below.");
    const fault = stepFault(own?.state ?? "draft", "adopted", letters, null);
    if (fault) return refuse(fault);
  }
  const reason = textOrNull(typed.reason);
  const outcome: GoalOutcome = own
    ? await changeGoal(db, { id: own.id, fields: goal, revision: own.revision, reason })
    : { stored: true, id: await addGoal(db, goal) };
  if (!outcome.stored) {
    if (!outcome.theirs) throw noSuchGoal();
    return conflict(context, typed, checked, outcome.theirs);
  }
  if (own?.state === "adopted" && decisionId)
    await cite(db, { subject: "goal", decisionId, goalId: own.id, act: "revised" });
  if (adopting) {
    const { id } = outcome;
    const stored = (await readGoals(db)).find((candidate) => candidate.id === id);
    await moveGoal(db, { id, state: "adopted", revision: stored?.revision ?? 1, reason: null });
  }
  return { stored: outcome.id, adopted: adopting };
}

const onlyTarget = (errors: FieldErrors) => {
  const names = Object.keys(errors);
  return names.length > 0 && names.every((name) => /^(target|milestones)\b/.test(name));
};

/** What an adopted goal would lose by its revision. Losses due to changed figures alone do not count. */
async function newlyLacking(
  context: GoalContext,
  own: StoredGoal,
  { letters, check }: Checked,
  typed: TypedGoal,
): Promise<string | null> {
  const before = await judge(context, own);
  const lost = lacking(letters).filter((letter) => before.letters[letter].verdict !== "missing");
  if (lost.length > 0) {
    const names = lost.map((letter) => LETTER_NAMES[letter].toLowerCase()).join(", ");
    return `An adopted goal keeps what it was adopted with: ${names} would be missing.`;
  }
  const known = new Set(Object.values(faultsByField(before.faults, typed)).flat());
  const fresh = Object.values(check.faults)
    .flat()
    .some((message) => !known.has(message));
  return fresh ? "Some parts do not fit together. See below." : null;
}

async function conflict(
  context: GoalContext,
  typed: TypedGoal,
  checked: Checked,
  theirs: StoredGoal,
): Promise<Saved> {
  const differences = await differencesOf(context, { ...checked.goal, state: theirs.state }, theirs);
  const change: GoalConflict = { by: theirs.changedBy, at: theirs.changedAt, differences };
  return {
    answer: answerOf({ typed, checked }, theirs.revision, { tried: true, conflict: change }),
    status: 409,
  };
}

/** Where two versions of a goal differ, in words. */
export async function differencesOf(
  context: GoalContext,
  mine: GoalContent,
  theirs: GoalFields & GoalContent,
) {
  const { catalog } = context.setting;
  const indicators = await readIndicators(context.visited.db);
  const named = (list: { id: string; name: string }[], id: string) =>
    list.find((item) => item.id === id)?.name ?? id;
  return goalChanges(mine, theirs, {
    ...goalWords(catalog, indicators, catalog.collaborative),
    member: (id) => named(catalog.members, id),
    goal: (id) => context.goals.find((goal) => goal.id === id)?.statement ?? id,
    dimension: (code) => catalog.dimensions.find((dimension) => dimension.code === code)?.label ?? code,
  });
}
