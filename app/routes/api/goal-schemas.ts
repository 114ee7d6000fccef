import { z } from "zod";
import { GOAL_LEVELS, GOAL_STATES } from "~/domain/goal";
import { LETTERS, VERDICTS } from "~/domain/smartie";
import { GOAL_STATUSES } from "~/domain/standing";
import { STRATEGIES } from "~/domain/types";
import { schemas } from "./schemas";

/** The goals in the API's answers. Shares are fractions, indicators percent as they are published (7.4). */

const amount = z.number().nullable();
const attainment = amount.describe(
  "(value − baseline) ÷ (target − baseline): 1 is all of the way, may be above.",
);
const status = z.enum(GOAL_STATUSES);
const why = z.string().nullable().describe("Why there is no data, e.g. no_baseline or withheld.");
const forecast = z
  .strictObject({
    value: z.number().describe("Where the trend leads in the target year."),
    reachedIn: z.int().nullable().describe("When it reaches the target; null: not on this trend."),
  })
  .nullable()
  .describe("A projection: the Theil–Sen line through three or more yearly values.");

const course = {
  baseline: amount,
  value: amount,
  targetValue: amount.describe("What the figure should come to, in its own unit."),
  expected: amount.describe("Where it should be in this year to be on the way."),
  attainment,
  status,
  why,
  forecast,
  members: z
    .array(z.strictObject({ member: z.string(), status, attainment, value: amount }))
    .describe("Of a target for each member: how each of them stands."),
};

type Course = z.infer<z.ZodObject<typeof course, z.core.$strict>>;
export interface ClauseProgress extends Course {
  clauses: ClauseProgress[];
}

export const goalProgress: z.ZodType<ClauseProgress> = z
  .strictObject({ ...course, clauses: z.array(z.lazy(() => goalProgress)) })
  .register(schemas, { id: "GoalProgress" });

const letter = z.strictObject({ verdict: z.enum(VERDICTS), why: z.string() });

export const goal = z
  .strictObject({
    id: z.uuid(),
    level: z.enum(GOAL_LEVELS),
    strategy: z.enum(STRATEGIES),
    member: z.string().nullable().describe("Whose goal it is; null for the collaborative’s."),
    statement: z.string(),
    state: z.enum(GOAL_STATES),
    target: z
      .looseObject({})
      .nullable()
      .describe("What is aimed at: kind and its numbers; null while it is open."),
    ...course,
    clauses: z.array(goalProgress).describe("Of a compound target: each of its parts, in order."),
    smartie: z.strictObject(
      Object.fromEntries(LETTERS.map((one) => [one, letter])) as Record<
        (typeof LETTERS)[number],
        typeof letter
      >,
    ),
    rollsUpTo: z.uuid().nullable(),
  })
  .register(schemas, { id: "Goal" });
