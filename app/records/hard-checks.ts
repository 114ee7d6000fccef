import { checkMemberValues, type ValueKey, valueKey } from "../domain/checks";
import { isActive } from "../domain/periods";
import type { Catalog, Decimal, Observation } from "../domain/types";
import type { Effective, WriteError } from "./observation-writes";

/** The rules of app/domain/checks over what each member would have after the writes. */
export function hardChecks(catalog: Catalog, found: Observation[], effective: Effective[]): WriteError[] {
  const errors = notSplit(catalog, effective);
  if (effective.length === 0) return errors;
  const codeOf = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.id, item.code]));
  const items = catalog.measures.map(({ code, label, partOf }) => ({ code, label, partOf }));
  const memberById = new Map(catalog.members.map((member) => [member.id, member]));
  const storedOf = byMember(found, (row) => row.memberId);
  for (const [memberId, own] of byMember(effective, ({ row }) => row.memberId)) {
    const member = memberById.get(memberId);
    if (!member) continue;
    const values = new Map<ValueKey, Decimal>();
    for (const row of storedOf.get(memberId) ?? [])
      if (row.value !== null && row.kind === "measure")
        values.set(valueKey(codeOf.get(row.itemId) ?? "", row.year, row.categoryId), row.value);
    const indexOf = new Map<ValueKey, number>();
    // Removing a value of a year outside the membership must stay possible.
    const [years, kept] = [new Set<number>(), new Set<number>()];
    for (const { row, after } of own) {
      const key = valueKey(row.code, row.year, row.categoryId);
      indexOf.set(key, row.index);
      if (row.kind === "measure" && after.value !== null) values.set(key, after.value);
      else values.delete(key);
      years.add(row.year);
      if (after.state !== "missing") kept.add(row.year);
    }
    for (const { key, code, message } of checkMemberValues({
      items,
      dimensions: catalog.dimensions,
      values,
      changed: new Set(indexOf.keys()),
      activeYears: new Set([...years].filter((y) => !kept.has(y) || isActive(member, y))),
      locale: catalog.collaborative.locale,
    }))
      errors.push({ index: indexOf.get(key) ?? 0, code, message });
  }
  return errors.sort((a, b) => a.index - b.index);
}

function byMember<T>(list: T[], memberOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(memberOf(one));
    if (group) group.push(one);
    else groups.set(memberOf(one), [one]);
  }
  return groups;
}

/** A measure has only the categories of the dimensions by which the collaborative splits it. */
function notSplit({ dimensions, measures }: Catalog, effective: Effective[]): WriteError[] {
  const dimensionOf = new Map(
    dimensions.flatMap((one) => one.categories.map(({ id }) => [id, one] as const)),
  );
  return effective.flatMap(({ row, after }): WriteError[] => {
    if (row.categoryId === null || after.state === "missing") return [];
    const dimension = dimensionOf.get(row.categoryId);
    if (row.kind === "measure" && dimension?.measures.includes(row.code)) return [];
    const label = measures.find(({ code }) => code === row.code)?.label ?? row.code;
    const way = dimension ? `by ${dimension.label.toLowerCase()}` : "so";
    return [{ index: row.index, code: "not_split", message: `${label} is not split ${way} here.` }];
  });
}
