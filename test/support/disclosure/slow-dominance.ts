import type { Shares } from "~/domain/disclosure/dominance";
import type { Cell } from "~/domain/disclosure/facts";
import { compareDecimal } from "~/domain/numbers/decimal";
import { add, fraction } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";

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
