import { z } from "zod";
import { GRADES, type Grade } from "~/domain/outcomes/contribution";
import { CHANGES, DOMAINS, EVIDENCE_KINDS, OUTCOME_STATES } from "~/domain/outcomes/outcome";
import { schemas } from "~/routes/api/schemas";

/** Outcomes, stories, and contributions in the API's responses. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);
const state = oneOf(OUTCOME_STATES);

export const outcomes = z
  .strictObject({
    outcomes: z.array(
      z.strictObject({
        id: z.string(),
        state,
        domain: oneOf(DOMAINS).describe("Who changed."),
        who: z.string(),
        organization: z.string().nullable(),
        what: z.string(),
        change: oneOf(CHANGES).nullable().describe("What is new or different in an organization."),
        happenedOn: z.string(),
        place: z.string(),
        matters: z.string(),
        contribution: z.string().describe("What the partnership did toward it."),
        planned: z.boolean(),
        good: z.boolean(),
        initiatives: z.array(z.string()),
        goals: z.array(z.string()).describe("Ids."),
        results: z.array(z.string()).describe("Ids."),
        evidence: z.array(z.strictObject({ kind: oneOf(EVIDENCE_KINDS), text: z.string(), url: z.string() })),
      }),
    ),
    stories: z
      .array(
        z.strictObject({
          id: z.string(),
          state,
          title: z.string(),
          words: z.string(),
          name: z.string().nullable().describe("Only with consent to it."),
          place: z.string().nullable().describe("No finer than the focus area without a name."),
          outcome: z.string().nullable(),
        }),
      )
      .describe("Checked ones whose consent holds today. Drop what is gone from here."),
    contributions: z.array(
      z.strictObject({
        id: z.string(),
        goal: z.string().nullable(),
        result: z.string().nullable(),
        claim: z.string(),
        grade: z
          .enum(Object.keys(GRADES) as [Grade, ...Grade[]])
          .describe("Computed for the year asked for."),
      }),
    ),
  })
  .register(schemas, { id: "Outcomes" });
