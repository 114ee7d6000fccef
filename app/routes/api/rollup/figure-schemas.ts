import { z } from "zod";
import { GRADES, STRATEGIES } from "~/domain/terms";
import {
  amount,
  code,
  count,
  fraction,
  schemas,
  transitionMonths,
  withheld,
  year,
} from "~/routes/api/schemas";
import { moved } from "./moved-shapes";

const grade = z.enum(GRADES);
const comparability = grade
  .nullable()
  .describe("The grade of the least comparable definition behind the value; null if there is no value.");

const asOf = z.iso
  .date()
  .optional()
  .describe("Since when it has been shown so; numbers behind it have changed since but are not shown yet.");

const explanation = z
  .strictObject({
    contributions: z.array(
      z.strictObject({
        member: z.string(),
        value: fraction,
        numerator: amount,
        denominator: amount,
        period: z
          .strictObject({
            start: z.iso.date(),
            end: z.iso.date(),
            transitionMonths: transitionMonths.unwrap().optional(),
          })
          .nullable(),
        comparability: grade,
        definitions: z
          .array(z.strictObject({ measure: code, fromYear: year, wording: z.string(), comparability: grade }))
          .describe("The member’s own definitions, if it counts differently from the collaborative."),
      }),
    ),
    leftOut: z.array(
      z.strictObject({
        member: z.string(),
        why: z.enum(["share_only", "missing", "unavailable", "not_applicable"]),
        note: z.string().nullable(),
      }),
    ),
    hidden: count.describe("Number of members this token cannot see."),
    moved,
  })
  .describe("What a figure is made of; only with explain=1.")
  .register(schemas, { id: "Explanation" });

const complete = z
  .boolean()
  .describe(
    "False while the year is under way and a member can still report; the value is what is reported so far.",
  );
const coverage = z
  .strictObject({ reporting: count, expected: count })
  .describe("How many members are in it; for a year under way, how many have reported for that year.");

export const total = z
  .strictObject({
    measure: code,
    value: amount.describe("Null if nothing was reported or if withheld; a missing value is never 0."),
    reporting: count,
    expected: count,
    complete,
    coverage,
    comparability,
    sinceBaseline: z
      .strictObject({
        value: amount,
        complete,
        lowestCoverage: z.strictObject({ year, reporting: count, expected: count }).nullable(),
        withheld: withheld.optional(),
      })
      .describe("Sum over the years after the baseline; flows only.")
      .optional(),
    sinceBaselineComparability: comparability.optional(),
    withheld: withheld.nullable(),
    asOf,
    explanation: explanation.optional(),
  })
  .register(schemas, { id: "Total" });

export const metric = z
  .strictObject({
    metric: code,
    strategy: z.enum(STRATEGIES),
    kind: z.enum(["share", "amount"]),
    value: fraction.describe("A share is a fraction: 0.0918 is 9.18%."),
    numerator: amount,
    denominator: amount,
    reporting: count,
    expected: count,
    complete,
    coverage,
    comparability,
    shareOnly: count.describe("Members that reported the share without its counts; not part of any sum."),
    change: z
      .strictObject({ value: z.number(), cohort: count, baselineValue: z.number() })
      .nullable()
      .describe("Change since the baseline, across the members that reported in both years."),
    changeComparability: comparability,
    changeWithheld: withheld.nullable().describe("The rule that hides `change`; null if nothing is hidden."),
    withheld: withheld.nullable(),
    asOf,
    explanation: explanation.optional(),
  })
  .register(schemas, { id: "Metric" });

export const rollup = z
  .strictObject({
    collaborative: z.string(),
    year,
    totals: z.array(total),
    metrics: z.array(metric),
    members: z
      .array(
        z.strictObject({
          member: z.string(),
          metrics: z.array(
            z.strictObject({
              metric: code,
              value: fraction,
              numerator: amount,
              denominator: amount,
              state: z.enum(["value", "share_only", "missing", "unavailable", "not_applicable"]),
            }),
          ),
        }),
      )
      .describe("Members whose figures this token may see."),
  })
  .register(schemas, { id: "Rollup" });
