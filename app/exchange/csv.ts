import { harmless } from "./formula-safe";

/** The content of a cell. Text that looks like a formula is made harmless; numbers are written as they are. */
export type CsvCell = string | number | null | undefined;

/**
 * Rows as CSV (RFC 4180: commas, CRLF, quotes where needed).
 * @param options.mark start with a byte-order mark, for Excel
 */
export function toCsv(
  header: readonly string[],
  rows: CsvCell[][],
  options: { mark?: boolean } = {},
): string {
  const lines = [header, ...rows].map((row) => row.map(cell).join(","));
  return `${options.mark ? "\uFEFF" : ""}${lines.join("\r\n")}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^\d+(\.\d+)?$/.test(value) ? value : harmless(value);
  return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
