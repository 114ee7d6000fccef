import { z } from "zod";
import { goal } from "~/routes/api/goals/goal-schemas";
import { metric, total } from "~/routes/api/rollup/figure-schemas";
import { schemas } from "~/routes/api/schemas";
import { stored } from "./observation-schemas";

/** What POST observations answers with `?answer=rollup`. */

const year = z.int();

export const changedFigures = z
  .strictObject({
    values: z.int().min(0).describe("How many stored values changed; new ones count as created."),
    totals: z.array(total.extend({ year })),
    metrics: z.array(metric.extend({ year })),
    goals: z.array(goal.extend({ year })).describe("Goals that read any of these figures."),
  })
  .describe(
    "The figures that the changed values feed, in each year with a change, as this token may see them.",
  );

export const storedWithFigures = stored
  .extend({ changed: changedFigures })
  .describe("With `answer=rollup`, read in the transaction that stored the values.")
  .register(schemas, { id: "StoredWithFigures" });
