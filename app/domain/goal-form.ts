import { type GoalFields, goalSchema } from "./goal";
import { goalNumberText, readGoalNumber } from "./goal-numbers";
import {
  BLANK_GOAL,
  type FieldErrors,
  isJoin,
  SCALES,
  type TypedGoal,
  type TypedMilestone,
  type TypedTarget,
} from "./goal-typed";
import { fieldOf, rawTarget, readYear, type Told, typedTarget } from "./target-form";
import { type Target, targetSchema } from "./targets";
import type { Typing } from "./typed-number";

/** What a goal may be connected with here. */
export interface GoalConnections {
  memberIds: string[];
  /** Ids of goals of the collaborative that others may roll up to. */
  goalIds: string[];
  /** Codes of dimensions. */
  breakdowns: string[];
}

export interface GoalRead {
  /** What could be read; a target or year that could not is left open. */
  goal: GoalFields;
  /** It can be stored if there are none. */
  errors: FieldErrors;
}

/** What was typed, as a goal. */
export function readGoal(typed: TypedGoal, typing: Typing, connections: GoalConnections): GoalRead {
  const errors: FieldErrors = {};
  const tell: Told = (name, message) => {
    errors[name] = [...new Set([...(errors[name] ?? []), message])];
  };
  const together = typed.whose === "collaborative";
  if (!together && !connections.memberIds.includes(typed.whose))
    tell("whose", "Choose whose goal this is: the collaborative’s, or one institution’s.");
  const rollsUpTo = together || typed.rollsUpTo === "" ? null : typed.rollsUpTo;
  if (rollsUpTo !== null && !connections.goalIds.includes(rollsUpTo))
    tell("rollsUpTo", "Choose a goal from the list.");
  if (typed.breakdown !== "" && !connections.breakdowns.includes(typed.breakdown))
    tell("breakdown", "Choose a breakdown from the list.");
  const { strategy, statement, population, geography, owner, resources } = typed;
  const { consultedWho, consultedWhen, disparity } = typed;
  const goal: GoalFields = {
    level: together ? "collaborative" : "institution",
    memberId: together ? null : typed.whose,
    ...{ strategy, statement: statement.trim(), population, geography, owner, resources },
    ...{ consultedWho, consultedWhen, disparity, breakdown: typed.breakdown || null, rollsUpTo },
    target: readTarget(typed.target, typing, tell),
    startYear: readYear(typed.startYear, tell, "startYear"),
    targetYear: readYear(typed.targetYear, tell, "targetYear"),
    milestones: readMilestones(typed, typing, tell),
  };
  const checked = goalSchema.safeParse(goal);
  if (checked.success) return { goal: checked.data, errors };
  const known = new Set(Object.keys(errors));
  for (const { path, message } of checked.error.issues) {
    const name = path[0] === "memberId" ? "whose" : fieldOf(path);
    if (!known.has(name)) tell(name, message);
  }
  return { goal, errors };
}

function readTarget(typed: TypedTarget, typing: Typing, tell: Told): Target | null {
  let faulty = false;
  const raw = rawTarget(typed, typing, (name, message) => {
    faulty = true;
    tell(name, message);
  });
  if (raw === null || faulty) return null;
  const checked = targetSchema.safeParse(raw);
  if (checked.success) return checked.data;
  for (const { path, message } of checked.error.issues) tell(fieldOf(["target", ...path]), message);
  return null;
}

/** Rows that were left empty do not count. */
export function filledMilestones(milestones: TypedMilestone[]): { row: TypedMilestone; place: number }[] {
  return milestones
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => row.year.trim() !== "" || row.number.trim() !== "");
}

function readMilestones({ milestones, target }: TypedGoal, typing: Typing, tell: Told) {
  const scale = isJoin(target.shape) ? "amount" : SCALES[target.shape];
  return filledMilestones(milestones).flatMap(({ row, place }) => {
    const name = `milestones[${place}]`;
    const year = readYear(row.year, tell, `${name}.year`);
    if (row.year.trim() === "") tell(`${name}.year`, "Enter a year, such as 2027.");
    const read = row.number.trim() === "" ? null : readGoalNumber(row.number, scale, typing);
    if (read === null) tell(`${name}.number`, "Enter what should be reached by then.");
    else if ("error" in read) tell(`${name}.number`, read.error);
    return year === null || read === null || "error" in read ? [] : [{ year, value: read.value }];
  });
}

/** A goal as it stands in its form; readGoal gives the same goal back. */
export function typedGoal(goal: GoalFields, typing: Pick<Typing, "locale">): TypedGoal {
  const { strategy, statement, population, geography, owner, resources } = goal;
  const { consultedWho, consultedWhen, disparity } = goal;
  const target = typedTarget(goal.target, typing);
  const scale = isJoin(target.shape) ? "amount" : SCALES[target.shape];
  const year = (one: number | null) => (one === null ? "" : String(one));
  return {
    ...BLANK_GOAL,
    ...{ strategy, statement, population, geography, owner, resources, consultedWho, consultedWhen },
    ...{ disparity, target, breakdown: goal.breakdown ?? "", rollsUpTo: goal.rollsUpTo ?? "" },
    whose: goal.level === "collaborative" ? "collaborative" : (goal.memberId ?? ""),
    startYear: year(goal.startYear),
    targetYear: year(goal.targetYear),
    milestones: goal.milestones.map(({ year: at, value }) => ({
      year: String(at),
      number: goalNumberText(value, scale, typing),
    })),
  };
}

/** Faults of a goal that has been read, by the fields of the form. */
export function faultsByField(
  faults: { path: (string | number)[]; message: string }[],
  { milestones }: TypedGoal,
): FieldErrors {
  const rows = filledMilestones(milestones);
  const found: FieldErrors = {};
  for (const { path, message } of faults) {
    const [field, place, ...rest] = path;
    const own = field === "milestones" && typeof place === "number";
    const name = fieldOf(own ? [field, rows[place]?.place ?? place, ...rest] : path);
    found[name] = [...new Set([...(found[name] ?? []), message])];
  }
  return found;
}
