import { z } from "zod";
import {
  absencesSchema,
  checkAbsences,
  ENDS_BEFORE,
  endsAfterItBegan,
  fiscalYearFrom,
  memberFields,
} from "~/domain/members/member";
import {
  GRADES,
  OBSERVATION_STATES,
  OBSERVATION_STATUSES,
  SECTORS,
  type Sector,
  STRATEGIES,
} from "~/domain/terms";

import { saidMapping } from "~/exchange/reading/said-mapping";

import { moved } from "./moved-shapes";

/**
 * Every request and response body of the API. The document at /api/v1/openapi.json is built from these, and tests
 * check real responses against them. Shares are fractions; money is in units of the collaborative's currency.
 */
export const schemas = z.registry<{ id: string }>();

const count = z.int().min(0);
const amount = z.number().nullable();
const fraction = z.number().nullable();
const year = z.int();
const code = z.string();
const transitionMonths = z
  .int()
  .nullable()
  .describe("How many months the first year under a new fiscal-year end covers; null for twelve.");

/** Body of PUT /members/:slug. */
export const memberBody = z
  .strictObject({
    slug: z.string().describe("Optional; the address names the member.").optional(),
    ...memberFields,
    from: fiscalYearFrom.fiscalYearFrom.describe(
      "The first reporting year under the given fiscal-year end. Left out, another end corrects every year.",
    ),
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
    leftOn: z.iso.date().nullable().describe("The last day of membership."),
    fiscalYearEndMonth: z.int().min(1).max(12),
    earlierFiscalYearEnds: z
      .array(z.strictObject({ until: year, month: z.int().min(1).max(12) }))
      .optional()
      .describe("Months in which fiscal years ended up to a year, in order; left out if that never changed."),
    baselineYear: year.nullable().describe("The member’s own; null if the collaborative’s applies."),
    absences: absencesSchema.describe("Periods between leaving and rejoining: the first and last day away."),
  })
  .register(schemas, { id: "Member" });

/** A row of an observation file, as POST takes it and GET returns it. */
export const observation = z
  .strictObject({
    member: z.string(),
    measure: code,
    year,
    value: amount,
    dimension: code.nullable().describe("Set together with category: the value is for one group only."),
    category: code.nullable(),
    state: z
      .enum([...OBSERVATION_STATES, "withheld"])
      .describe("withheld: a small group at another member; the note names the rule."),
    note: z.string().nullable(),
    source: z.string().nullable(),
    status: z.enum(OBSERVATION_STATUSES),
    periodStart: z.iso.date().describe("First day of the months that the value covers."),
    periodEnd: z.iso.date().describe("Last day of the months that the value covers."),
    transitionMonths,
  })
  .register(schemas, { id: "Observation" });

export const observationBody = z
  .looseObject({
    member: z.string().describe("Short name or exact name."),
    measure: z
      .string()
      .describe("Code or exact name; a share metric if only the share is reported, without its counts.")
      .optional(),
    year: z.union([year, z.string()]),
    value: z.union([z.number(), z.string()]).nullish(),
    dimension: z.string().nullish().describe("Code or exact name. Needs a category."),
    category: z.string().nullish().describe("Code or exact name. The value is for this group only."),
    state: z
      .enum(OBSERVATION_STATES)
      .nullish()
      .describe("Defaults to value. Only rows in the state value carry a number."),
    note: z.string().nullish().describe("Required if the state is unavailable."),
    source: z.string().nullish(),
  })
  .describe(
    "One value. Without `measure`, several values: `member`, `year`, and a field for each measure, named by its code.",
  )
  .register(schemas, { id: "ObservationBody" });

const concluded = {
  readAs: z.array(z.string()).optional().describe("What was concluded about a file with a mapping."),
  remarks: z
    .array(
      z.strictObject({
        row: z.int().nullable(),
        column: z.string().nullable(),
        code: z.string(),
        message: z.string(),
      }),
    )
    .optional(),
};

export const stored = z
  .strictObject({ created: count, changed: count, unchanged: count, ...concluded })
  .register(schemas, { id: "Stored" });

export const fileWithMapping = z
  .strictObject({
    mapping: saidMapping.describe(
      "What the file leaves open; what can be read for certain need not be said.",
    ),
    fileName: z.string().max(200).optional(),
    rows: z.array(z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])).optional(),
    csv: z.string().optional(),
  })
  .describe(
    "A file of your own with a mapping: either its `rows` (lists of cells, the header first, or objects), or its text as `csv`.",
  )
  .register(schemas, { id: "FileWithMapping" });

const previewRow = z.strictObject({
  row: z.int(),
  sheet: z.string().nullable(),
  member: z.string().nullable(),
  measure: z.string(),
  year: z.int(),
  dimension: z.string().nullable(),
  category: z.string().nullable(),
  state: z.enum(OBSERVATION_STATES),
  value: z.number().nullable(),
  note: z.string().nullable(),
  verdict: z.enum(["new", "changed", "unchanged", "error"]),
  before: z.strictObject({ state: z.string(), value: z.number().nullable() }).nullable(),
});

export const dryRun = z
  .strictObject({
    dryRun: z.literal(true),
    counts: z.strictObject({ new: count, changed: count, unchanged: count, error: count }),
    rows: z.array(previewRow),
    rowsLeftOut: count.describe("How many rows are not listed: at most 10,000 are."),
    errors: z.array(
      z.strictObject({
        row: z.int().nullable(),
        column: z.string().nullable(),
        code: z.string(),
        message: z.string(),
      }),
    ),
    ...concluded,
  })
  .describe("What storing would change, row by row. Nothing is stored.")
  .register(schemas, { id: "DryRun" });

export const withheld = z
  .strictObject({ rule: z.string(), detail: z.string() })
  .describe("The rule that hides this value from this token, to protect members.")
  .register(schemas, { id: "Withheld" });

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

export const problem = z
  .strictObject({
    type: z.literal("about:blank"),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          row: z.int().nullable().describe("Line of the file or position in the list, from 1."),
          column: z.string().nullable(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .describe("Every row or field at fault.")
      .optional(),
  })
  .describe("RFC 9457.")
  .register(schemas, { id: "Problem" });

/** The JSON Schema of each body by name, with references inside the document. */
export function componentSchemas(): Record<string, object> {
  const document = z.toJSONSchema(schemas, {
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // Redundant: "date" and "integer" imply these.
      if (jsonSchema.format === "date") delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(document.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
