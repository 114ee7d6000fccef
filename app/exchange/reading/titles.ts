import { readYearLabels, yearInside } from "./year-labels";

/** What the lines around a table, its sheet's name, and its file's name say about the year of its figures. */

/** Lines with these words name days on which something was printed, planned, or founded, or the year of something else. */
const OTHER_DATES =
  /(?<![a-z])(?:census|living wages?|poverty lines?|definitions?|effective|form|iso|room|suite|phone|tel|week|based on|using|rubric|guidelines|instructions|methodology|template|adopted|enacted|act of|charter|prepared|printed|print date|exported|generated|created|updated|as of|revised|revision|run (?:on|date)|report date|date of report|downloaded|extracted|draft|version|due|deadline|submitted|received|goals?|targets?|by|baseline|since|founded|established|until|through|plan|strategic|vision|©|copyright|compared|vs\.?|versus|from|projected|forecast|budget|next|prior|previous|last|v)(?![a-z])/i;

/**
 * The year that a title, sheet name, or file name states for its figures, as written: "FY2024", "2023-24"; null if
 * it states none, or if it may be another date.
 */
export function yearTextIn(text: string): string | null {
  const plain = text.replace(/_/g, " ").replace(/\s+/g, " ").trim();
  if (plain === "" || plain.length > 300) return null;
  const whole = readYearLabels(plain);
  if (whole.length > 0)
    return whole.every(({ kind }) => kind === "part" || kind === "plan" || kind === "date") ? null : plain;
  // Each part of a title is judged for itself: "Data call 2024 – printed 9/15/2025".
  const parts = plain.split(/\s*[|;·•]\s*|\s+[-–—]\s+|[()[\]]/).filter((part) => part !== "");
  const years = parts.flatMap((part) => {
    if (OTHER_DATES.test(part) || hasDay(part)) return [];
    const label = readYearLabels(part).some(
      ({ kind }) => kind !== "part" && kind !== "plan" && kind !== "date",
    )
      ? part
      : yearInside(part)?.label;
    return label === undefined ? [] : [label];
  });
  const [only] = new Set(years);
  return new Set(years).size === 1 && !severalYears(parts) ? (only ?? null) : null;
}

/** A day, such as "9/15/2024", "15 Sept 2024", "2024-09-15", "20240915", "Sept 2024". */
function hasDay(text: string): boolean {
  return (
    /\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\b(?:19|20)\d{2}[-/. ]\d{1,2}[-/. ]\d{1,2}\b|\b(?:19|20)\d{6}\b/.test(
      text,
    ) ||
    /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d{2}\b/i.test(
      text,
    ) ||
    /(?<![a-z])q[1-4](?!\d)|\bquarter\b|\bytd\b/i.test(text)
  );
}

const severalYears = (parts: string[]) =>
  parts.some(
    (part) =>
      !OTHER_DATES.test(part) &&
      yearInside(part) === null &&
      (part.match(/\b(?:19|20)\d{2}\b/g)?.length ?? 0) > 1,
  );
