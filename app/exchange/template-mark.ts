import type { TemplateMark } from "./opened-file";

/**
 * Our own templates say in two hidden lines at the top whose they are and what their columns hold, so that nobody
 * has to say it again: "tidemark-template", the version, the member, the year; under it one word a column.
 */
const MARK = "tidemark-template";
const VERSION = "1";

/** What a template's columns hold, as its second line calls them; other columns are for reading only. */
export const TEMPLATE_COLUMNS = ["code", "label", "unit", "last", "value", "state", "note"] as const;

export function markRow({ member, year }: TemplateMark): string[] {
  return [MARK, VERSION, member, String(year)];
}

export function isMarkRow(cells: readonly string[]): boolean {
  return cells[0] === MARK && cells[1] === VERSION;
}

/** Null for a sheet that is none of ours, or whose marks somebody has changed beyond reading. */
export function readMark(first: readonly string[] | undefined): TemplateMark | null {
  if (!first || !isMarkRow(first)) return null;
  const [, , member = "", year = ""] = first;
  return member !== "" && /^\d{4}$/.test(year) ? { member, year: Number(year) } : null;
}
