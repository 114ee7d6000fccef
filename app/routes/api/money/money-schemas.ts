import { z } from "zod";
import { FUNDER_ROLES, QUESTIONS, SOURCE_KINDS, SOURCE_STATES } from "~/domain/money/terms";
import { schemas } from "~/routes/api/schemas";

/** Funders, money, packs, and contracts coming up in the API's responses. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const amount = z
  .number()
  .nullable()
  .describe("In the collaborative’s currency; null where amounts are not shown.");
/** What a change names. */
const stored = { id: z.uuid(), revision: z.int() };
const share = z.number().describe("A fraction; in whole percents where amounts are not shown.");

export const funding = z
  .strictObject({
    fiscalYear: z.int(),
    start: z.iso.date(),
    end: z.iso.date(),
    amountsShown: z.boolean(),
    income: amount.describe("Signed income of the fiscal year, dues included."),
    mix: z.array(z.strictObject({ kind: oneOf(SOURCE_KINDS), share })),
    dependsOnOne: z
      .boolean()
      .nullable()
      .describe("One organization gives half or more; null without income."),
    largestShare: z.number().nullable(),
    spread: z.number().nullable().describe("1 ÷ the sum of the squared shares of organizations."),
    secured: z.strictObject({
      kind: z.enum(["unknown", "short", "until", "beyond"]),
      month: z.string().nullable().describe("The last month that is paid for, such as 2027-05."),
    }),
    budget: z.strictObject({
      planned: amount,
      spent: amount,
      lines: z
        .array(
          z.strictObject({
            ...stored,
            year: z.int(),
            label: z.string(),
            planned: z.number(),
            spent: z.array(z.number().nullable()).length(4).describe("By quarter; null where not known."),
          }),
        )
        .nullable()
        .describe("Null where amounts are not shown."),
    }),
    inKind: amount.describe("Beside cash, never in it."),
    sources: z.array(
      z.strictObject({
        ...stored,
        organization: z.string(),
        kind: oneOf(SOURCE_KINDS),
        state: oneOf(SOURCE_STATES).describe("Only signed counts."),
        from: z.iso.date(),
        until: z.iso.date(),
        initiative: z.string().nullable().describe("What it is for; null for the core."),
        award: amount,
        income: amount.describe("The part of this fiscal year."),
        payments: z
          .array(
            z.strictObject({
              ...stored,
              dueOn: z.iso.date(),
              amount: z.number(),
              receivedOn: z.iso.date().nullable(),
            }),
          )
          .nullable()
          .describe("Of the award; null where amounts are not shown."),
      }),
    ),
  })
  .register(schemas, { id: "Funding" });

export const funder = z
  .strictObject({
    organization: z.string(),
    roles: z.array(
      z.strictObject({
        ...stored,
        role: oneOf(FUNDER_ROLES),
        from: z.iso.date(),
        until: z.iso.date().nullable(),
      }),
    ),
    answers: z
      .array(
        z.strictObject({
          ...stored,
          question: oneOf(QUESTIONS),
          answer: z.string(),
          answeredOn: z.iso.date(),
          published: z.boolean(),
        }),
      )
      .describe("Those that apply today; for institutions only published ones."),
  })
  .register(schemas, { id: "Funder" });

export const pack = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    about: z.string(),
    adopted: z.boolean(),
    measures: z.array(z.string()).describe("Codes."),
    metrics: z.array(z.string()).describe("Codes."),
    notes: z.array(
      z.strictObject({
        framework: z.string(),
        item: z.string().describe("The measure or metric here."),
        nearest: z.string(),
        differs: z.string(),
      }),
    ),
  })
  .register(schemas, { id: "MeasurePack" });

export const forwardContract = z
  .strictObject({
    ...stored,
    category: z.string(),
    band: z.string(),
    year: z.int(),
    quarter: z.int().min(1).max(4),
    member: z.string().nullable(),
    note: z.string(),
  })
  .register(schemas, { id: "ForwardContract" });
