import { z } from "zod";
import { ARRANGEMENTS, COMPOSITIONS, LEVELS, PHASES, PURPOSES, STRUCTURES } from "~/domain/path/profile";
import { STEPS } from "~/domain/path/steps";
import { STRATEGIES } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** The profile in the API's responses. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const day = z.string().nullable();

export const profile = z
  .strictObject({
    purpose: oneOf(PURPOSES).nullable(),
    otherPurposes: z.array(oneOf(PURPOSES)),
    structure: oneOf(STRUCTURES).nullable(),
    compositions: z.array(oneOf(COMPOSITIONS)),
    levels: z.array(oneOf(LEVELS)),
    strategies: z.array(z.enum(STRATEGIES)),
    geography: z.string(),
    nestsIn: z.string(),
    vision: z.string(),
    imperative: z.string(),
    phase: z
      .strictObject({
        name: oneOf(PHASES),
        since: day,
        contradictions: z.array(z.string()).describe("What the records say against it, in words."),
      })
      .nullable(),
    hosts: z.array(
      z.strictObject({
        organization: z.string(),
        arrangement: oneOf(ARRANGEMENTS),
        fiscalSponsor: z.string(),
        from: z.string(),
        until: day,
      }),
    ),
    offers: z.array(z.strictObject({ what: z.string(), organization: z.string(), toWhom: z.string() })),
    path: z.array(
      z.strictObject({
        step: z.enum(STEPS),
        state: z.enum(["done", "open", "not_needed"]).describe("Computed from its evidence, never ticked."),
        facts: z.array(z.string()),
        reason: z.string().nullable().describe("Why it is not needed."),
      }),
    ),
  })
  .register(schemas, { id: "Profile" });
