import { z } from "zod";
import { basis } from "./basis-schema";
import { accent, block, type cell, figure, type trendSchema } from "./block-schema";

/**
 * A progress report, built once from what its readers may see, and rendered as page, PDF, workbook, slides, and data.
 * Every number is stored once, in `figures`; sections refer to it, so no two formats can differ.
 */

export const MODEL_FORMAT = "tidemark report 1";

export const AUDIENCES = ["internal", "members", "public"] as const;

const section = z.strictObject({
  /** As in sections/registry.ts; published reports keep keys that have since left it. */
  key: z.string(),
  title: z.string(),
  accent: accent.nullable(),
  blocks: z.array(block),
});

const column = z.strictObject({
  code: z.string(),
  label: z.string(),
  unit: z.enum(["count", "currency", "percent"]),
  kind: z.enum(["flow", "stock"]),
});

export const modelSchema = z.strictObject({
  format: z.literal(MODEL_FORMAT),
  title: z.string(),
  slug: z.string(),
  year: z.int(),
  audience: z.enum(AUDIENCES),
  collaborative: z.strictObject({ slug: z.string(), name: z.string(), place: z.string() }),
  locale: z.string().describe("BCP 47"),
  currency: z.string().describe("ISO 4217"),
  baselineYear: z.int(),
  /** The years that tables and charts run over, the report's year last. */
  years: z.array(z.int()),
  /** ISO date on which it was built; for a published version, on which it was published. */
  date: z.string(),
  sections: z.array(section),
  figures: z.array(figure),
  basis: basis.optional(),
  look: z
    .strictObject({
      main: z.string().nullable(),
      second: z.string().nullable(),
      logo: z
        .strictObject({
          mediaType: z.string(),
          width: z.int(),
          height: z.int(),
          base64: z.string(),
        })
        .nullable(),
    })
    .optional()
    .describe("The collaborative's own colors and logo when it was built; without this, ours"),
  slides: z
    .strictObject({ appendix: z.boolean() })
    .optional()
    .describe("Slides tell the report in short, with its tables in an appendix; without this, in full"),
  /**
   * Every member's own values, for the workbook's formulas, only where the readers may see all of them; else null.
   * One row per member and year in which it was active.
   */
  members: z
    .strictObject({
      columns: z.array(column),
      rows: z.array(
        z.strictObject({
          member: z.string(),
          year: z.int(),
          period: z.string(),
          baselineYear: z.int(),
          /** Counts in sums since the baseline. */
          counted: z.boolean(),
          /** By column; null where nothing was given, with the word for it in `states`. */
          values: z.array(z.string().nullable()),
          states: z.array(z.enum(["value", "not_applicable", "unavailable", "missing"])),
        }),
      ),
    })
    .nullable(),
  /** How each metric is computed and what each measure means. */
  definitions: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      kind: z.enum(["metric", "measure", "indicator"]),
      strategy: accent.nullable(),
      definition: z.string(),
      /** For metrics: "Impact hires ÷ New hires", with the codes of its parts. */
      formula: z
        .strictObject({
          text: z.string(),
          numerator: z.string(),
          denominator: z.string().nullable(),
          span: z.enum(["year", "since_baseline"]),
        })
        .nullable(),
    }),
  ),
});

export type ReportModel = z.infer<typeof modelSchema>;
export type ReportFigure = z.infer<typeof figure>;
export type ReportSection = z.infer<typeof section>;
export type ReportBlock = z.infer<typeof block>;
export type StoryBlock = Extract<ReportBlock, { kind: "story" }>;
export type ReportCell = z.infer<typeof cell>;
export type ReportTrend = z.infer<typeof trendSchema>;
export type Audience = (typeof AUDIENCES)[number];

const memberRows = modelSchema.shape.members.unwrap();

/** The model as its JSON form holds it: exact decimal texts are JSON numbers there, as in the API. */
const publishedSchema = modelSchema.omit({ look: true }).extend({
  $schema: z.string().describe("Address of this schema"),
  figures: z.array(
    figure.extend({ value: z.number().nullable().describe("The number; null where there is none") }),
  ),
  members: memberRows
    .extend({
      rows: z.array(memberRows.shape.rows.element.extend({ values: z.array(z.number().nullable()) })),
    })
    .nullable(),
});

/** The JSON Schema (2020-12) of the JSON form, as it is published beside it. */
export function modelJsonSchema(): object {
  return z.toJSONSchema(publishedSchema, { target: "draft-2020-12" });
}

/** The model as its JSON form, less the address of the schema. */
export function publishedModel(model: ReportModel): Omit<z.infer<typeof publishedSchema>, "$schema"> {
  const number = (text: string | null) => (text === null ? null : Number(text));
  const { look: _, ...content } = model;
  return {
    ...content,
    figures: model.figures.map((item) => ({ ...item, value: number(item.value) })),
    members: model.members && {
      ...model.members,
      rows: model.members.rows.map((row) => ({ ...row, values: row.values.map(number) })),
    },
  };
}
