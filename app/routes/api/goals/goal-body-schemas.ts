import { z } from "zod";
import { GOAL_STATES } from "~/domain/goals/goal";
import { targetSchema } from "~/domain/goals/target-schema";
import type { Target } from "~/domain/goals/targets";
import { STRATEGIES } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** Bodies of the calls that write goals. The rules of the pages decide what is allowed. */

const text = z.string();
const year = z.int().nullable();

const fields = {
  member: z.string().nullable().describe("The member whose goal it is; null for the collaborative’s."),
  strategy: z.enum(STRATEGIES),
  statement: text,
  population: text,
  geography: text,
  target: z
    .unknown()
    .transform((value, { addIssue }): Target | null => {
      if (value === null) return null;
      const read = targetSchema.safeParse(value);
      if (read.success) return read.data;
      for (const { path, message } of read.error.issues)
        addIssue({ code: "custom", path: [...path], message });
      return z.NEVER;
    })
    .describe("The kind of target and its numbers, as GET answers them; null while it is open."),
  startYear: year,
  targetYear: year,
  milestones: z
    .array(z.strictObject({ year: z.int(), value: z.number() }))
    .max(9)
    .describe("On the target’s own scale, as GET answers them."),
  owner: text,
  resources: text,
  consultedWho: text,
  consultedWhen: text,
  disparity: text,
  breakdown: z.string().nullable().describe("Code of the dimension that tracks the disparity."),
  rollsUpTo: z
    .uuid()
    .nullable()
    .describe("The collaborative’s goal that an institution’s goal helps to reach."),
};

const revision = z
  .int()
  .optional()
  .describe("The revision that was read. If somebody has changed the goal since, nothing is stored (409).");
const decision = z.uuid().optional().describe("The decision that adopts or revises it.");

export const newGoal = z
  .strictObject({
    ...z.object(fields).partial().shape,
    strategy: fields.strategy,
    statement: fields.statement,
  })
  .register(schemas, { id: "NewGoal" });

export const goalChange = z
  .strictObject({
    ...z.object(fields).partial().shape,
    reason: text.optional().describe("Why an adopted goal is revised; required for one."),
    decision,
    revision,
  })
  .register(schemas, { id: "GoalChange" });

export const goalStep = z
  .strictObject({
    state: z.enum(GOAL_STATES).describe("adopted, met, or closed; adopted also opens it again."),
    reason: text.optional().describe("Required except for the first adoption."),
    decision,
    revision,
  })
  .register(schemas, { id: "GoalStep" });

export const storedGoal = z
  .strictObject({
    id: z.uuid(),
    revision: z.int(),
    state: z.enum(GOAL_STATES),
    ...fields,
    target: z.looseObject({}).nullable(),
    lacking: z.array(z.string()).describe("The letters of SMARTIE that adoption still needs."),
  })
  .register(schemas, { id: "StoredGoal" });
