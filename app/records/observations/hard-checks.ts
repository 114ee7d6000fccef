import { checkMemberValues, type ValueKey, valueKey } from "~/domain/entry/hard-checks";
import { acceptsValues } from "~/domain/periods";
import type { Catalog, Decimal, Observation } from "~/domain/terms";
import type { Effective, WriteError } from "./writes";

/** The rules of app/domain/entry/hard-checks over what each member would have after the writes. */
export function hardChecks(catalog: Catalog, stored: Observation[], effective: Effective[]): WriteError[] {
  if (effective.length === 0) return [];
  const errors = [...notSplit(catalog, effective), ...sharesNotApplicable(catalog, stored, effective)];
  const codeOf = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.id, item.code]));
  const items = catalog.measures;
  const memberById = new Map(catalog.members.map((member) => [member.id, member]));
  const storedOf = byMember(stored, (row) => row.memberId);
  for (const [memberId, own] of byMember(effective, ({ row }) => row.memberId)) {
    const member = memberById.get(memberId);
    if (!member) continue;
    const values = new Map<ValueKey, Decimal>();
    for (const row of storedOf.get(memberId) ?? [])
      if (row.value !== null && row.kind === "measure")
        values.set(valueKey(codeOf.get(row.itemId) ?? "", row.year, row.categoryId), row.value);
    const indexOf = new Map<ValueKey, number>();
    // Removing a value of a year outside the membership must stay possible.
    const years = new Set<number>();
    const yearsWithValues = new Set<number>();
    for (const { row, after } of own) {
      const key = valueKey(row.code, row.year, row.categoryId);
      indexOf.set(key, row.index);
      if (row.kind === "measure" && after.value !== null) values.set(key, after.value);
      else values.delete(key);
      years.add(row.year);
      if (after.state !== "missing") yearsWithValues.add(row.year);
    }
    for (const { key, code, message } of checkMemberValues({
      items,
      dimensions: catalog.dimensions,
      values,
      changed: new Set(indexOf.keys()),
      activeYears: new Set([...years].filter((y) => !yearsWithValues.has(y) || acceptsValues(member, y))),
      locale: catalog.collaborative.locale,
    }))
      errors.push({ index: indexOf.get(key) ?? 0, code, message });
  }
  return errors.sort((a, b) => a.index - b.index);
}

function byMember<T>(list: T[], memberOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(memberOf(item));
    if (group) group.push(item);
    else groups.set(memberOf(item), [item]);
  }
  return groups;
}

/** Faults of categories whose dimension does not split the measure in this collaborative. */
function notSplit({ dimensions, measures }: Catalog, effective: Effective[]): WriteError[] {
  const dimensionOf = new Map(
    dimensions.flatMap((dimension) => dimension.categories.map(({ id }) => [id, dimension] as const)),
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

/**
 * A share given alone speaks of measures that apply to the member: where one does not, there is no such share. Whoever
 * records the second of the two is told.
 */
function sharesNotApplicable(
  { measures, metrics }: Catalog,
  stored: Observation[],
  effective: Effective[],
): WriteError[] {
  if (!effective.some(({ row, after }) => row.kind === "share" || after.state === "not_applicable"))
    return [];
  const keyOf = (memberId: string, itemId: string, year: number) => `${memberId} ${itemId} ${year}`;
  const states = new Map<string, string>();
  for (const { memberId, itemId, year, state, categoryId } of stored)
    if (categoryId === null) states.set(keyOf(memberId, itemId, year), state);
  const whole = effective.filter(({ row }) => row.categoryId === null || row.categoryId === undefined);
  for (const { row, after } of whole) states.set(keyOf(row.memberId, row.itemId, row.year), after.state);
  const measureOf = (code: string | null) => measures.find((measure) => measure.code === code);
  const stateOf = ({ memberId, year }: Effective["row"], id: string | undefined) =>
    id === undefined ? undefined : states.get(keyOf(memberId, id, year));
  return whole.flatMap(({ row, after }): WriteError[] => {
    const { index, kind, itemId, code, year } = row;
    if (kind === "share") {
      if (after.state !== "value") return [];
      const metric = metrics.find(({ id }) => id === itemId);
      const parts = [measureOf(metric?.numerator ?? null), measureOf(metric?.denominator ?? null)];
      const part = parts.find((measure) => stateOf(row, measure?.id) === "not_applicable");
      return part ? [{ index, code: "share_not_applicable", message: noShareOf(part.label, year) }] : [];
    }
    if (after.state !== "not_applicable") return [];
    const shares = metrics.filter(
      (metric) => metric.kind === "share" && [metric.numerator, metric.denominator].includes(code),
    );
    // Where both are in one batch, the share is told.
    const share = shares.find(
      ({ id }) => stateOf(row, id) === "value" && !whole.some((other) => isShareOf(other, row, id)),
    );
    return share ? [{ index, code: "share_not_applicable", message: hasShare(share.label, year) }] : [];
  });
}

const isShareOf = ({ row }: Effective, measure: Effective["row"], metricId: string) =>
  row.kind === "share" &&
  row.itemId === metricId &&
  row.memberId === measure.memberId &&
  row.year === measure.year;

const noShareOf = (label: string, year: number) =>
  `${label}: not applicable to this institution in ${year}, so a share of it cannot be recorded.`;
const hasShare = (label: string, year: number) =>
  `“${label}” is recorded for ${year} without its counts. Remove it first if this does not apply.`;
