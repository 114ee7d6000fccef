import { z } from "zod";
import type { Decimal } from "../domain/types";

/** The survey's answers: a list of rows of text, the first with the names of the columns, in any order. */
const tableSchema = z
  .array(z.array(z.union([z.string(), z.number(), z.null()])))
  .min(1)
  .refine(([header = [], ...rows]) => rows.every((row) => row.length === header.length));

export type AcsRow = ReadonlyMap<string, string | null>;

/** @returns null for text that is no such table */
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

/** −666666666 and its siblings stand for reasons why there is no estimate. */
const NO_ESTIMATE = -111_111_111;

/** A count of people; null where there is no estimate. @throws RangeError for anything else */
export function estimateOf(row: AcsRow, variable: string): Decimal | null {
  const text = row.get(variable) ?? "";
  if (text === "" || (/^-\d+(\.0+)?$/.test(text) && Number(text) <= NO_ESTIMATE)) return null;
  if (!/^\d{1,15}$/.test(text)) throw new RangeError(text);
  return text;
}
