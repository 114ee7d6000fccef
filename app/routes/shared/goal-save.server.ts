import { formOf } from "~/access/body.server";
import { type Doorway, notFound, visit } from "~/access/visit.server";
import type { GoalFields } from "~/domain/goal";
import { type GoalContent, goalChanges } from "~/domain/goal-changes";
import { faultsByField } from "~/domain/goal-form";
import { revisionFault, stepFault } from "~/domain/goal-rules";
import { formStep, typedFrom } from "~/domain/goal-steps";
import { BLANK_TARGET, type FieldErrors, type TypedGoal } from "~/domain/goal-typed";
import { nextMilestone } from "~/domain/milestone-next";
import { LETTER_NAMES, lacking } from "~/domain/smartie";
import {
  addGoal,
  changeGoal,
  type GoalOutcome,
  moveGoal,
  readGoals,
  type StoredGoal,
} from "~/records/goals.server";
import { readIndicators } from "~/records/indicators.server";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalAnswer, GoalConflict } from "~/ui/goals/types";
import { type Checked, checkTyped, type GoalGround, judge, readGround } from "./goal-desk.server";

export type Saved = { stored: string; adopted: boolean } | { answer: GoalAnswer; status: number };

/** Does what the pressed button of the form asks: adds a row, checks, stores, or stores and adopts. */
export async function saveGoal(doorway: Doorway, id: string | null): Promise<Saved> {
  const form = await formOf(doorway.request);
  const revision = id === null ? null : Number(form.get("revision")) || 0;
  const step = String(form.get("step") ?? "save");
  const sent = typedFrom(form);
  return visit(doorway, "set goals", async (visited) => {
    const ground = await readGround(visited, id);
    if (id !== null && !ground.own) throw noSuchGoal();
    const typed = step === "save-open" ? { ...sent, target: BLANK_TARGET, milestones: [] } : sent;
    if (step !== "save" && step !== "save-open" && step !== "adopt")
      return { answer: answerOf(await stepped(ground, typed, step), revision), status: 200 };
    return store(ground, typed, { adopting: step === "adopt", revision });
  });
}

const noSuchGoal = () => notFound("There is no such goal here.");

/** Rows that are added and removed by the server, for want of a script. */
async function stepped(ground: GoalGround, typed: TypedGoal, step: string) {
  if (step !== "add milestones") {
    const next = formStep(typed, step);
    return { typed: next, checked: await checkTyped(ground, next) };
  }
  const { check } = await checkTyped(ground, typed);
  const { collaborative } = ground.setting.catalog;
  const next = {
    ...typed,
    milestones: [...typed.milestones, nextMilestone(typed, check.way, collaborative)],
  };
  return { typed: next, checked: await checkTyped(ground, next) };
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

async function store(
  ground: GoalGround,
  typed: TypedGoal,
  { adopting, revision }: { adopting: boolean; revision: number | null },
): Promise<Saved> {
  const { own } = ground;
  const { db } = ground.visited;
  const checked = await checkTyped(ground, typed);
  const { goal, check, letters } = checked;
  const refuse = (refused: string | null, errors: FieldErrors = check.errors): Saved => ({
    answer: answerOf({ typed, checked: { ...checked, check: { ...check, errors } } }, revision, {
      ...{
        tried: true,
        refused,
        unfinished: onlyTarget(check.errors) && own?.state !== "adopted" && !adopting,
      },
    }),
    status: 422,
  });
  // Whoever saved in between is heard first: what is refused below may be settled by what they did.
  if (own && own.revision !== revision) return conflict(ground, typed, checked, own);
  if (Object.keys(check.errors).length > 0) return refuse(null);
  if (own && own.state !== "draft") {
    const fault = revisionFault(own.state, typed.reason);
    if (fault) return own.state === "adopted" ? refuse(null, { reason: [fault] }) : refuse(fault);
    const lost = await newlyLacking(ground, own, checked, typed);
    if (lost) return refuse(lost, {});
  }
  if (adopting) {
    if (Object.keys(check.faults).length > 0) return refuse("Some parts do not fit together yet: see below.");
    const fault = stepFault(own?.state ?? "draft", "adopted", letters, null);
    if (fault) return refuse(fault);
  }
  const reason = typed.reason.trim() || null;
  const outcome: GoalOutcome = own
    ? await changeGoal(db, own.id, goal, own.revision, reason)
    : { stored: true, id: await addGoal(db, goal) };
  if (!outcome.stored) {
    if (!outcome.theirs) throw noSuchGoal();
    return conflict(ground, typed, checked, outcome.theirs);
  }
  if (adopting) {
    const now = (await readGoals(db)).find((one) => one.id === outcome.id);
    await moveGoal(db, outcome.id, "adopted", now?.revision ?? 1, null);
  }
  return { stored: outcome.id, adopted: adopting };
}

const onlyTarget = (errors: FieldErrors) => {
  const names = Object.keys(errors);
  return names.length > 0 && names.every((name) => /^(target|milestones)\b/.test(name));
};

/** What an adopted goal had and its revision would lose. What figures alone have changed is no fault of it. */
async function newlyLacking(
  ground: GoalGround,
  own: StoredGoal,
  { letters, check }: Checked,
  typed: TypedGoal,
): Promise<string | null> {
  const before = await judge(ground, own);
  const lost = lacking(letters).filter((letter) => before.letters[letter].verdict !== "missing");
  if (lost.length > 0) {
    const names = lost.map((letter) => LETTER_NAMES[letter].toLowerCase()).join(", ");
    return `An adopted goal keeps what it was adopted with: ${names} would be missing.`;
  }
  const known = new Set(Object.values(faultsByField(before.faults, typed)).flat());
  const fresh = Object.values(check.faults)
    .flat()
    .some((message) => !known.has(message));
  return fresh ? "Some parts do not fit together: see below." : null;
}

async function conflict(
  ground: GoalGround,
  typed: TypedGoal,
  checked: Checked,
  theirs: StoredGoal,
): Promise<Saved> {
  const differences = await differencesOf(ground, { ...checked.goal, state: theirs.state }, theirs);
  const told: GoalConflict = { by: theirs.changedBy, at: theirs.changedAt, differences };
  return {
    answer: answerOf({ typed, checked }, theirs.revision, { tried: true, conflict: told }),
    status: 409,
  };
}

/** Where two versions of a goal differ, in words. */
export async function differencesOf(ground: GoalGround, mine: GoalContent, theirs: GoalFields & GoalContent) {
  const { catalog } = ground.setting;
  const indicators = await readIndicators(ground.visited.db);
  const named = (list: { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id;
  return goalChanges(mine, theirs, {
    ...goalWords(catalog, indicators, catalog.collaborative),
    member: (id) => named(catalog.members, id),
    goal: (id) => ground.goals.find((one) => one.id === id)?.statement ?? id,
    dimension: (code) => catalog.dimensions.find((one) => one.code === code)?.label ?? code,
  });
}
