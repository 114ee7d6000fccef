import { z } from "zod";
import { STAGES } from "~/domain/continuum";
import { schemas, withheld } from "./schemas";

/** The Continuum of Progress in the API's answers. */

const count = z.int().min(0);
const stage = z.literal([...STAGES]).nullable();
const byPractice = (description: string) => z.record(z.string(), stage).describe(description);

export const continuumSubject = z
  .strictObject({
    subject: z.string().describe("The member’s slug, or “backbone”."),
    kind: z.enum(["member", "backbone"]),
    stages: byPractice("0–3 by practice; null where it is not rated, which is no 0."),
    stageReached: stage.describe("The lowest stage over all practices; null while not all are rated."),
    progressIndex: z.number().nullable().describe("Mean stage ÷ 3 over the rated practices, a fraction."),
    rated: count,
    of: count,
    wanted: byPractice("The stage it wants to reach, by practice, where this token may know."),
  })
  .register(schemas, { id: "ContinuumSubject" });

export const continuumPractice = z
  .strictObject({
    practice: z.string(),
    counts: z
      .strictObject({ "0": count, "1": count, "2": count, "3": count, unrated: count })
      .nullable()
      .describe("How many members stand at each stage; null where withheld."),
    median: stage.describe("The lower median: an ordinal scale has no mean."),
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
