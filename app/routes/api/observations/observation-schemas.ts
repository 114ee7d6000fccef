import { z } from "zod";
import { OBSERVATION_STATES, OBSERVATION_STATUSES } from "~/domain/terms";
import { saidMapping } from "~/exchange/reading/said-mapping";
import { amount, code, count, schemas, transitionMonths, year } from "~/routes/api/schemas";

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
