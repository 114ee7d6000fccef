import type { EntryError, EntryItem } from "./entry";
import { compareDecimal } from "./typed-decimal";
import { formatDecimal } from "./typed-number";
import type { Decimal } from "./types";

/** Hard checks of one member's values, the same at entry, import and API: what breaks one is not stored. */

export { compareDecimal };

/** A value's place: "new_hires:2025". */
export type ValueKey = `${string}:${number}`;
export function valueKey(code: string, year: number): ValueKey {
  return `${code}:${year}`;
}

export interface MemberValues {
  items: Pick<EntryItem, "code" | "label" | "partOf">[];
  /** The member's numbers as they would be after the change; what has no number is left out. */
  values: ReadonlyMap<string, Decimal>;
  /** The places that the change touches; errors stand only there. */
  changed: ReadonlySet<string>;
  /** The reporting years in which the member is or was a member. */
  activeYears: ReadonlySet<number>;
  /** How numbers in messages are written. */
  locale: string;
}

export function checkMemberValues(given: MemberValues): EntryError[] {
  return [...outsideMembership(given), ...largerThanTheWhole(given)];
}

export function notActive(year: number): string {
  return `The institution was not a member in ${year}: nothing can be recorded for that year.`;
}

function outsideMembership({ changed, activeYears }: MemberValues): EntryError[] {
  return [...changed]
    .map(placeOf)
    .filter(({ year }) => !activeYears.has(year))
    .map((place) => ({ ...place, message: notActive(place.year) }));
}

/** Standing contradictions elsewhere are not this change's fault: only pairs that it touches count. */
function largerThanTheWhole({ items, values, changed, locale }: MemberValues): EntryError[] {
  const labels = new Map(items.map((item) => [item.code, item.label]));
  const years = new Set([...changed].map((key) => placeOf(key).year));
  const errors: EntryError[] = [];
  for (const item of items) {
    if (item.partOf === null) continue;
    for (const year of years) {
      const [partKey, wholeKey] = [valueKey(item.code, year), valueKey(item.partOf, year)];
      const [part, whole] = [values.get(partKey), values.get(wholeKey)];
      const touched = changed.has(partKey) || changed.has(wholeKey);
      if (!touched || part === undefined || whole === undefined || compareDecimal(part, whole) <= 0) continue;
      const wholeLabel = labels.get(item.partOf) ?? item.partOf;
      const smaller = `${item.label} (${formatDecimal(part, locale)})`;
      const larger = `${wholeLabel} (${formatDecimal(whole, locale)})`;
      const code = changed.has(partKey) ? item.code : item.partOf;
      errors.push({ code, year, message: `${smaller} cannot be more than ${larger}.` });
    }
  }
  return errors;
}

function placeOf(key: string): { code: string; year: number } {
  const cut = key.lastIndexOf(":");
  return { code: key.slice(0, cut), year: Number(key.slice(cut + 1)) };
}
