import { checkMemberValues, valueKey } from "../domain/checks";
import { isActive } from "../domain/periods";
import type { Catalog, Decimal, Observation } from "../domain/types";
import type { Effective } from "./judge-writes";
import type { WriteError } from "./write-observations.server";

/** The rules of app/domain/checks over what each member would have after the writes. */
export function hardChecks(catalog: Catalog, found: Observation[], effective: Effective[]): WriteError[] {
  const codeOf = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.id, item.code]));
  const items = catalog.measures.map(({ code, label, partOf }) => ({ code, label, partOf }));
  const errors = notSplit(catalog, effective);
  const writtenMembers = new Set(effective.map(({ row }) => row.memberId));
  for (const member of catalog.members.filter(({ id }) => writtenMembers.has(id))) {
    const own = effective.filter(({ row }) => row.memberId === member.id);
    const values = new Map<string, Decimal>();
    for (const row of found)
      if (row.memberId === member.id && row.value !== null && row.kind === "measure")
        values.set(valueKey(codeOf.get(row.itemId) ?? "", row.year, row.categoryId), row.value);
    const indexOf = new Map<string, number>();
    for (const { row, after } of own) {
      const key = valueKey(row.code, row.year, row.categoryId);
      indexOf.set(key, row.index);
      if (row.kind === "measure" && after.value !== null) values.set(key, after.value);
      else values.delete(key);
    }
    // Removing a value of a year outside the membership must stay possible.
    const years = new Set(own.filter(({ after }) => after.state !== "missing").map(({ row }) => row.year));
    const activeYears = new Set(
      own.map(({ row }) => row.year).filter((y) => !years.has(y) || isActive(member, y)),
    );
    for (const { key, code, message } of checkMemberValues({
      items,
      dimensions: catalog.dimensions,
      values,
      changed: new Set(indexOf.keys()),
      activeYears,
      locale: catalog.collaborative.locale,
    }))
      errors.push({ index: indexOf.get(key) ?? 0, code, message });
  }
  return errors.sort((a, b) => a.index - b.index);
}

/** A measure has only the categories of the dimensions by which the collaborative splits it. */
function notSplit({ dimensions, measures }: Catalog, effective: Effective[]): WriteError[] {
  return effective.flatMap(({ row, after }): WriteError[] => {
    if (row.categoryId === null || after.state === "missing") return [];
    const dimension = dimensions.find((one) => one.categories.some(({ id }) => id === row.categoryId));
    if (row.kind === "measure" && dimension?.measures.includes(row.code)) return [];
    const label = measures.find(({ code }) => code === row.code)?.label ?? row.code;
    const way = dimension ? `by ${dimension.label.toLowerCase()}` : "so";
    return [{ index: row.index, code: "not_split", message: `${label} is not split ${way} here.` }];
  });
}
