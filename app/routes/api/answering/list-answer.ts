import type { z } from "zod";
import { type CsvCell, toCsv } from "~/exchange/csv";

/**
 * Whether a caller would rather have CSV: `Accept` names text/csv with a higher weight than JSON (RFC 9110). Whoever
 * takes anything gets JSON.
 */
export function wantsCsv(request: Request): boolean {
  const weights = new Map(
    (request.headers.get("accept") ?? "").split(",").map((range) => {
      const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith("q="));
      return [type, q === undefined ? 1 : Number(q.slice(2)) || 0] as const;
    }),
  );
  const csv = weights.get("text/csv") ?? weights.get("text/*") ?? 0;
  const json = weights.get("application/json") ?? weights.get("application/*") ?? weights.get("*/*") ?? 0;
  const named = weights.has("text/csv");
  return csv > json || (named && csv > 0 && csv === json && !weights.has("application/json"));
}

/** Answers a text as CSV. */
export const csvAnswer = (text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, {
    headers: { "content-type": "text/csv; charset=utf-8", vary: "Accept", ...headers },
  });

/**
 * Answers a list as JSON, or as CSV to whoever asks for it: a column for each field, in the order of the schema. A field
 * that is itself a list or an object is JSON text in its cell.
 * @param row the schema of one row
 */
export function listAnswer<Row extends object>(
  request: Request,
  row: { shape: Record<keyof Row & string, z.ZodType> },
  rows: Row[],
): Response {
  if (!wantsCsv(request)) return Response.json(rows, { headers: { vary: "Accept" } });
  const columns = Object.keys(row.shape) as (keyof Row & string)[];
  return csvAnswer(
    toCsv(
      columns,
      rows.map((values) => columns.map((column) => cellOf(values[column]))),
    ),
  );
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : JSON.stringify(value);
}
