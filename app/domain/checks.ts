import type { EntryItem } from "./entry";
import { add } from "./fraction";
import { compareDecimal } from "./typed-decimal";
import { formatDecimal } from "./typed-number";
import type { Decimal, Dimension } from "./types";

/** Hard checks of one member's values, the same at entry, import and API: what breaks one is not stored. */

export { compareDecimal };

/** A value's place: "new_hires:2025", or "new_hires:2025:…" for the category with that id. */
export type ValueKey = string;
export function valueKey(code: string, year: number, categoryId: string | null = null): ValueKey {
  return categoryId === null ? `${code}:${year}` : `${code}:${year}:${categoryId}`;
}

export interface MemberValues {
  items: Pick<EntryItem, "code" | "label" | "partOf">[];
  dimensions: Dimension[];
  /** The member's numbers as they would be after the change; what has no number is left out. */
  values: ReadonlyMap<ValueKey, Decimal>;
  /** The places that the change touches; errors stand only there. */
  changed: ReadonlySet<ValueKey>;
  /** The reporting years in which the member is or was a member. */
  activeYears: ReadonlySet<number>;
  /** How numbers in messages are written. */
  locale: string;
}

export interface CheckError {
  key: ValueKey;
  code: "not_active" | "part_exceeds_whole" | "categories_exceed_total";
  message: string;
}

export function checkMemberValues(given: MemberValues): CheckError[] {
  return [...outsideMembership(given), ...largerThanTheWhole(given), ...categoriesBeyondTotal(given)];
}

export function notActive(year: number): string {
  return `The institution was not a member in ${year}: nothing can be recorded for that year.`;
}

function outsideMembership({ changed, activeYears }: MemberValues): CheckError[] {
  return [...changed]
    .filter((key) => !activeYears.has(placeOf(key).year))
    .map((key) => ({ key, code: "not_active", message: notActive(placeOf(key).year) }));
}

/** Standing contradictions elsewhere are not this change's fault: only pairs that it touches count. */
function largerThanTheWhole({ items, dimensions, values, changed, locale }: MemberValues): CheckError[] {
  const labels = new Map(items.map((item) => [item.code, item.label]));
  const categories = new Map(
    dimensions.flatMap((one) => one.categories.map(({ id, label }) => [id, label] as const)),
  );
  const wholeOf = new Map(items.map((item) => [item.code, item.partOf]));
  const errors: CheckError[] = [];
  const seen = new Set<ValueKey>();
  const partKeys = [...changed].flatMap((key) => {
    const { code, year, categoryId } = placeOf(key);
    const parts = items.filter(({ partOf }) => partOf === code).map((part) => part.code);
    return [code, ...parts].map((part) => ({ part, year, categoryId }));
  });
  for (const { part: code, year, categoryId } of partKeys) {
    const whole = wholeOf.get(code);
    const partKey = valueKey(code, year, categoryId);
    if (!whole || seen.has(partKey)) continue;
    seen.add(partKey);
    const wholeKey = valueKey(whole, year, categoryId);
    const [part, all] = [values.get(partKey), values.get(wholeKey)];
    if (part === undefined || all === undefined || compareDecimal(part, all) <= 0) continue;
    const group = categoryId === null ? "" : `, ${categories.get(categoryId) ?? ""}`;
    const smaller = `${labels.get(code)}${group} (${formatDecimal(part, locale)})`;
    const larger = `${labels.get(whole) ?? whole}${group} (${formatDecimal(all, locale)})`;
    errors.push({
      key: changed.has(partKey) ? partKey : wholeKey,
      code: "part_exceeds_whole",
      message: `${smaller} cannot be more than ${larger}.`,
    });
  }
  return errors;
}

/** The categories of one dimension may leave people out, but never add up to more than the total. */
function categoriesBeyondTotal({ items, dimensions, values, changed, locale }: MemberValues): CheckError[] {
  const errors: CheckError[] = [];
  const places = new Map([...changed].map((key) => [valueKey(placeOf(key).code, placeOf(key).year), key]));
  for (const [totalKey] of places) {
    const { code, year } = placeOf(totalKey);
    const total = values.get(totalKey);
    if (total === undefined) continue;
    for (const { label, categories, measures } of dimensions) {
      if (!measures.includes(code)) continue;
      const keys = categories.map(({ id }) => valueKey(code, year, id));
      const sum = keys.reduce((all, key) => add(all, values.get(key) ?? "0"), "0");
      const at = keys.findLast((key) => changed.has(key)) ?? (changed.has(totalKey) ? totalKey : undefined);
      if (at === undefined || compareDecimal(sum, total) <= 0) continue;
      const whole = items.find((item) => item.code === code)?.label ?? code;
      errors.push({
        key: at,
        code: "categories_exceed_total",
        message: `${label}: the categories add up to ${formatDecimal(sum, locale)}, more than ${whole} (${formatDecimal(total, locale)}).`,
      });
    }
  }
  return errors;
}

function placeOf(key: ValueKey): { code: string; year: number; categoryId: string | null } {
  const [code = "", year = "", categoryId = null] = key.split(":");
  return { code, year: Number(year), categoryId };
}
