import { z } from "zod";
import { ASSETS, ENGAGEMENTS } from "~/domain/stakeholders/stakeholders";
import { schemas } from "~/routes/api/schemas";

/** Stakeholders in the API's responses. */

const keysOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const level = z.int().min(1).max(3);

export const stakeholders = z
  .strictObject({
    stakeholders: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        member: z.string().nullable().describe("The short name of the member that it is."),
        partner: z.string().nullable().describe("The id of the partner that it is."),
        interest: level,
        influence: level,
        speaks: z.boolean().describe("Whether it speaks for the people most affected."),
        engagement: keysOf(ENGAGEMENTS).nullable().describe("As of today; null before its first day."),
        engagements: z.array(z.strictObject({ engagement: keysOf(ENGAGEMENTS), since: z.string() })),
        assets: z.array(keysOf(ASSETS)),
        offers: z.string(),
      }),
    ),
    gaps: z.array(z.string()).describe("What is missing, each in a sentence."),
  })
  .register(schemas, { id: "Stakeholders" });
