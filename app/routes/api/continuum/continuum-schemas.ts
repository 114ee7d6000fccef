import { z } from "zod";
import { STAGES } from "~/domain/continuum/continuum";
import { schemas, withheld } from "~/routes/api/schemas";

/** The Continuum of Progress in the API's responses. */

const count = z.int().min(0);
const stage = z.literal([...STAGES]).nullable();
const byPractice = (description: string) => z.record(z.string(), stage).describe(description);

export const continuumSubject = z
  .strictObject({
    subject: z.string().describe("The member’s slug, or “backbone”."),
    kind: z.enum(["member", "backbone"]),
    stages: byPractice("The stage from 0 to 3, by practice; null if not rated, which is not 0."),
    submitted: z
      .array(z.string())
      .describe("Practices rated by the other side, whose rating this token cannot read yet: blind first."),
    stageReached: stage.describe("The lowest stage across all practices; null until all are rated."),
    progressIndex: z.number().nullable().describe("Mean stage of the rated practices ÷ 3, as a fraction."),
    rated: count,
    of: count,
    wanted: byPractice("The stage it wants to reach, by practice, if this token may see it."),
  })
  .register(schemas, { id: "ContinuumSubject" });

export const continuumPractice = z
  .strictObject({
    practice: z.string(),
    counts: z
      .strictObject({ "0": count, "1": count, "2": count, "3": count, unrated: count })
      .nullable()
      .describe("Number of members at each stage; null if withheld."),
    median: stage.describe("The lower median, because an ordinal scale has no mean."),
    withheld: withheld.nullable(),
  })
  .register(schemas, { id: "ContinuumPractice" });

export const continuum = z
  .strictObject({
    collaborative: z.string(),
    year: z.int(),
    subjects: z.array(continuumSubject),
    practices: z.array(continuumPractice),
  })
  .register(schemas, { id: "Continuum" });
