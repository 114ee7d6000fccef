import { z } from "zod";
import { READINGS } from "~/domain/pulse/scores";
import { GROUPS, SCALE_KEYS, STATEMENTS } from "~/domain/pulse/statements";
import { schemas } from "~/routes/api/schemas";

/** Rounds of the pulse in the API's responses: what a page shows of them, and never a single answer. */

const mean = z.number().describe("From 1 (not at all) to 5 (entirely).");
const scaleKey = z.enum(SCALE_KEYS as [(typeof SCALE_KEYS)[number], ...(typeof SCALE_KEYS)[number][]]);

const outcome = z.strictObject({
  tooFew: z.boolean().describe("Fewer answered than are ever shown."),
  maySpeakForAll: z.boolean().describe("At least two thirds answered."),
  scales: z.array(
    z.strictObject({
      scale: scaleKey,
      n: z.int(),
      mean,
      reading: z.enum(READINGS),
      half: z.number().nullable().describe("Half the width of the 95% interval; null below ten answers."),
      split: z.boolean().nullable(),
      alpha: z.number().nullable().describe("From 30 complete answers on."),
    }),
  ),
  statements: z.array(
    z.strictObject({
      statement: z.enum(STATEMENTS as [(typeof STATEMENTS)[number], ...(typeof STATEMENTS)[number][]]),
      n: z.int(),
      mean,
      thirds: z
        .strictObject({ low: z.int(), middle: z.int(), high: z.int() })
        .nullable()
        .describe("How many answered 1–2, 3, and 4–5; null below ten answers."),
    }),
  ),
  groups: z.array(
    z.strictObject({
      group: z.enum(GROUPS),
      n: z.int(),
      means: z.partialRecord(scaleKey, mean),
    }),
  ),
  ungrouped: z.int().describe("Answers in no group that is shown."),
  words: z.strictObject({ works: z.array(z.string()), change: z.array(z.string()) }),
});

export const pulseWave = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    state: z.enum(["open", "closed"]),
    openedOn: z.string().nullable(),
    closedOn: z.string().nullable(),
    smallestNumber: z.int().describe("The fewest answers of which anything is shown."),
    invited: z.int(),
    answered: z.int(),
    outcome: outcome.nullable().describe("Null until the round is closed."),
  })
  .register(schemas, { id: "PulseWave" });
