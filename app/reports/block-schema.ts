import { z } from "zod";
import { STRATEGIES } from "~/domain/terms";

/** The schema of what sections hold: figures, texts, tables, and charts. */

/** The strategy whose color a block has. */
export const accent = z.enum(STRATEGIES);
const unit = z.enum(["share", "count", "currency", "percent", "points", "multiple", "index"]);
const grade = z.enum(["same", "close", "different"]);
const coverage = { reporting: z.int().nullable(), expected: z.int().nullable() };

/** A number of the report, stored once. */
export const figure = z.strictObject({
  /** "impact_hire_rate@2025", "new_hires@2025#change", "new_hires@2025/mercy-health" … */
  id: z.string().describe("Name of the figure, unique in the report"),
  code: z.string().describe("Code of the metric, measure, indicator, goal or practice"),
  label: z.string(),
  strategy: accent.nullable(),
  /** The member, as readers may know it; null for all members together. */
  member: z.string().nullable(),
  /** The category of a breakdown: "Gender: Women". */
  group: z.string().nullable(),
  year: z.int(),
  part: z.string().describe("value, since_baseline, change, growth, target, expected, attainment, members …"),
  unit,
  /** Exact decimal text; shares and points are fractions (0.03 is three points). Null where there is none. */
  value: z.string().nullable().describe("Exact decimal number as text; null where there is none"),
  /** The figure as every format writes it, or why there is none. */
  text: z.string(),
  missing: z.enum(["missing", "withheld", "not_applicable", "no_value"]).nullable(),
  /** The rule by which it is withheld, in words. */
  withheld: z.string().nullable(),
  ...coverage,
  /** The weakest year of a sum of several years. */
  lowestCoverage: z.strictObject({ year: z.int(), reporting: z.int(), expected: z.int() }).nullable(),
  comparability: grade.nullable(),
  /** False while a member can still report for the year; reports from before this was said leave it out. */
  complete: z.boolean().optional(),
  asOf: z.iso
    .date()
    .optional()
    .describe(
      "Since when it has been shown so, where numbers behind it have changed since and are not shown yet",
    ),
});

/** Text as it stands, or a figure by its id. */
export const cell = z.union([
  z.string(),
  z.strictObject({
    figure: z.string(),
    text: z
      .string()
      .optional()
      .describe("The figure as this table writes it, in the unit of the table; exact ones stand in figures"),
    under: z.string().optional().describe("A second, smaller line: who stands behind the figure"),
  }),
]);

const point = z.strictObject({
  year: z.int(),
  value: z.number().nullable(),
  shown: z.string().optional(),
  missing: z
    .enum(["missing", "withheld", "collecting", "not_applicable", "unavailable", "no_value", "not_yet"])
    .optional(),
  coverage: z.string().optional(),
  soFar: z.string().optional(),
});
const place = z.strictObject({ year: z.int(), value: z.number(), shown: z.string().optional() });

/** What the static chart component draws: app/ui/charts/types, less the writing. */
export const trendSchema = z.strictObject({
  series: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      points: z.array(point),
      emphasis: z.boolean().optional(),
      strategy: accent.optional(),
    }),
  ),
  years: z.array(z.int()),
  format: z.enum(["share", "count", "currency", "multiple"]),
  accent,
  highlightYear: z.int().optional(),
  goal: z
    .strictObject({
      label: z.string(),
      points: z.array(place),
      arrives: z.boolean().optional(),
      milestones: z.array(z.int()).optional(),
      level: z.strictObject({ value: z.number(), label: z.string() }).optional(),
    })
    .optional(),
  projection: z.strictObject({ label: z.string(), points: z.array(place) }).optional(),
});

export const block = z.discriminatedUnion("kind", [
  /** The main message of the section in one sentence. */
  z.strictObject({ kind: z.literal("headline"), text: z.string() }),
  z.strictObject({ kind: z.literal("paragraph"), text: z.string() }),
  /** The convener's own words, as Markdown; never interpreted as markup of the format that shows it. */
  z.strictObject({ kind: z.literal("narrative"), markdown: z.string() }),
  /**
   * A person's story. Its words are kept beside the version, not in it, so that they can be erased; `told` is null there, and
   * wherever the consent has ended.
   */
  z.strictObject({
    kind: z.literal("story"),
    id: z.string(),
    told: z
      .strictObject({
        title: z.string(),
        words: z.string(),
        name: z.string().nullable().describe("Only with the person's consent to it"),
        place: z.string().nullable(),
      })
      .nullable()
      .describe("Null once the person's consent has ended"),
    /** SHA-256 of what was told, in hexadecimal; of published stories only. */
    hash: z.string().optional().describe("SHA-256 of what was told when it was published"),
  }),
  /** A few large numbers side by side, each with a sentence and its coverage. */
  z.strictObject({
    kind: z.literal("figures"),
    items: z.array(
      z.strictObject({
        figure: z.string(),
        accent: accent.nullable(),
        title: z.string(),
        sentence: z.string(),
        notes: z.array(z.string()),
      }),
    ),
  }),
  /** Lines over the years; the table that follows has the values. */
  z.strictObject({
    kind: z.literal("chart"),
    id: z.string(),
    title: z.string().describe("A sentence that says what the chart shows"),
    note: z.string().nullable(),
    alt: z.string().describe("The chart in words, for those who do not see it"),
    data: trendSchema,
  }),
  /** One bar per row: members' contributions. */
  z.strictObject({
    kind: z.literal("bars"),
    id: z.string(),
    title: z.string(),
    note: z.string().nullable(),
    alt: z.string(),
    accent,
    bars: z.array(z.strictObject({ name: z.string(), figure: z.string() })),
  }),
  z.strictObject({
    kind: z.literal("table"),
    id: z.string(),
    title: z.string(),
    note: z.string().nullable(),
    columns: z.array(z.strictObject({ label: z.string(), numeric: z.boolean() })),
    /** The first cell of a row is its heading. */
    rows: z.array(z.array(cell)),
    legend: z.string().optional().describe("What the marks in the cells mean"),
  }),
  z.strictObject({ kind: z.literal("notes"), items: z.array(z.string()) }),
]);
