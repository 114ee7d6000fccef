import { z } from "zod";
import { GOAL_STATUSES } from "~/domain/goals/progress/status";
import { INDICATOR_UNITS } from "~/domain/indicators/units";
import { CURVES } from "~/domain/results/curve";
import { HEALTHS, type Health, INITIATIVE_STAGES, type InitiativeStage } from "~/domain/work/terms";
import { schemas } from "~/routes/api/schemas";

/** Community indicators and results in the API's responses. */

const units = Object.keys(INDICATOR_UNITS) as [
  keyof typeof INDICATOR_UNITS,
  ...(keyof typeof INDICATOR_UNITS)[],
];
const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];
const number = z.number().nullable();

export const indicator = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    label: z.string(),
    unit: z.enum(units).describe("Values are in this unit; percent as published, such as 7.4."),
    per: z.int().nullable().describe("A rate counts cases among so many people; null for other units."),
    wanted: z.enum(["up", "down"]),
    pooledYears: z.int().describe("How many survey years a value covers."),
    source: z.string(),
    values: z.array(
      z.strictObject({
        year: z.int(),
        value: z.number(),
        margin: number.describe("Half the width of the 90% interval; null if unknown."),
        origin: z.enum(["hand", "fetched"]),
        source: z.string(),
        preliminary: z.boolean(),
      }),
    ),
  })
  .register(schemas, { id: "Indicator" });

export const result = z
  .strictObject({
    id: z.string(),
    sentence: z.string(),
    lead: z.string(),
    partners: z.string(),
    indicators: z.array(
      z.strictObject({
        code: z.string(),
        curve: z.enum(CURVES).describe("Turned never means caused."),
        year: z.int().nullable().describe("The newest year with a value, up to the one asked for."),
        value: number,
        margin: number,
        startYear: z.int().nullable().describe("The year in which the earliest linked goal starts."),
        line: number.describe("Where the line of the years up to the start would have led."),
        difference: number.describe("value − line"),
        marginUnknown: z.boolean(),
        stories: z.array(
          z.strictObject({
            year: z.int(),
            helps: z.string(),
            hinders: z.string(),
            proposed: z.string(),
            saidBy: z.string(),
          }),
        ),
      }),
    ),
    goals: z.array(z.strictObject({ id: z.string(), status: z.enum(GOAL_STATUSES).nullable() })),
    initiatives: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          stage: z.enum(keysOf<InitiativeStage>(INITIATIVE_STAGES)),
          health: z.enum(keysOf<Health>(HEALTHS)).nullable().describe("Null unless it is running."),
        }),
      )
      .describe("Those that serve one of the goals."),
  })
  .register(schemas, { id: "Result" });
