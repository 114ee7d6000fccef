import { compareDecimal } from "./checks";
import type { Cell } from "./facts";
import { add, fraction, toNumber } from "./fraction";
import type { Decimal } from "./types";

/** No member may make up more than this of a sum that others see, no two members more than that. */
export const LARGEST = 0.85;
export const TWO_LARGEST = 0.95;

/** True if one member makes up more than 85 % of the sum, or the two largest more than 95 %. */
export function isDominated(cells: Cell[]): boolean {
  const byMember = new Map<string, Decimal>();
  for (const { memberId, value } of cells) byMember.set(memberId, add(byMember.get(memberId) ?? "0", value));
  const parts = [...byMember.values()].sort((a, b) => compareDecimal(b, a));
  const total = parts.reduce(add, "0");
  const [first = "0", second = "0"] = parts;
  if (compareDecimal(total, "0") === 0) return false;
  const share = (part: Decimal) => toNumber(fraction(part, total));
  return share(first) > LARGEST || share(add(first, second)) > TWO_LARGEST;
}
