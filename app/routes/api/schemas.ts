import { z } from "zod";
import { absencesSchema, checkAbsences, ENDS_BEFORE, endsAfterItBegan, memberFields } from "~/domain/member";
import {
  GRADES,
  OBSERVATION_STATES,
  OBSERVATION_STATUSES,
  SECTORS,
  type Sector,
  STRATEGIES,
  type Unit,
} from "~/domain/types";

/**
 * Every body that the API takes or gives. The document at /api/v1/openapi.json is made from these, and tests
 * hold real answers against them. Shares are fractions, money is in units of the collaborative's currency.
 */
export const schemas = z.registry<{ id: string }>();

const count = z.int().min(0);
const amount = z.number().nullable();
const fraction = z.number().nullable();
const year = z.int();
const code = z.string();

/** Body of PUT /members/:slug. */
export const memberBody = z
  .strictObject({
    slug: z.string().describe("Not needed: the address names the member.").optional(),
    ...memberFields,
  })
  .refine(endsAfterItBegan, ENDS_BEFORE)
  .superRefine(checkAbsences)
  .register(schemas, { id: "MemberBody" });

export const member = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]]),
    joinedOn: z.iso.date(),
    leftOn: z.iso.date().nullable().describe("The last day of its membership."),
    fiscalYearEndMonth: z.int().min(1).max(12),
    baselineYear: year.nullable().describe("Its own, or null for the collaborative’s."),
    absences: absencesSchema.describe("Times between leaving and coming back, first and last day."),
  })
  .register(schemas, { id: "Member" });

export const measure = z
  .strictObject({
    code,
    label: z.string(),
    unit: z.enum(["count", "currency", "percent"] satisfies Unit[]),
    kind: z.enum(["flow", "stock"]).describe("A flow happens during a year, a stock holds at its end."),
    strategy: z.enum(STRATEGIES),
    partOf: code.nullable().describe("The measure that this is a part of and never exceeds."),
  })
  .register(schemas, { id: "Measure" });

/** A row of an observation file; as one of POST, or as GET answers. */
export const observation = z
  .strictObject({
    member: z.string(),
    measure: code,
    year,
    value: amount,
    dimension: code.nullable().describe("With the category: the value is the part of one group."),
    category: code.nullable(),
    state: z
      .enum([...OBSERVATION_STATES, "withheld"])
      .describe("Withheld: a group of few people of another member; the note names the rule."),
    note: z.string().nullable(),
    source: z.string().nullable(),
    status: z.enum(OBSERVATION_STATUSES),
    periodStart: z.iso.date().describe("First and last day of the months that the value covers."),
    periodEnd: z.iso.date(),
  })
  .register(schemas, { id: "Observation" });

export const observationBody = z
  .looseObject({
    member: z.string().describe("Short name or exact name."),
    measure: z.string().describe("Code or exact name; a share metric for a share without counts.").optional(),
    year: z.union([year, z.string()]),
    value: z.union([z.number(), z.string()]).nullish(),
    dimension: z.string().nullish().describe("Code or exact name; with a category, or neither."),
    category: z.string().nullish().describe("Code or exact name: the value is this group’s part."),
    state: z.enum(OBSERVATION_STATES).nullish().describe("Without it: value. Only a value has one."),
    note: z.string().nullish().describe("Needed where the state is unavailable."),
    source: z.string().nullish(),
  })
  .describe("One value; or, without `measure`, several: `member`, `year` and a field a measure, by its code.")
  .register(schemas, { id: "ObservationBody" });

export const stored = z
  .strictObject({ created: count, changed: count, unchanged: count })
  .register(schemas, { id: "Stored" });

export const withheld = z
  .strictObject({ rule: z.string(), detail: z.string() })
  .describe("Not shown to this token, to protect members, and by which rule.")
  .register(schemas, { id: "Withheld" });

const grade = z.enum(GRADES);
const comparability = grade
  .nullable()
  .describe("The least comparable of the members’ definitions behind it; null without a value.");

const explanation = z
  .strictObject({
    contributions: z.array(
      z.strictObject({
        member: z.string(),
        value: fraction,
        numerator: amount,
        denominator: amount,
        period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable(),
        comparability: grade,
        definitions: z
          .array(z.strictObject({ measure: code, fromYear: year, wording: z.string(), comparability: grade }))
          .describe("The member’s own, where it does not count as the collaborative does."),
      }),
    ),
    leftOut: z.array(
      z.strictObject({
        member: z.string(),
        why: z.enum(["share_only", "missing", "unavailable", "not_applicable"]),
        note: z.string().nullable(),
      }),
    ),
    hidden: count.describe("Members of whom this token sees nothing."),
  })
  .describe("What a figure is made of; with explain=1.")
  .register(schemas, { id: "Explanation" });

export const total = z
  .strictObject({
    measure: code,
    value: amount.describe("Null where nothing was reported or it is withheld; never 0 for missing."),
    reporting: count,
    expected: count,
    comparability,
    sinceBaseline: z
      .strictObject({
        value: amount,
        lowestCoverage: z.strictObject({ year, reporting: count, expected: count }).nullable(),
        withheld: withheld.optional(),
      })
      .describe("Sum of the years after the baseline; flows only.")
      .optional(),
    sinceBaselineComparability: comparability.optional(),
    withheld: withheld.nullable(),
    explanation: explanation.optional(),
  })
  .register(schemas, { id: "Total" });

export const metric = z
  .strictObject({
    metric: code,
    strategy: z.enum(STRATEGIES),
    kind: z.enum(["share", "amount"]),
    value: fraction.describe("A share as a fraction: 0.0918 is 9.18 %."),
    numerator: amount,
    denominator: amount,
    reporting: count,
    expected: count,
    comparability,
    shareOnly: count.describe("Members that gave the share without its counts; they are in no sum."),
    change: z
      .strictObject({ value: z.number(), cohort: count, baselineValue: z.number() })
      .nullable()
      .describe("Since the baseline, over the members that reported then and now."),
    changeComparability: comparability,
    changeWithheld: withheld.nullable().describe("Why `change` is null although there is one."),
    withheld: withheld.nullable(),
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
      .describe("The members whose figures this token may see."),
  })
  .register(schemas, { id: "Rollup" });

export const problem = z
  .strictObject({
    type: z.literal("about:blank"),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          row: z.int().nullable().describe("Line of the file or place in the list, from 1."),
          column: z.string().nullable(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .describe("Every faulty row or field.")
      .optional(),
  })
  .describe("RFC 9457.")
  .register(schemas, { id: "Problem" });

/** JSON Schema of each, by name, pointing at one another inside the document. */
export function componentSchemas(): Record<string, object> {
  const made = z.toJSONSchema(schemas, {
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // What is said already by "date" and "integer".
      if (jsonSchema.format === "date") delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
