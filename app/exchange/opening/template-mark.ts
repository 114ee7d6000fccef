import type { TemplateMark } from "./opened-file";

/**
 * Two hidden lines at the top of our own templates say whose they are and what their columns hold, so that nobody
 * has to map them: "tidemark-template", the version, the member, and the year; below, one word per column.
 */
const MARK = "tidemark-template";
const VERSION = "1";

/** The words of a template's second line. Columns without one are only for reading. */
export const TEMPLATE_COLUMNS = ["code", "label", "unit", "last", "value", "state", "note"] as const;

export function markRow({ member, year }: TemplateMark): string[] {
  return [MARK, VERSION, member, String(year)];
}

export function isMarkRow(cells: readonly string[]): boolean {
  return cells[0] === MARK && cells[1] === VERSION;
}

/** Null for a sheet that is not one of our templates, or whose mark was changed and cannot be read. */
export function readMark(first: readonly string[] | undefined): TemplateMark | null {
  if (!first || !isMarkRow(first)) return null;
  const [, , member = "", year = ""] = first;
  return member !== "" && /^\d{4}$/.test(year) ? { member, year: Number(year) } : null;
}
