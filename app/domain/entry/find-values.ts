import { isActive } from "~/domain/periods";
import type { Catalog, Observation } from "~/domain/terms";

/** A stored value, or one that would be; never of a category. */
export type CheckedValue = Pick<Observation, "kind" | "itemId" | "memberId" | "year" | "value"> & {
  /** Comes from the investment ledger: nobody typed it, so nobody is asked about it. */
  computed?: boolean;
};

export type Find = (memberId: string, itemId: string, year: number) => CheckedValue | undefined;

/** Looks values up; those of years without membership count nowhere and are left out. */
export function finder({ members }: Catalog, values: Iterable<CheckedValue>): Find {
  const byId = new Map(members.map((member) => [member.id, member]));
  const active = new Map<number, Map<string, boolean>>();
  const isActiveIn = (memberId: string, year: number): boolean => {
    const ofYear = getOr(active, year, () => new Map<string, boolean>());
    return getOr(ofYear, memberId, () => {
      const member = byId.get(memberId);
      return member !== undefined && isActive(member, year);
    });
  };
  // Nested, since a large collaborative has tens of thousands of values.
  const byItem = new Map<string, Map<number, Map<string, CheckedValue>>>();
  for (const value of values) {
    const { memberId, itemId, year } = value;
    if (!isActiveIn(memberId, year)) continue;
    const byYear = getOr(byItem, itemId, () => new Map<number, Map<string, CheckedValue>>());
    getOr(byYear, year, () => new Map<string, CheckedValue>()).set(memberId, value);
  }
  return (memberId, itemId, year) => byItem.get(itemId)?.get(year)?.get(memberId);
}

function getOr<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
