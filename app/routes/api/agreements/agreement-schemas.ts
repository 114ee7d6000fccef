import { z } from "zod";
import { AGREEMENT_KINDS, AGREEMENT_STATES } from "~/domain/agreements/agreement";
import { OBLIGATION_KINDS, PERIOD_STATES } from "~/domain/agreements/obligations";
import { PEER_POLICIES } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** Agreements in the API's responses. Dates are ISO days. */

const day = z.string().nullable();

const whole = z.strictObject({
  summary: z.string(),
  effectiveOn: day,
  endsOn: day.describe("The end of the current term; null for none."),
  noticeBy: day.describe("The last day to give notice; null where no notice is needed."),
  signatures: z.array(
    z.strictObject({
      organization: z.string(),
      signatory: z.string(),
      signatoryTitle: z.string(),
      signedOn: day,
      approvedBy: z.string(),
      approvalNumber: z.string(),
      approvedOn: day,
      withdrewOn: day,
    }),
  ),
  floor: z
    .strictObject({
      binds: z.boolean().describe("Whether it applies now."),
      minimumContributors: z.int().nullable(),
      largestShare: z.int().nullable(),
      twoLargestShare: z.int().nullable(),
      smallestCell: z.int().nullable(),
      daysAfterPeriod: z.int().nullable(),
      peers: z.enum(PEER_POLICIES).nullable(),
    })
    .nullable()
    .describe("What a data-sharing agreement asks of disclosure; null for other kinds."),
  obligations: z.array(
    z.strictObject({
      organization: z.string(),
      promise: z.string(),
      about: z.enum(OBLIGATION_KINDS),
      periods: z.array(
        z.strictObject({
          dueOn: z.string(),
          state: z.enum(PERIOD_STATES),
          doneOn: day,
          waived: z.string().nullable(),
        }),
      ),
    }),
  ),
});

export const agreement = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(AGREEMENT_KINDS),
  state: z.enum(AGREEMENT_STATES).describe("Computed from signatures, dates, and today."),
  parties: z.array(
    z.strictObject({
      organization: z.string(),
      member: z.string().nullable().describe("The member’s short name; null for other organizations."),
      signed: z.boolean(),
      withdrawn: z.boolean(),
    }),
  ),
  content: whole.nullable().describe("Null where this token’s institution is no party."),
});

schemas.add(agreement, { id: "Agreement" });
