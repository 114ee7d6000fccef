import { z } from "zod";
import { INDICATOR_UNITS, POOLED_YEARS, RATE_BASES, WANTED } from "~/domain/indicators/units";
import { schemas } from "~/routes/api/schemas";

/** Bodies of the calls that write community indicators and results. Whether they are allowed, the forms' rules decide. */

const keysOf = <Key extends string>(words: Record<Key, unknown>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const number = z.number().describe("In the indicator's unit; percent as published, such as 7.4.");

export const indicatorBody = z
  .strictObject({
    label: z.string().optional().describe("Needed for a new indicator."),
    unit: keysOf(INDICATOR_UNITS)
      .optional()
      .describe("Needed for a new indicator; it cannot change once there are values."),
    per: z
      .literal([...RATE_BASES])
      .nullable()
      .optional()
      .describe("Among how many people a rate counts."),
    wanted: keysOf(WANTED).optional().describe("Needed for a new indicator."),
    pooledYears: z
      .literal(Object.keys(POOLED_YEARS).map(Number))
      .optional()
      .describe("How many survey years a value covers."),
    source: z.string().optional(),
    values: z
      .array(
        z.strictObject({
          year: z.int(),
          value: number,
          margin: number.nullable().optional().describe("Half the width of the 90% interval."),
          source: z.string().describe("Who publishes it, and for which place."),
        }),
      )
      .max(200)
      .default([])
      .describe("Values of these years are stored as if entered by hand; other years stay."),
  })
  .register(schemas, { id: "IndicatorBody" });

const words = z.string();
const lists = {
  indicators: z.array(z.string()).describe("Codes of one to three indicators, the first leading."),
  goals: z.array(z.string()).describe("Ids of the collaborative's own goals that are to move it."),
};

export const newResult = z
  .strictObject({
    sentence: words.describe("A condition of well-being, without numbers."),
    lead: words.default(""),
    partners: words.default(""),
    indicators: lists.indicators,
    goals: lists.goals.default([]),
  })
  .register(schemas, { id: "NewResult" });

export const resultChange = z
  .strictObject({
    sentence: words.optional(),
    lead: words.optional(),
    partners: words.optional(),
    indicators: lists.indicators.optional(),
    goals: lists.goals.optional(),
  })
  .register(schemas, { id: "ResultChange" });

export const storedResult = z
  .strictObject({ id: z.string(), sentence: words, lead: words, partners: words, ...lists })
  .register(schemas, { id: "StoredResult" });
