import { isReadable, looksAlike } from "~/domain/plain-text";
import type { Decimal } from "~/domain/terms";
import { FIRST_YEAR, isYear, LAST_YEAR } from "~/domain/years";
import { AREA_UNITS, type AreaUnit, cleanCode } from "./codes";

/**
 * What counts as local: named lists of codes, each in versions that begin with a reporting year (docs/rules.md, section
 * 12).
 */
export interface AreaVersion {
  /** The first reporting year to which it applies. */
  fromYear: number;
  /** The first earlier year that is counted again by it; null where earlier years keep their own list. */
  recountedFrom: number | null;
  /** Who publishes the list, which list it is, and when it was published. */
  source: string;
  /** By which rule a place belongs to it. */
  rule: string;
  /** Cleaned, sorted, each once. */
  codes: string[];
  /** Share of each ZIP code's homes inside, for people counted by ZIP code; null without a crosswalk. */
  weights: Record<string, Decimal> | null;
}

export interface Area {
  id: string;
  code: string;
  label: string;
  unit: AreaUnit;
  /** Id of the area that it lies in. */
  withinId: string | null;
  /** Ids of the measures that are counted by it. */
  measureIds: string[];
  /** In the order of their years. */
  versions: AreaVersion[];
}

export const MOST_AREAS = 30;
export const MOST_VERSIONS = 30;
export const MOST_CODES = 8_000;
export const MOST_IN_LABEL = 80;
export const MOST_IN_SOURCE = 300;
export const MOST_IN_RULE = 1_000;

/** The list by which a year is counted: the latest to begin of those that reach it, recounted years included. */
export function versionIn({ versions }: Pick<Area, "versions">, year: number): AreaVersion | null {
  return versions.reduce<AreaVersion | null>((last, version) => {
    if ((version.recountedFrom ?? version.fromYear) > year) return last;
    return last === null || version.fromYear > last.fromYear ? version : last;
  }, null);
}

/** What is wrong with an area, and at which field. */
export interface AreaFault {
  field:
    | "label"
    | "unit"
    | "within"
    | "measures"
    | "fromYear"
    | "recountedFrom"
    | "source"
    | "rule"
    | "codes"
    | "weights";
  message: string;
}

/** The codes of a pasted list, cleaned, sorted, each once; or the first few that cannot be read. */
export function readCodes(text: string, unit: AreaUnit): { codes: string[] } | { unreadable: string[] } {
  const separator = unit === "named" ? /[\r\n;]+/ : /[\s,;]+/;
  const codes = new Set<string>();
  const unreadable: string[] = [];
  for (const part of text.split(separator)) {
    const cleaned = cleanCode(part, unit);
    if (cleaned.kind === "code") codes.add(cleaned.code);
    if (cleaned.kind === "unreadable" && unreadable.length < 5) unreadable.push(part.slice(0, 40));
  }
  return unreadable.length > 0 ? { unreadable } : { codes: [...codes].sort() };
}

/** The first fault of an area beside the others, or null. @param areas those that stand, this one possibly among them */
export function areaFault(area: Area, areas: Area[]): AreaFault | null {
  const others = areas.filter(({ id }) => id !== area.id);
  return labelFault(area, others) ?? versionsFault(area) ?? nestingFault(area, others);
}

function labelFault({ label, unit }: Area, others: Area[]): AreaFault | null {
  if (!isReadable(label)) return { field: "label", message: "Give the area a name." };
  if (label.length > MOST_IN_LABEL)
    return { field: "label", message: `A name has at most ${MOST_IN_LABEL} characters.` };
  if (others.some((other) => looksAlike(other.label, label)))
    return { field: "label", message: `“${label}” already exists.` };
  if (others.length >= MOST_AREAS) return { field: "label", message: `There can be ${MOST_AREAS} areas.` };
  return AREA_UNITS.includes(unit) ? null : { field: "unit", message: "Choose what the list is made of." };
}

function versionsFault({ versions, unit }: Area): AreaFault | null {
  if (versions.length > MOST_VERSIONS)
    return { field: "fromYear", message: `An area has at most ${MOST_VERSIONS} versions.` };
  for (const { fromYear, recountedFrom, source, rule, codes, weights } of versions) {
    if (!isYear(fromYear))
      return { field: "fromYear", message: `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.` };
    if (recountedFrom !== null && (!isYear(recountedFrom) || recountedFrom >= fromYear))
      return { field: "recountedFrom", message: `Enter a year from ${FIRST_YEAR} to ${fromYear - 1}.` };
    if (!isReadable(source))
      return { field: "source", message: "Say who publishes the list, which list it is, and of when." };
    if (source.length > MOST_IN_SOURCE)
      return { field: "source", message: `A source has at most ${MOST_IN_SOURCE} characters.` };
    if (rule.length > MOST_IN_RULE)
      return { field: "rule", message: `A rule has at most ${MOST_IN_RULE} characters.` };
    if (codes.length === 0) return { field: "codes", message: "Enter the codes, one a line." };
    if (codes.length > MOST_CODES)
      return { field: "codes", message: `A list has at most ${MOST_CODES.toLocaleString("en-US")} codes.` };
    if (weights && unit !== "tract2020" && unit !== "tract2010")
      return { field: "weights", message: "A crosswalk is for lists of census tracts." };
  }
  return null;
}

/** A wider area never counts fewer: whatever lies in the inner one has to lie in the outer one, in every year. */
function nestingFault(area: Area, others: Area[]): AreaFault | null {
  const all = [...others, area];
  const outer = all.find(({ id }) => id === area.withinId) ?? null;
  if (area.withinId !== null && outer === null)
    return { field: "within", message: "Choose an area that exists." };
  const passed = new Set<string>();
  for (let next = area as Area | undefined; next; next = all.find(({ id }) => id === next?.withinId)) {
    if (passed.has(next.id)) return { field: "within", message: "An area cannot lie inside itself." };
    passed.add(next.id);
  }
  if (outer) {
    const lacking = lackingIn(area, outer);
    if (lacking) return { field: "codes", message: `${lacking} Add it there first.` };
  }
  for (const inner of others.filter(({ withinId }) => withinId === area.id)) {
    const lacking = lackingIn(inner, area);
    if (lacking) return { field: "codes", message: `${inner.label} lies in this area. ${lacking}` };
  }
  return null;
}

/** Which code of the inner area the outer one lacks, in words; null if none, or if their units differ. */
function lackingIn(inner: Area, outer: Area): string | null {
  if (inner.unit !== outer.unit) return null;
  const starts = [...inner.versions, ...outer.versions].map(
    (version) => version.recountedFrom ?? version.fromYear,
  );
  for (const year of [...new Set(starts)].sort((a, b) => a - b)) {
    const wide = versionIn(outer, year);
    const narrow = versionIn(inner, year);
    if (!wide || !narrow) continue;
    const codes = new Set(wide.codes);
    const lacking = narrow.codes.find((code) => !codes.has(code));
    if (lacking) return `The list of ${outer.label} for ${year} lacks ${lacking}.`;
  }
  return null;
}
