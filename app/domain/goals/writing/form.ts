import { type GoalFields, goalSchema } from "~/domain/goals/goal";
import { targetSchema } from "~/domain/goals/target-schema";
import type { Target } from "~/domain/goals/targets";
import type { Typing } from "~/domain/numbers/read-number";
import { goalNumberText, readGoalNumber } from "./numbers";
import { fieldOf, type Report, rawTarget, readYear, typedTarget } from "./target-form";
import {
  BLANK_GOAL,
  type FieldErrors,
  isJoin,
  SCALES,
  type TypedGoal,
  type TypedMilestone,
  type TypedTarget,
} from "./typed";

/** What a goal may refer to here. */
export interface GoalConnections {
  memberIds: string[];
  /** Ids of the collaborative's goals that others may roll up to. */
  goalIds: string[];
  /** Codes of dimensions. */
  breakdowns: string[];
}

export interface GoalRead {
  /** What could be read; an unreadable target or year is left open. */
  goal: GoalFields;
  /** Without errors, the goal can be saved. */
  errors: FieldErrors;
}

/** Reads a goal from its form. */
export function readGoal(typed: TypedGoal, typing: Typing, connections: GoalConnections): GoalRead {
  const errors: FieldErrors = {};
  const report: Report = (name, message) => {
    errors[name] = [...new Set([...(errors[name] ?? []), message])];
  };
  const together = typed.whose === "collaborative";
  if (!together && !connections.memberIds.includes(typed.whose))
    report("whose", "Choose whose goal this is: the collaborative’s, or one institution’s.");
  const rollsUpTo = together || typed.rollsUpTo === "" ? null : typed.rollsUpTo;
  if (rollsUpTo !== null && !connections.goalIds.includes(rollsUpTo))
    report("rollsUpTo", "Choose a goal from the list.");
  if (typed.breakdown !== "" && !connections.breakdowns.includes(typed.breakdown))
    report("breakdown", "Choose a breakdown from the list.");
  const { strategy, statement, population, geography, owner, resources } = typed;
  const { consultedWho, consultedWhen, disparity } = typed;
  const goal: GoalFields = {
    level: together ? "collaborative" : "institution",
    memberId: together ? null : typed.whose,
    strategy,
    statement: statement.trim(),
    population,
    geography,
    owner,
    resources,
    consultedWho,
    consultedWhen,
    disparity,
    breakdown: typed.breakdown || null,
    rollsUpTo,
    target: readTarget(typed.target, typing, report),
    startYear: readYear(typed.startYear, report, "startYear"),
    targetYear: readYear(typed.targetYear, report, "targetYear"),
    milestones: readMilestones(typed, typing, report),
  };
  const checked = goalSchema.safeParse(goal);
  if (checked.success) return { goal: checked.data, errors };
  const known = new Set(Object.keys(errors));
  for (const { path, message } of checked.error.issues) {
    const name = path[0] === "memberId" ? "whose" : fieldOf(path);
    if (!known.has(name)) report(name, message);
  }
  return { goal, errors };
}

function readTarget(typed: TypedTarget, typing: Typing, report: Report): Target | null {
  let faulty = false;
  const raw = rawTarget(typed, typing, (name, message) => {
    faulty = true;
    report(name, message);
  });
  if (raw === null || faulty) return null;
  const checked = targetSchema.safeParse(raw);
  if (checked.success) return checked.data;
  for (const { path, message } of checked.error.issues) report(fieldOf(["target", ...path]), message);
  return null;
}

/** The milestones without empty rows, each with its row number. */
export function filledMilestones(milestones: TypedMilestone[]): { row: TypedMilestone; place: number }[] {
  return milestones
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => row.year.trim() !== "" || row.number.trim() !== "");
}

function readMilestones({ milestones, target }: TypedGoal, typing: Typing, report: Report) {
  const scale = isJoin(target.shape) ? "amount" : SCALES[target.shape];
  return filledMilestones(milestones).flatMap(({ row, place }) => {
    const name = `milestones[${place}]`;
    const year = readYear(row.year, report, `${name}.year`);
    if (row.year.trim() === "") report(`${name}.year`, "Enter a year, such as 2027.");
    const read = row.number.trim() === "" ? null : readGoalNumber(row.number, scale, typing);
    if (read === null) report(`${name}.number`, "Enter the value to reach by then.");
    else if ("error" in read) report(`${name}.number`, read.error);
    return year === null || read === null || "error" in read ? [] : [{ year, value: read.value }];
  });
}

/** A goal as its form shows it; readGoal reads the same goal back. */
export function typedGoal(goal: GoalFields, typing: Pick<Typing, "locale">): TypedGoal {
  const { strategy, statement, population, geography, owner, resources } = goal;
  const { consultedWho, consultedWhen, disparity } = goal;
  const target = typedTarget(goal.target, typing);
  const scale = isJoin(target.shape) ? "amount" : SCALES[target.shape];
  const year = (number: number | null) => (number === null ? "" : String(number));
  return {
    ...BLANK_GOAL,
    strategy,
    statement,
    population,
    geography,
    owner,
    resources,
    consultedWho,
    consultedWhen,
    disparity,
    target,
    breakdown: goal.breakdown ?? "",
    rollsUpTo: goal.rollsUpTo ?? "",
    whose: goal.level === "collaborative" ? "collaborative" : (goal.memberId ?? ""),
    startYear: year(goal.startYear),
    targetYear: year(goal.targetYear),
    milestones: goal.milestones.map(({ year: at, value }) => ({
      year: String(at),
      number: goalNumberText(value, scale, typing),
    })),
  };
}

/** Sorts a goal's faults by the fields of the form. */
export function faultsByField(
  faults: { path: (string | number)[]; message: string }[],
  { milestones }: TypedGoal,
): FieldErrors {
  const rows = filledMilestones(milestones);
  const byField: FieldErrors = {};
  for (const { path, message } of faults) {
    const [field, place, ...rest] = path;
    const own = field === "milestones" && typeof place === "number";
    const name = fieldOf(own ? [field, rows[place]?.place ?? place, ...rest] : path);
    byField[name] = [...new Set([...(byField[name] ?? []), message])];
  }
  return byField;
}
