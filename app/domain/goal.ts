import { z } from "zod";
import { targetSchema, yearSchema } from "./targets";
import { STRATEGIES } from "./types";

/** A goal: a statement that computes. What the letters of SMARTIE ask for stands in its fields. */

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
 * A milestone is said the way its target is: a share as a share, an amount as an amount, a multiple as times
 * the baseline (1.5), a reduction as the part fallen so far (0.2), parity as the points still above the
 * reference.
 */
export const milestoneSchema = z.strictObject({
  year: yearSchema,
  value: z.number("Enter what should be reached by then.").min(0, "A milestone is not below 0."),
});

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Write at most ${most.toLocaleString("en-US")} characters.`)
    .nullish()
    .transform((text) => text ?? "");
const year = yearSchema.nullish().transform((value) => value ?? null);
const id = z
  .uuid("Choose one from the list.")
  .nullish()
  .transform((value) => value ?? null);

/** Drafts may leave almost everything open: what is lacking for adoption, the seven letters tell. */
export const goalFields = {
  level: z.enum(GOAL_LEVELS, "Choose whose goal this is."),
  strategy: z.enum(STRATEGIES, "Choose a strategy."),
  /** The institution, of an institution's goal. */
  memberId: id,
  statement: z
    .string("Say what you want to achieve.")
    .trim()
    .min(1, "Say what you want to achieve.")
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
  /** Who among the people concerned was consulted, and when. */
  consultedWho: words(500),
  consultedWhen: words(100),
  disparity: words(1000),
  /** Code of the dimension by which it is watched. */
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
    fault("memberId", "A goal of the collaborative belongs to no single institution.");
  if (goal.level === "collaborative" && goal.rollsUpTo !== null)
    fault("rollsUpTo", "Only an institution’s goal rolls up to another.");
});

export type GoalFields = z.output<typeof goalSchema>;

export interface Goal extends GoalFields {
  id: string;
  state: GoalState;
}
