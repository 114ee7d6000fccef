import { z } from "zod";
import { GOAL_LEVELS, GOAL_STATES } from "~/domain/goals/goal";
import { GOAL_STATUSES } from "~/domain/goals/progress/status";
import { LETTERS, VERDICTS } from "~/domain/goals/smartie/letters";
import { STRATEGIES } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** Goals in the API's responses. Shares are fractions; indicators are percentages as published, such as 7.4. */

const count = z.int().min(0);
const amount = z.number().nullable();
const attainment = amount.describe(
  "(value − baseline) ÷ (target − baseline). 1 means the target is reached; it can be higher.",
);
const status = z
  .enum(GOAL_STATUSES)
  .describe("withheld: it rests on figures this token may not see, and those it may see do not decide it.");
const why = z.string().nullable().describe("Why there is no status, such as no_baseline or withheld.");
const forecast = z
  .strictObject({
    value: z.number().describe("The value that the trend leads to in the target year."),
    reachedIn: z
      .int()
      .nullable()
      .describe("The year in which it reaches the target; null if not on this trend."),
  })
  .nullable()
  .describe("A projection along the Theil–Sen line through three or more yearly values.");

const course = {
  baseline: amount,
  value: amount,
  targetValue: amount.describe("The value to reach, in the figure’s own unit."),
  expected: amount.describe("The value it needs this year to be on course."),
  attainment,
  status,
  statusYear: z
    .int()
    .nullable()
    .describe(
      "The year that status, attainment, and forecast are of: the newest complete one, for an amount of a year under way.",
    ),
  why,
  forecast,
  complete: z.boolean().describe("False while the year is under way and a member can still report."),
  coverage: z
    .strictObject({ reporting: count, expected: count })
    .nullable()
    .describe(
      "How many members are in the value; null for indicators, and where several figures are judged.",
    ),
  asOf: z.iso
    .date()
    .optional()
    .describe(
      "Since when the value has been shown so; numbers behind it have changed since but are not shown yet.",
    ),
  members: z
    .array(z.strictObject({ member: z.string(), status, attainment, value: amount }))
    .describe("For a target that applies to each member: the progress of each."),
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
    revision: z.int(),
    level: z.enum(GOAL_LEVELS),
    strategy: z.enum(STRATEGIES),
    member: z.string().nullable().describe("The member whose goal it is; null for the collaborative’s."),
    statement: z.string(),
    state: z.enum(GOAL_STATES),
    target: z
      .looseObject({})
      .nullable()
      .describe("The kind of target and its numbers; null if none has been set."),
    startYear: z.int().nullable(),
    targetYear: z.int().nullable(),
    milestones: z
      .array(z.strictObject({ year: z.int(), value: z.number() }))
      .describe(
        "Values to reach on the way, on the target’s own scale: a share, an amount, a multiple of the baseline, the reduction so far, or for parity the points still above the reference.",
      ),
    ...course,
    clauses: z.array(goalProgress).describe("For a compound target: each of its parts, in order."),
    smartie: z.strictObject(
      Object.fromEntries(LETTERS.map((name) => [name, letter])) as Record<
        (typeof LETTERS)[number],
        typeof letter
      >,
    ),
    rollsUpTo: z.uuid().nullable(),
  })
  .register(schemas, { id: "Goal" });
