import { z } from "zod";
import { STRATEGIES } from "~/domain/terms";
import { GOAL_LEVELS, type GoalFields, milestoneSchema } from "./goal";
import { targetSchema } from "./target-schema";

/** A goal to start from. Years count from its start; words in brackets are to be filled in. */
export const goalTemplateSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  level: z.enum(GOAL_LEVELS),
  strategy: z.enum(STRATEGIES),
  statement: z.string().min(1),
  population: z.string().min(1),
  geography: z.string().min(1),
  disparity: z.string().min(1),
  years: z.number().int().min(1).max(10),
  /** `year` counts from the start. */
  milestones: z.array(milestoneSchema.extend({ year: z.number().int().min(1).max(9) })),
  target: targetSchema,
});
export type GoalTemplate = z.output<typeof goalTemplateSchema>;

/** A draft made from a template; its owner and who was consulted are left open. */
export function goalFromTemplate(
  template: GoalTemplate,
  { startYear, memberId }: { startYear: number; memberId: string | null },
): GoalFields {
  const { level, strategy, statement, population, geography, disparity, target, milestones, years } =
    template;
  return {
    level,
    strategy,
    statement,
    population,
    geography,
    disparity,
    target,
    startYear,
    memberId: level === "institution" ? memberId : null,
    targetYear: startYear + years,
    milestones: milestones.map(({ year, value }) => ({ year: startYear + year, value })),
    owner: "",
    resources: "",
    consultedWho: "",
    consultedWhen: "",
    breakdown: null,
    rollsUpTo: null,
  };
}
