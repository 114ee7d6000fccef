import { z } from "zod";
import { isReadable, textOrNull } from "~/domain/plain-text";
import { STRATEGIES } from "~/domain/terms";
import { targetSchema, yearSchema } from "./target-schema";

/** A goal: a statement with a target that can be computed. Its fields answer the letters of SMARTIE. */

export const GOAL_LEVELS = ["institution", "collaborative"] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];
export const GOAL_STATES = ["draft", "adopted", "met", "closed"] as const;
export type GoalState = (typeof GOAL_STATES)[number];
export const GOAL_STATE_NAMES: Record<GoalState, string> = {
  draft: "Draft",
  adopted: "Adopted",
  met: "Met",
  closed: "Closed",
};

/**
 * A milestone is on its target's scale: a share, an amount, a multiple of the baseline (1.5), the reduction so
 * far (0.2), or for parity the points still above the reference.
 */
export const milestoneSchema = z.strictObject({
  year: yearSchema,
  value: z.number("Enter the value to reach by then.").min(0, "Enter 0 or more."),
});

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Write at most ${most.toLocaleString("en-US")} characters.`)
    .nullish()
    .transform((text) => textOrNull(text ?? "") ?? "");
const year = yearSchema.nullish().transform((value) => value ?? null);
const id = z
  .uuid("Choose one from the list.")
  .nullish()
  .transform((value) => value ?? null);

/** Drafts may leave almost everything open; the seven letters say what adoption still needs. */
export const goalFields = {
  level: z.enum(GOAL_LEVELS, "Choose whose goal this is."),
  strategy: z.enum(STRATEGIES, "Choose a strategy."),
  /** The institution, for an institution's goal. */
  memberId: id,
  statement: z
    .string("Say what you want to achieve.")
    .trim()
    .refine(isReadable, "Say what you want to achieve.")
    .max(500),
  population: words(300),
  geography: words(300),
  target: targetSchema.nullish().transform((target) => target ?? null),
  startYear: year,
  targetYear: year,
  milestones: z
    .array(milestoneSchema)
    .max(9, "Set at most nine milestones.")
    .nullish()
    .transform((list) => list ?? []),
  owner: words(200),
  resources: words(1000),
  /** Which of the people concerned were consulted, and when. */
  consultedWho: words(500),
  consultedWhen: words(100),
  disparity: words(1000),
  /** Code of the dimension used to track the disparity. */
  breakdown: z
    .string()
    .max(80)
    .nullish()
    .transform((code) => code || null),
  /** The collaborative goal that an institution's goal helps to reach. */
  rollsUpTo: id,
};

export const goalSchema = z.strictObject(goalFields).superRefine((goal, context) => {
  const fault = (field: keyof GoalFields, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (goal.level === "institution" && goal.memberId === null)
    fault("memberId", "Choose the institution whose goal this is.");
  if (goal.level === "collaborative" && goal.memberId !== null)
    fault("memberId", "A goal of the collaborative cannot belong to a single institution.");
  if (goal.level === "collaborative" && goal.rollsUpTo !== null)
    fault("rollsUpTo", "Only an institution’s goal can roll up to another.");
});

export type GoalFields = z.output<typeof goalSchema>;

export interface Goal extends GoalFields {
  id: string;
  state: GoalState;
}

/** Whether the goal is in force: adopted or met, not a draft or closed. */
export function holds({ state }: Pick<Goal, "state">): boolean {
  return state === "adopted" || state === "met";
}
