import { z } from "zod";
import { ACTIVITY_GROUPS, type ActivitySubject } from "~/domain/activity/activity";
import { schemas } from "~/routes/api/schemas";

const subjects = Object.values(ACTIVITY_GROUPS).flatMap(
  ({ subjects }): readonly ActivitySubject[] => subjects,
);
const count = z.int().min(0);

export const activity = z
  .strictObject({
    id: z.uuid().describe("Of changes made together."),
    at: z.iso.datetime(),
    actor: z.string().describe("The person, the token, or Tidemark itself."),
    reason: z.string().nullable(),
    fileName: z.string().nullable().describe("The file that the changes came from."),
    counts: z
      .array(
        z.strictObject({
          subject: z.enum([...new Set(subjects)] as [ActivitySubject, ...ActivitySubject[]]),
          added: count,
          changed: count,
          removed: count,
        }),
      )
      .describe("How many of each subject were added, changed, and removed."),
  })
  .register(schemas, { id: "Activity" });
