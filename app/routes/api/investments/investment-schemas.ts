import { z } from "zod";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "~/domain/investments/terms";
import { schemas } from "~/routes/api/schemas";

/** The investment ledger in the API. Amounts are in units of the collaborative's currency. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const amount = z.number().nullable().describe("null where nothing is recorded");

export const investments = z
  .strictObject({
    scope: z
      .enum(["all", "own"])
      .describe("“own”: the institution's own investments with its own part of each year, and no shares."),
    investments: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        type: oneOf(INVESTMENT_TYPES),
        stage: oneOf(INVESTMENT_STAGES),
        place: z.string(),
        lowIncome: oneOf(LOW_INCOME),
        lowIncomeSource: z.string().nullable(),
        note: z.string().nullable().optional().describe("Only with the whole ledger."),
        years: z.array(
          z.strictObject({
            year: z.int(),
            committed: amount,
            deployed: amount,
            homesProduced: amount,
            homesPreserved: amount,
          }),
        ),
        shares: z
          .array(z.strictObject({ member: z.string(), percent: z.number() }))
          .optional()
          .describe("Only with the whole ledger; they add up to 100."),
      }),
    ),
  })
  .register(schemas, { id: "Investments" });
