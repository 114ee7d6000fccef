import { createHash } from "node:crypto";
import { z } from "zod";
import type { OpenedFile, Sheet, SheetRow } from "./opened-file";

/**
 * What the columns of a sheet stand for. A column of values may itself say which measure, category, year or member
 * its values belong to (the wide form, years side by side, members side by side); what no column says is the same
 * for the whole file, and `fixed`.
 */
export const COLUMN_USES = [
  "member",
  "measure",
  "year",
  "value",
  "state",
  "note",
  "source",
  "dimension",
  "category",
  "ignore",
  /** Holds figures of which nobody has said what they are: nothing is stored until somebody has. */
  "unknown",
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

const word = z.string().max(500);
const yearNumber = z.number().int().min(1000).max(9999);
const columnSchema = z.object({
  use: z.enum(COLUMN_USES),
  /** Only of a column of values. Code of the measure or share metric. */
  measure: word.optional(),
  /** Codes; only with a measure. */
  dimension: word.optional(),
  category: word.optional(),
  year: yearNumber.optional(),
  /** Short name. */
  member: word.optional(),
});
export type ColumnMapping = z.infer<typeof columnSchema>;

const words = z.record(z.string(), word).default({});

export const mappingSchema = z.object({
  version: z.literal(1),
  /** "template": our own, which say themselves what they hold. */
  form: z.enum(["long", "wide", "template"]),
  /** The sheets to read, by name; all with the same columns. */
  sheets: z.array(word).min(1).max(500),
  /** Line of the header; of two lines, the lower. */
  headerRow: z.number().int().min(0).max(1_048_576),
  headerRows: z.union([z.literal(1), z.literal(2)]),
  /** In the order of the sheet. */
  columns: z.array(columnSchema).max(1000),
  /** For the whole file, where no column says it. Members by short name, measures by code. */
  fixed: z.object({
    member: word.nullable(),
    year: yearNumber.nullable(),
    measure: word.nullable(),
    /** Each sheet is named after its member. */
    memberFromSheet: z.boolean(),
  }),
  /** What stands before the decimals. */
  decimal: z.enum([".", ","]),
  /** Whether anything in the file says so; if not, doubtful numbers are pointed out. */
  decimalIsSure: z.boolean(),
  /** What a plain 19 in a column of shares means: "percent", 19 %; "fraction", too much. */
  shares: z.enum(["fraction", "percent"]),
  /** A date in a column of years: the year that it lies in, or a fault. */
  dates: z.enum(["year", "refuse"]),
  /** Words of the file that stand for members (short names) and measures (codes) by other names. */
  words: z.object({ members: words, measures: words }),
});

/** Plain JSON: it is remembered by the header it was made for. */
export type Mapping = z.infer<typeof mappingSchema>;

/** What we add to a file that is sent back with its faults; it says nothing when it returns. */
export const ADVICE_COLUMN = "What to do";

/** The same for files with the same header, whatever their rows. */
export function headerKey(sheet: Pick<Sheet, "columns" | "template">): string {
  if (sheet.template) return "template";
  const names = sheet.columns.map((name) => name.toLowerCase().replace(/\s+/g, " ").trim());
  while (names.at(-1) === "" || names.at(-1) === ADVICE_COLUMN.toLowerCase()) names.pop();
  return createHash("sha256").update(JSON.stringify(names)).digest("hex");
}

export interface ColumnOfSheet {
  place: number;
  /** As spreadsheets call it: A, B, …, AA. */
  letter: string;
  header: string;
  /** The first cells with anything in them. */
  samples: string[];
}

/** The columns under the header of the mapping, with examples, for whoever checks what they were taken for. */
export function columnsOf(file: OpenedFile, mapping: Mapping): ColumnOfSheet[] {
  const sheet = file.sheets.find(({ name }) => name === mapping.sheets[0]);
  if (!sheet) return [];
  const rows = dataRows(sheet, mapping).slice(0, 200);
  return headerTexts(sheet, mapping).map((header, place) => {
    const filled = rows.map(({ cells }) => cells[place] ?? "").filter((cell) => cell !== "");
    return { place, letter: letterOf(place), header, samples: [...new Set(filled)].slice(0, 3) };
  });
}

export function letterOf(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return (rest >= 0 ? letterOf(rest) : "") + String.fromCharCode(65 + (place % 26));
}

type HeaderPlace = Pick<Mapping, "headerRow" | "headerRows">;

/** The header's texts, both lines of it joined. */
export function headerTexts(sheet: Sheet, { headerRow, headerRows }: HeaderPlace): string[] {
  const lower = rowAt(sheet, headerRow)?.cells ?? [];
  const upper = headerRows === 2 ? (rowAbove(sheet, headerRow)?.cells ?? []) : [];
  const width = Math.max(lower.length, upper.length);
  return Array.from({ length: width }, (_, place) =>
    [upper[place] ?? "", lower[place] ?? ""]
      .filter((text, at, all) => text && all.indexOf(text) === at)
      .join(" · "),
  );
}

function rowAt(sheet: Sheet, line: number): SheetRow | undefined {
  return sheet.rows.find((row) => row.line === line);
}

function rowAbove(sheet: Sheet, line: number): SheetRow | undefined {
  return sheet.rows.findLast((row) => row.line < line);
}

/** What stands under the header. */
export function dataRows(sheet: Sheet, { headerRow }: Pick<Mapping, "headerRow">): SheetRow[] {
  const from = sheet.rows.findIndex((row) => row.line > headerRow);
  return from < 0 ? [] : sheet.rows.slice(from);
}
