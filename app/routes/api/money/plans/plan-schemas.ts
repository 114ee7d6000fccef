import { z } from "zod";
import { PRIORITY_RULES } from "~/domain/money/terms";
import { schemas } from "~/routes/api/schemas";

/** Gifts in kind, proposals, ratings, and settings of money in the API. The forms' rules decide what is allowed. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const organization = z.string().describe("A member’s slug, or the name of a member or partner.");
const amount = z.number().describe("In the collaborative’s currency, with at most two decimals.");
const stored = { id: z.uuid(), revision: z.int() };
const revision = z
  .int()
  .optional()
  .describe("The revision that was read. If somebody has changed it since, nothing is stored (409).");
const decision = z
  .uuid()
  .nullable()
  .describe("Id of a decision that was taken and not replaced; null takes the citation back.");

const gift = {
  organization,
  what: z.string(),
  value: amount,
  valued: z.string().describe("How the value was found."),
  givenOn: z.iso.date(),
};
export const newGift = z.strictObject(gift).register(schemas, { id: "NewInKindGift" });
export const storedGift = z
  .strictObject({ ...stored, ...gift })
  .register(schemas, { id: "StoredInKindGift" });

const proposal = { organization, title: z.string(), amount: amount.nullable() };
export const newProposal = z
  .strictObject({ ...proposal, amount: proposal.amount.default(null) })
  .register(schemas, { id: "NewProposal" });
export const proposalChange = z.strictObject({ decision, revision }).register(schemas, {
  id: "ProposalChange",
});
export const storedProposal = z
  .strictObject({
    ...stored,
    ...proposal,
    decision,
    score: z.number().nullable().describe("1 to 5, where the rule is criteria; null without a rating."),
    raters: z.int().min(0).describe("How many ratings count."),
  })
  .register(schemas, { id: "StoredProposal" });

export const newRating = z
  .strictObject({
    proposal: z.uuid(),
    person: z.uuid().describe("Id of the contact who rates; nobody rates their own organization’s proposal."),
    scores: z.array(z.int()).describe("1 to 5 for each criterion, in their order."),
  })
  .register(schemas, { id: "NewProposalRating" });

const settings = {
  fiscalYearEndMonth: z.int().min(1).max(12),
  opened: z.boolean().describe("Institutions see amounts."),
  cash: z
    .strictObject({ amount, on: z.iso.date() })
    .nullable()
    .describe("What was counted on a day; null where it is not known."),
  rule: oneOf(PRIORITY_RULES).nullable().describe("How it is decided what is funded first."),
  criteria: z.array(z.strictObject({ name: z.string(), weight: z.int().min(1).max(99) })),
};
export const settingsChange = z
  .strictObject({
    ...z.object(settings).partial().shape,
    rule: oneOf(PRIORITY_RULES).optional(),
    decision: z.uuid().optional().describe("The decision that adopts or revises the rule."),
    revision,
  })
  .describe("Cash, fiscal year, and the rule of priorities.")
  .register(schemas, { id: "MoneySettingsChange" });
export const storedSettings = z
  .strictObject({ revision: z.int(), ...settings })
  .register(schemas, { id: "MoneySettings" });

export const grantsBody = z
  .strictObject({
    organization,
    funded: z.array(z.string()).max(500).describe("Slugs of the members that the funder also funds."),
  })
  .register(schemas, { id: "FunderGrants" });
