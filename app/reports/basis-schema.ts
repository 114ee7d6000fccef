import { z } from "zod";

/** Who and what was counted; reports from before this was kept leave it out. */
export const basis = z
  .strictObject({
    members: z.int().min(0).describe("How many members the figures of the report’s year are of"),
    names: z.array(z.string()).nullable().describe("Their names; null in reports for the public"),
    periods: z.array(
      z.strictObject({
        start: z.iso.date(),
        end: z.iso.date(),
        transitionMonths: z.int().nullable().describe("Months of a first year under a new fiscal-year end"),
        members: z.int().min(1),
      }),
    ),
    measures: z.array(z.string()).describe("Codes of the measures in use"),
    rules: z
      .strictObject({
        minimumContributors: z.number(),
        largestShare: z.number(),
        twoLargestShare: z.number().nullable(),
        smallestCell: z.number(),
      })
      .nullable()
      .describe("The rules that protect members; null where readers see everything"),
  })
  .describe("Who and what the figures were made of when the report was built");
