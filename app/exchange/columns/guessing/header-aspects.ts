import type { ColumnMapping } from "~/exchange/columns/mapping";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import { isPartOfYear } from "~/exchange/reading/row-words";
import { readYearLabels, type YearLabel, yearInside } from "~/exchange/reading/year-labels";
import { yearFor } from "~/exchange/reading/year-of-label";

/** What one header says: its measure, category, year, and member, in whatever order. */

/** What is left of a header once a part of it is understood. */
export const joined = (parts: string[]) =>
  parts
    .join(" ")
    .replace(/[([]\s*[)\]]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s·:–—,/-]+|[\s·:–—,/-]+$/g, "");

type Aspects = Pick<
  ColumnMapping,
  "measure" | "dimension" | "category" | "also" | "year" | "yearLabel" | "member" | "part"
>;

/** "New hires actual", "Actual": what happened, as opposed to a plan in another column. */
export const ACTUAL_AT_END = /[\s·:–—,-]*[([]?\b(?:actuals?|reported|audited)\b[)\]]?$/i;

/** Splits a header into a measure, a category, a year, and a member; null if any of it is unknown. */
export function aspectsOf(text: string, words: Vocabulary): Aspects | null {
  const single =
    ofMeasure(text, words) ??
    ofYear(text) ??
    ofMember(text, words) ??
    words.anyCategory(text) ??
    ofPart(text);
  if (single) return single;
  const inside = yearInside(text);
  if (inside) {
    const year = ofYear(inside.label);
    const rest = inside.rest === "" ? {} : (ofMeasure(inside.rest, words) ?? aspectsOf(inside.rest, words));
    if (year && rest && !("year" in rest)) return { ...rest, ...year };
  }
  for (const cut of text.matchAll(/\s*[·:|]\s*|\s+[-–—/]\s+|,\s+/g)) {
    const left = aspectsOf(text.slice(0, cut.index).trim(), words);
    const right = aspectsOf(text.slice(cut.index + cut[0].length).trim(), words);
    const both = left && right && joinedAspects(left, right);
    if (both) return both;
  }
  return withPart(text, words);
}

/** What two parts of a header say; null if they contradict each other. */
function joinedAspects(left: Aspects, right: Aspects): Aspects | null {
  const shared = Object.keys(left).filter((key) => key in right);
  if (shared.length === 0) return { ...left, ...right };
  const { dimension, category, ...rest } = right;
  // "Women · White": a part by two breakdowns at once.
  const isCross = shared.every((key) => key === "dimension" || key === "category");
  if (!isCross || dimension === undefined || category === undefined || left.also) return null;
  return dimension === left.dimension ? null : { ...left, ...rest, also: { dimension, category } };
}

/** "New hires Q1", "Q1 new hires", "Women new hires". */
function withPart(text: string, words: Vocabulary): Aspects | null {
  const [, first = "", rest = ""] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  const [, start = "", last = ""] = /^(.+)\s+[([]?([^\s()[\]]+)[)\]]?$/.exec(text) ?? [];
  const behind = isPartOfYear(last) ? ofMeasure(start, words) : null;
  if (behind) return { ...behind, part: last };
  const measure = ofMeasure(rest, words);
  if (!measure || measure.category !== undefined) return null;
  if (isPartOfYear(first)) return { ...measure, part: first };
  const category = words.anyCategory(first);
  return category ? { ...measure, ...category } : null;
}

/** "Q1": the figures under it are a part of the year's. */
const ofPart = (text: string): Aspects | null => (isPartOfYear(text) ? { part: text } : null);

const ofMember = (text: string, words: Vocabulary): Aspects | null => {
  const member = words.member(text);
  return member === undefined ? null : { member };
};

export function ofYear(text: string): Aspects | null {
  const labels = readYearLabels(text);
  const [label] = labels;
  if (!label || labels.some(({ kind }) => kind === "part" || kind === "plan")) return null;
  // "Jun-23" heads the figures of a month.
  if (labels.every(({ kind }) => kind === "date")) return null;
  const year = yearFor(labels, { fiscalYearEndMonth: usualEnd(labels) }, text);
  if (typeof year !== "number") return null;
  return label.kind === "year" && labels.length === 1 ? { year } : { year, yearLabel: text };
}

/** The end of the fiscal year that fits a label, for showing it before the member is known. */
function usualEnd(labels: YearLabel[]): number {
  const dated = labels.find((label) => label.kind === "ended" || label.kind === "range");
  if (dated?.kind === "ended") return Number(dated.date.end.slice(5, 7));
  if (dated?.kind === "range") return Number(dated.end.end.slice(5, 7));
  return labels.some(({ kind }) => kind === "span") ? 6 : 12;
}

export function ofMeasure(
  text: string,
  words: Vocabulary,
): Pick<ColumnMapping, "measure" | "dimension" | "category"> | null {
  for (const name of namesIn(text)) {
    const measure = words.measure(name);
    if (measure !== undefined) return { measure };
    const part = words.part(name);
    if (part) return part;
  }
  return null;
}

/** A name as written, without footnote marks, and without its number and "Number of" or "Total". */
function namesIn(text: string): Set<string> {
  const unmarked = text.replace(/\s*(?:[*†‡§⁰¹²³⁴-⁹]+|\[\d+\])$/u, "");
  const unnumbered = unmarked.replace(/^(?:\d{1,2}[a-z]?[.)]|#)\s+/i, "");
  const counted = unnumbered
    .replace(/^(?:total )?(?:(?:number|no\.|nos\.|#|count)(?: of)?|of)(?: the)? +/i, "")
    .replace(/^(?:grand )?total +(?:of )?/i, "")
    .replace(/[\s,:–-]+(?:count|total)$/i, "");
  return new Set([text, unmarked, unnumbered, counted]);
}
