import { z } from "zod";
import { VALUE_BANDS } from "~/domain/forward/forward";
import { ENTERED_KINDS, EXIT_FORMS, FUNDER_ROLES, QUESTIONS, SOURCE_STATES } from "~/domain/money/terms";
import { schemas } from "~/routes/api/schemas";

/** Bodies of the calls that write money and contracts coming up. Whether they are allowed, the forms' rules decide. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);

const day = z.iso.date();
const organization = z.string().describe("A member’s slug, or the name of a member or partner.");
const amount = z.number().describe("In the collaborative’s currency, with at most two decimals.");
const revision = z
  .int()
  .optional()
  .describe("The revision that was read. If somebody has changed the entry since, nothing is stored (409).");

/** Every field may be left out of a change, and then stays. */
const changeOf = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject({ ...z.object(shape).partial().shape, revision });
/** What an answer says besides the fields. */
const stored = { id: z.uuid(), revision: z.int() };

const role = {
  organization,
  role: oneOf(FUNDER_ROLES),
  from: day,
  until: day.nullable(),
  exitForm: oneOf(EXIT_FORMS).nullable().describe("The way out of a short-term home."),
  exitOn: day.nullable(),
  milestones: z.array(z.string()).describe("Of the way out, in order."),
};
export const newFunderRole = z
  .strictObject({
    ...role,
    until: role.until.default(null),
    exitForm: role.exitForm.default(null),
    exitOn: role.exitOn.default(null),
    milestones: role.milestones.default([]),
  })
  .register(schemas, { id: "NewFunderRole" });
export const funderRoleChange = changeOf(role).register(schemas, { id: "FunderRoleChange" });
export const storedFunderRole = z
  .strictObject({ ...stored, ...role })
  .register(schemas, { id: "StoredFunderRole" });

const answer = {
  organization,
  question: oneOf(QUESTIONS),
  answer: z.string(),
  answeredOn: day,
  published: z.boolean(),
};
export const newFunderAnswer = z
  .strictObject({ ...answer, published: answer.published.default(false) })
  .register(schemas, { id: "NewFunderAnswer" });
export const funderAnswerChange = z
  .strictObject({ published: answer.published, revision })
  .register(schemas, { id: "FunderAnswerChange" });
export const storedFunderAnswer = z
  .strictObject({ ...stored, ...answer })
  .register(schemas, { id: "StoredFunderAnswer" });

const source = {
  organization,
  kind: oneOf(ENTERED_KINDS),
  state: oneOf(SOURCE_STATES).describe("Only signed counts."),
  award: amount,
  from: day,
  until: day,
  initiative: z.uuid().nullable().describe("Id of the initiative that it is for; null for the core."),
  note: z.string(),
};
export const newFundingSource = z
  .strictObject({ ...source, initiative: source.initiative.default(null), note: source.note.default("") })
  .register(schemas, { id: "NewFundingSource" });
export const fundingSourceChange = changeOf(source).register(schemas, { id: "FundingSourceChange" });
export const storedFundingSource = z
  .strictObject({ ...stored, ...source })
  .register(schemas, { id: "StoredFundingSource" });

const payment = {
  source: z.uuid().describe("Id of the source; its payments together are at most its award."),
  amount,
  dueOn: day,
  receivedOn: day.nullable(),
};
export const newFundingPayment = z
  .strictObject({ ...payment, receivedOn: payment.receivedOn.default(null) })
  .register(schemas, { id: "NewFundingPayment" });
export const fundingPaymentChange = z
  .strictObject({ receivedOn: payment.receivedOn, revision })
  .register(schemas, { id: "FundingPaymentChange" });
export const storedFundingPayment = z
  .strictObject({ ...stored, ...payment })
  .register(schemas, { id: "StoredFundingPayment" });

const line = {
  year: z.int().describe("The fiscal year."),
  label: z.string(),
  planned: amount,
  spent: z
    .array(amount.nullable())
    .length(4)
    .describe("What was spent in each quarter of the fiscal year; null where it is not known."),
};
export const newBudgetLine = z
  .strictObject({ ...line, spent: line.spent.default([null, null, null, null]) })
  .register(schemas, { id: "NewBudgetLine" });
export const budgetLineChange = changeOf(line).register(schemas, { id: "BudgetLineChange" });
export const storedBudgetLine = z
  .strictObject({ ...stored, ...line })
  .register(schemas, { id: "StoredBudgetLine" });

const contract = {
  category: z.string().describe("What will be bought; no bids, vendors, or prices."),
  band: oneOf(VALUE_BANDS),
  year: z.int(),
  quarter: z.int().describe("1 to 4, of the calendar year."),
  member: z.string().nullable().describe("The buyer’s slug or name; null where it is not said."),
  note: z.string(),
};
export const newForwardContract = z
  .strictObject({ ...contract, member: contract.member.default(null), note: contract.note.default("") })
  .register(schemas, { id: "NewForwardContract" });
export const forwardContractChange = changeOf(contract).register(schemas, { id: "ForwardContractChange" });
export const storedForwardContract = z
  .strictObject({ ...stored, ...contract })
  .register(schemas, { id: "StoredForwardContract" });
