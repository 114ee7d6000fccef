import { z } from "zod";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "~/domain/investments/terms";
import { schemas } from "~/routes/api/schemas";

/** The investment ledger in the API. Amounts are in units of the collaborative's currency. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const amount = z.number().nullable().describe("null where nothing is recorded");

const facts = {
  name: z.string(),
  type: oneOf(INVESTMENT_TYPES),
  stage: oneOf(INVESTMENT_STAGES),
  place: z.string(),
  lowIncome: oneOf(LOW_INCOME),
  lowIncomeSource: z.string().nullable(),
};
const note = z.string().nullable();
const years = z.array(
  z.strictObject({
    year: z.int(),
    committed: amount,
    deployed: amount,
    homesProduced: amount,
    homesPreserved: amount,
  }),
);
const shares = z.array(z.strictObject({ member: z.string(), percent: z.number() }));
const id = z.uuid();

export const investments = z
  .strictObject({
    scope: z
      .enum(["all", "own"])
      .describe("“own”: the institution's own investments with its own part of each year, and no shares."),
    investments: z.array(
      z.strictObject({
        id,
        revision: z.int().optional().describe("Only with the whole ledger."),
        ...facts,
        note: note.optional().describe("Only with the whole ledger."),
        years,
        shares: shares.optional().describe("Only with the whole ledger; they add up to 100."),
      }),
    ),
  })
  .register(schemas, { id: "Investments" });

const sent = {
  ...facts,
  note,
  years: z
    .array(
      z.strictObject({
        year: z.int(),
        committed: amount.default(null),
        deployed: amount.default(null),
        homesProduced: amount.default(null),
        homesPreserved: amount.default(null),
      }),
    )
    .max(200),
  shares: shares.max(500).describe("Slugs of members with their percent of the whole; they add up to 100."),
};
export const newInvestment = z
  .strictObject({
    ...sent,
    place: sent.place.default(""),
    lowIncome: sent.lowIncome.default("unknown"),
    lowIncomeSource: sent.lowIncomeSource.default(null),
    note: note.default(null),
  })
  .register(schemas, { id: "NewInvestment" });
export const investmentChange = z
  .strictObject({
    ...z.object(sent).partial().shape,
    revision: z
      .int()
      .optional()
      .describe("The revision that was read. If somebody has changed it since, nothing is stored (409)."),
  })
  .describe("Lists of years and shares are sent whole.")
  .register(schemas, { id: "InvestmentChange" });
export const storedInvestment = z
  .strictObject({ id, revision: z.int(), ...facts, note, years, shares })
  .register(schemas, { id: "StoredInvestment" });
