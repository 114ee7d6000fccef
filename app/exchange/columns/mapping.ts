import { z } from "zod";

/**
 * What the columns of a sheet hold. A value column may itself name the measure, category, year, or member of its
 * values (the wide form, years side by side, members side by side). What no column says is `fixed` for the file.
 */
export const COLUMN_USES = [
  "member",
  "measure",
  "year",
  /** The first day of the row's period, whose last day is in the column of years. */
  "start",
  "value",
  "state",
  "note",
  "source",
  "dimension",
  "category",
  /** The unit of the row's figures: "USD thousands". */
  "unit",
  /** Whether the row is what happened or a plan: "Actual", "Target". */
  "scenario",
  /** What the row is a part of the figure by, such as a department, site, or quarter. */
  "part",
  "ignore",
  /** Holds figures of unknown meaning: nothing is stored until somebody says what they are. */
  "unknown",
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

const word = z.string().max(500);
const power = z.union([z.literal(0), z.literal(3), z.literal(6), z.literal(9)]);
const yearNumber = z.number().int().min(1000).max(9999);
const columnSchema = z.object({
  use: z.enum(COLUMN_USES),
  /** For value columns only: code of the measure or share metric. */
  measure: word.optional(),
  /** Codes. A column of categories says which dimension they belong to, unless a column of dimensions does. */
  dimension: word.optional(),
  category: word.optional(),
  year: yearNumber.optional(),
  /** The year as the header writes it, where the member decides which year that is: "2023-24". */
  yearLabel: word.optional(),
  /** The header names a year that changes from file to file, such as "Prior year". */
  asksYear: z.boolean().optional(),
  /** Short name. */
  member: word.optional(),
  /** How many zeros the figures lack: 3 for thousands. */
  power: power.optional(),
  /** The currency that the header names, as written. */
  currency: word.optional(),
  /** Whether a plain 19 is 19% here. */
  percent: z.boolean().optional(),
  /** A second category, where figures are split by two breakdowns at once. */
  also: z.object({ dimension: word, category: word }).optional(),
  /** What part of a figure the column holds: "Q1". */
  part: word.optional(),
  /** How the column writes shares, where it may be read in two ways: as 0.5%, or as 50%. */
  shares: z.enum(["ask", "fraction", "percent"]).optional(),
});
export type ColumnMapping = z.infer<typeof columnSchema>;

const words = z.record(z.string(), word).default({});

/** What a text that is no plain figure stands for, such as "NR", "<11", or "1,204*". */
export const MARK_MEANINGS = ["not_applicable", "unavailable", "left_out", "number"] as const;
const mark = z.object({ as: z.enum(MARK_MEANINGS), reason: word.optional() });
export type MarkMeaning = z.infer<typeof mark>;

export const mappingSchema = z.object({
  version: z.literal(1),
  /** "template": one of our own, which says itself what it holds. "form": one label and figure a line (forms.ts). */
  form: z.enum(["long", "wide", "template", "form"]),
  /** The sheets to read, by name; all with the same columns. */
  sheets: z.array(word).min(1).max(500),
  /** Line of the header; of two lines, the lower. 0 for none. */
  headerRow: z.number().int().min(0).max(1_048_576),
  headerRows: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** In the order of the sheet. */
  columns: z.array(columnSchema).max(1000),
  /** For the whole file where no column says it: members by short name, measures by code. */
  fixed: z.object({
    member: word.nullable(),
    year: yearNumber.nullable(),
    measure: word.nullable(),
    /** Each sheet is named after its member. */
    memberFromSheet: z.boolean(),
    /** Each sheet is named after its year. */
    yearFromSheet: z.boolean().default(false),
    /** Lines between the rows name the members, or the years, of the rows under them. */
    memberFromRows: z.boolean().default(false),
    yearFromRows: z.boolean().default(false),
    /** Each sheet is named after its measure. */
    measureFromSheet: z.boolean().default(false),
    /** The year as a title writes it, where the member decides which year that is. */
    yearLabel: word.nullable().default(null),
    /** Where the year was found. */
    yearFrom: z.enum(["title", "sheet", "file", "person"]).nullable().default(null),
    /** The category that all figures are about. */
    part: z.object({ dimension: word, category: word }).nullable().default(null),
  }),
  /** The measure that columns of categories split where their headers name none. */
  partsOf: word.nullable().default(null),
  /** How many zeros figures lack where no column says; null: not known. */
  scale: z
    .object({ money: power.nullable(), counts: power.nullable(), from: word.nullable() })
    .default({ money: 0, counts: 0, from: null }),
  /** The currency that a title names, as written; null for the collaborative's. */
  currency: word.nullable().default(null),
  /** Units of the collaborative's currency for one of another, which is named as the file does. */
  rates: z.record(z.string(), z.string().regex(/^\d{1,9}(\.\d{1,9})?$/)).default({}),
  /** What to do with several rows of one figure: ask, add them up, or take the row named total. */
  together: z.enum(["ask", "add", "total"]).default("ask"),
  /** Of a table split by two dimensions at once, the one to keep; null: ask. */
  keep: word.nullable().default(null),
  /** A row without a name belongs to the one above; null: ask. */
  fillDown: z.boolean().nullable().default(null),
  /** Whether rows of totals, notes, and plans are left out. */
  leaveOut: z
    .object({ totals: z.boolean(), notes: z.boolean(), plans: z.boolean() })
    .default({ totals: true, notes: true, plans: true }),
  /** Titles and names of sheets that change nothing about the figures, though they might: "Targets FY2024". */
  titles: z.array(word).max(200).default([]),
  /** Texts that are no plain figures, by their pattern (marks.ts). */
  marks: z.record(z.string(), mark).default({}),
  /** The decimal mark. */
  decimal: z.enum([".", ","]),
  /** Whether the file proves it. If not, ambiguous numbers are pointed out. */
  decimalIsSure: z.boolean(),
  /** Whether its figures and its separators contradict each other about it: ask. */
  decimalIsOpen: z.boolean().default(false),
  /** What a plain 19 in a column of shares means: 19% ("percent"), or a fault, being above 1 ("fraction"). */
  shares: z.enum(["fraction", "percent"]),
  /** What a date in a column of years is read as: its year, or a fault. */
  dates: z.enum(["year", "refuse"]),
  /** Whether "7/1/2022" is the seventh of January. */
  dayFirst: z.boolean().default(false),
  /** Other names that the file uses for members (by short name), measures, categories (by code), and years. */
  words: z.object({
    members: words,
    measures: words,
    /** "gender.women" by "gender: word". */
    categories: words,
    years: z.record(z.string(), yearNumber).default({}),
    /** A unit that unitOf reads, by another word. */
    units: words,
  }),
});

/** A mapping that says nothing yet. */
export function mappingDefaults(): Mapping {
  return {
    version: 1,
    form: "wide",
    sheets: [],
    headerRow: 0,
    headerRows: 1,
    columns: [],
    fixed: {
      member: null,
      year: null,
      measure: null,
      memberFromSheet: false,
      yearFromSheet: false,
      memberFromRows: false,
      yearFromRows: false,
      measureFromSheet: false,
      yearLabel: null,
      yearFrom: null,
      part: null,
    },
    partsOf: null,
    scale: { money: 0, counts: 0, from: null },
    currency: null,
    rates: {},
    together: "ask",
    keep: null,
    fillDown: null,
    leaveOut: { totals: true, notes: true, plans: true },
    titles: [],
    marks: {},
    decimal: ".",
    decimalIsSure: false,
    decimalIsOpen: false,
    shares: "fraction",
    dates: "year",
    dayFirst: false,
    words: { members: {}, measures: {}, categories: {}, years: {}, units: {} },
  };
}

/** Plain JSON, stored under the header it was made for. */
export type Mapping = z.infer<typeof mappingSchema>;

/** The form of a table whose columns were changed; templates and forms stay what they are. */
export function formWith(before: Mapping["form"], columns: ColumnMapping[]): Mapping["form"] {
  if (before === "template" || before === "form") return before;
  return columns.some(({ use }) => use === "measure") ? "long" : "wide";
}
