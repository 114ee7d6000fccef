import { z } from "zod";
import {
  absencesSchema,
  checkAbsences,
  ENDS_BEFORE,
  endsAfterItBegan,
  fiscalYearFrom,
  memberFields,
} from "~/domain/members/member";
import { SECTORS, type Sector } from "~/domain/terms";
import { schemas, year } from "~/routes/api/schemas";

/** Body of PUT /members/:slug. */
export const memberBody = z
  .strictObject({
    slug: z.string().describe("Optional; the address names the member.").optional(),
    ...memberFields,
    from: fiscalYearFrom.fiscalYearFrom.describe(
      "The first reporting year under the given fiscal-year end. Left out, another end corrects every year.",
    ),
  })
  .refine(endsAfterItBegan, ENDS_BEFORE)
  .superRefine(checkAbsences)
  .register(schemas, { id: "MemberBody" });

export const member = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]]),
    joinedOn: z.iso.date(),
    leftOn: z.iso.date().nullable().describe("The last day of membership."),
    fiscalYearEndMonth: z.int().min(1).max(12),
    earlierFiscalYearEnds: z
      .array(z.strictObject({ until: year, month: z.int().min(1).max(12) }))
      .optional()
      .describe("Months in which fiscal years ended up to a year, in order; left out if that never changed."),
    baselineYear: year.nullable().describe("The member’s own; null if the collaborative’s applies."),
    absences: absencesSchema.describe("Periods between leaving and rejoining: the first and last day away."),
  })
  .register(schemas, { id: "Member" });
