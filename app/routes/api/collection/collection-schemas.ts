import { z } from "zod";
import { CELL_STATES } from "~/domain/collection/collection";
import { STRATEGIES } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** Years and who owes what, in the API. Days are ISO dates. */

const count = z.int().min(0);
const state = z.enum(CELL_STATES);

export const collectedYear = z
  .strictObject({
    year: z.int(),
    state: z.enum(["open", "closed"]),
    dueOn: z.iso.date().nullable(),
    members: count.describe("How many are asked for numbers."),
    submitted: count.describe("How many of them have submitted all of theirs."),
    verified: count,
  })
  .register(schemas, { id: "CollectedYear" });

export const yearChange = z
  .strictObject({
    state: z.enum(["open", "closed"]),
    reason: z.string().max(2000).describe("Why it is reopened; required for that.").optional(),
    evenIfOpen: z
      .boolean()
      .describe("Closes the year although numbers are missing, not verified, or in question.")
      .optional(),
  })
  .register(schemas, { id: "YearChange" });

const ofStrategy = z.strictObject({
  strategy: z.enum(STRATEGIES),
  state,
  missing: z.array(z.string()).describe("Codes of the measures without a number or a reason."),
});

export const status = z
  .strictObject({
    year: z.int(),
    state: z.enum(["open", "closed"]),
    dueOn: z.iso.date().nullable(),
    members: z
      .array(
        z.strictObject({
          member: z.string(),
          dueOn: z.iso.date().nullable().describe("Where the member has a date of its own, that one."),
          late: z.boolean(),
          state,
          asked: count,
          answered: count,
          questions: count.describe("Open questions about its numbers."),
          changed: count.describe("Numbers changed since they were submitted."),
          withoutAgreement: z.boolean().describe("No data-sharing agreement with it is in force."),
          strategies: z.array(ofStrategy),
        }),
      )
      .describe("For the token of an institution, its own row."),
  })
  .register(schemas, { id: "Status" });
