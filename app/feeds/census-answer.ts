import { z } from "zod";
import type { Decimal } from "~/domain/terms";

/** The survey's answers: rows of text; the first names the columns, in any order. */
const tableSchema = z
  .array(z.array(z.union([z.string(), z.number(), z.null()])))
  .min(1)
  .refine(([header = [], ...rows]) => rows.every((row) => row.length === header.length));

export type AcsRow = ReadonlyMap<string, string | null>;

/** Reads a table of the survey. @returns null if the text is not such a table */
export function readAcsTable(text: string): AcsRow[] | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = tableSchema.safeParse(content);
  if (!parsed.success) return null;
  const [header = [], ...rows] = parsed.data;
  return rows.map(
    (row) => new Map(header.map((name, at) => [String(name), row[at] == null ? null : String(row[at])])),
  );
}

/** −666666666 and similar codes mean that there is no estimate. */
const NO_ESTIMATE = -111_111_111;

/** A count of people; null without an estimate. @throws RangeError for anything else */
export function estimateOf(row: AcsRow, variable: string): Decimal | null {
  const text = row.get(variable) ?? "";
  if (text === "" || (/^-\d+(\.0+)?$/.test(text) && Number(text) <= NO_ESTIMATE)) return null;
  if (!/^\d{1,15}$/.test(text)) throw new RangeError(text);
  return text;
}

/** The code for an estimate that is fixed to an official count and so has no margin. */
const CONTROLLED = -555_555_555;

/** The margin of error of a count, as a number of people; null if the survey gives none. */
export function marginIn(row: AcsRow, variable: string): number | null {
  const text = row.get(variable) ?? "";
  const number = Number(text);
  if (text === "" || !Number.isFinite(number)) return null;
  if (number === CONTROLLED) return 0;
  return number < 0 ? null : number;
}
