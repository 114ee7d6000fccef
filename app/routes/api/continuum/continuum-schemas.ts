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

const stageSent = z.int().min(0).max(3).nullable();

export const ratingsBody = z
  .strictObject({
    ratings: z
      .array(
        z.strictObject({
          practice: z.string(),
          stage: stageSent.default(null).describe("Null leaves it open, as a draft."),
          wanted: stageSent.default(null),
          wantedBy: z
            .int()
            .nullable()
            .default(null)
            .describe("The year by which the wanted stage is reached."),
          evidence: z.string().max(10_000).default(""),
          links: z.array(z.string().max(2_000)).max(50).default([]),
          declined: z
            .boolean()
            .default(false)
            .describe("The backbone says that it does not rate this practice."),
          revision: z.int().optional().describe("The revision that was read; another one is refused (409)."),
        }),
      )
      .min(1)
      .max(200),
    draft: z.boolean().default(false).describe("Stores drafts, which do not count yet."),
  })
  .register(schemas, { id: "RatingsBody" });

export const storedRatings = z
  .strictObject({
    submitted: z.int().min(0).describe("How many of them count from now on."),
    revisions: z.record(z.string(), z.int()).describe("By practice, to send with the next change."),
  })
  .register(schemas, { id: "StoredRatings" });
