import { decimalPlaces, wholeUnits } from "~/domain/numbers/decimal";
import type { Withheld } from "~/domain/rollup/figures";
import type { DisclosurePolicy } from "~/domain/terms";
import type { Cell } from "./facts";

/** Percent of a sum that one member, and the two largest together, may make up at most; null: no such rule. */
export type Shares = Pick<DisclosurePolicy, "largestShare" | "twoLargestShare">;

/** The parts of a sum that the rule looks at, all in the same whole unit. */
export interface Largest {
  first: bigint;
  second: bigint;
  total: bigint;
}

/** True if one member makes up more of the sum than it may, or the two largest do. */
export function isDominated(cells: Cell[], shares: Shares): boolean {
  const places = cells.reduce((most, { value }) => Math.max(most, decimalPlaces(value)), 0);
  const byMember = new Map<string, bigint>();
  for (const { memberId, value } of cells)
    byMember.set(memberId, (byMember.get(memberId) ?? 0n) + wholeUnits(value, places));
  let [first, second, total] = [0n, 0n, 0n];
  for (const part of byMember.values()) {
    total += part;
    if (part > first) [first, second] = [part, first];
    else if (part > second) second = part;
  }
  return areTooLarge({ first, second, total }, shares);
}

/** Whether the largest parts make up more of the total than they may. */
export function areTooLarge(
  { first, second, total }: Largest,
  { largestShare, twoLargestShare }: Shares,
): boolean {
  const exceeds = (part: bigint, percent: number) => part * 100n > BigInt(percent) * total;
  return (
    exceeds(first, largestShare) || (twoLargestShare !== null && exceeds(first + second, twoLargestShare))
  );
}

/** The rule with the limits of this policy: "shown with no member above 85% of it, and no two above 95%". */
export function dominance({ largestShare, twoLargestShare }: Shares): Withheld {
  const two = twoLargestShare === null ? "" : `, and no two above ${twoLargestShare}%`;
  return { rule: "dominance", detail: `shown with no member above ${largestShare}% of it${two}` };
}
