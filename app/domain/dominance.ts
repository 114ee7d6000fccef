import { compareDecimal } from "./checks";
import type { Cell } from "./facts";
import { add, fraction } from "./fraction";
import type { Withheld } from "./rollup";
import type { Decimal, DisclosurePolicy } from "./types";

/** Percent of a sum that one member, and the two largest together, may make up at most; null: no such rule. */
export type Shares = Pick<DisclosurePolicy, "largestShare" | "twoLargestShare">;

/** True if one member makes up more of the sum than it may, or the two largest do. */
export function isDominated(cells: Cell[], { largestShare, twoLargestShare }: Shares): boolean {
  const byMember = new Map<string, Decimal>();
  for (const { memberId, value } of cells) byMember.set(memberId, add(byMember.get(memberId) ?? "0", value));
  const parts = [...byMember.values()].sort((a, b) => compareDecimal(b, a));
  const total = parts.reduce(add, "0");
  const [first = "0", second = "0"] = parts;
  if (compareDecimal(total, "0") === 0) return false;
  const exceeds = (part: Decimal, percent: number) => {
    const { numerator, denominator } = fraction(part, total);
    return numerator * 100n > BigInt(percent) * denominator;
  };
  return (
    exceeds(first, largestShare) || (twoLargestShare !== null && exceeds(add(first, second), twoLargestShare))
  );
}

/** The rule with the limits of this policy: "shown with no member above 85 % of it, and no two above 95 %". */
export function dominance({ largestShare, twoLargestShare }: Shares): Withheld {
  const two = twoLargestShare === null ? "" : `, and no two above ${twoLargestShare} %`;
  return { rule: "dominance", detail: `shown with no member above ${largestShare} % of it${two}` };
}
