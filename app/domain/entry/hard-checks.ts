import { compareDecimal } from "~/domain/numbers/decimal";
import { add } from "~/domain/numbers/fraction";
import { formatDecimal } from "~/domain/numbers/read-number";
import type { Decimal, Dimension, Measure } from "~/domain/terms";
import type { EntryItem, HardCheck } from "./entry";

/** Hard checks of one member's values, the same for entry, import and API: a value that fails one is not stored. */

/** A value's place: "new_hires:2025", or "new_hires:2025:…" for the category with that id. */
export type ValueKey = string;
export function valueKey(code: string, year: number, categoryId: string | null = null): ValueKey {
  return categoryId === null ? `${code}:${year}` : `${code}:${year}:${categoryId}`;
}

export interface MemberValues {
  items: readonly (Pick<EntryItem, "code" | "label" | "partOf"> & Pick<Measure, "partsOverlap">)[];
  dimensions: Dimension[];
  /** The member's numbers as they would be after the change; values without a number are left out. */
  values: ReadonlyMap<ValueKey, Decimal>;
  /** The places that the change touches; only these get errors. */
  changed: ReadonlySet<ValueKey>;
  /** The reporting years in which the member is or was a member. */
  activeYears: ReadonlySet<number>;
  /** How numbers in messages are written. */
  locale: string;
}

export interface CheckError {
  key: ValueKey;
  code: HardCheck;
  message: string;
}

export function checkMemberValues(member: MemberValues): CheckError[] {
  return [
    ...outsideMembership(member),
    ...largerThanTheWhole(member),
    ...beyondItsParts(member),
    ...categoriesBeyondTotal(member),
  ];
}

export function notActive(year: number): string {
  return `The institution was not a member in ${year}: nothing can be recorded for that year.`;
}

function outsideMembership({ changed, activeYears }: MemberValues): CheckError[] {
  return [...changed]
    .filter((key) => !activeYears.has(placeOf(key).year))
    .map((key) => ({ key, code: "not_active", message: notActive(placeOf(key).year) }));
}

/** Only pairs that the change touches are checked: it is not to blame for contradictions elsewhere. */
function largerThanTheWhole({ items, dimensions, values, changed, locale }: MemberValues): CheckError[] {
  const labels = new Map(items.map((item) => [item.code, item.label]));
  const categories = new Map(
    dimensions.flatMap((dimension) => dimension.categories.map(({ id, label }) => [id, label] as const)),
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
    const part = values.get(partKey);
    const all = values.get(wholeKey);
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

/**
 * Parts that overlap and cover their whole add up to at least as much as it, once all of them are known. Which of the
 * numbers is wrong, nobody can tell: the one that was changed is refused.
 */
function beyondItsParts({ items, values, changed, locale }: MemberValues): CheckError[] {
  return items.flatMap((whole): CheckError[] => {
    const parts = items.filter(({ partOf }) => partOf === whole.code);
    if (!whole.partsOverlap || parts.length === 0) return [];
    const codes = [...parts, whole].map(({ code }) => code);
    const places = [...changed].map(placeOf);
    const touched = places.filter(({ code, categoryId }) => codes.includes(code) && categoryId === null);
    return [...new Set(touched.map(({ year }) => year))].flatMap((year): CheckError[] => {
      const all = values.get(valueKey(whole.code, year));
      const known = parts.flatMap(({ code }) => values.get(valueKey(code, year)) ?? []);
      const sum = known.reduce(add, "0");
      if (all === undefined || known.length < parts.length || compareDecimal(all, sum) <= 0) return [];
      const at = codes.toReversed().find((code) => changed.has(valueKey(code, year))) ?? whole.code;
      const message = `${whole.label} (${formatDecimal(all, locale)}) cannot be more than its parts together (${formatDecimal(sum, locale)}).`;
      return [{ key: valueKey(at, year), code: "whole_exceeds_parts", message }];
    });
  });
}

/** The categories of a dimension may add up to less than the total, but never to more. */
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
