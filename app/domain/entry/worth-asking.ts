import { compareDecimal } from "~/domain/numbers/decimal";
import { type Fraction, fraction, isZero, minus, toNumber } from "~/domain/numbers/fraction";
import type { Decimal, Measure, Metric } from "~/domain/terms";

/**
 * Soft checks ask only where a person would (docs/rules.md, section 3.3): small numbers of people double by chance,
 * programs begin, and investments come one by one.
 */

/** The smallest difference worth a question, and the one from which a tenfold change is, a typing error most likely. */
const LEAST = {
  count: { difference: "100", tenfold: "25" },
  currency: { difference: "250000", tenfold: "100000" },
  percent: { difference: "5", tenfold: "5" },
  share: { difference: "0.05", tenfold: "0.05" },
} as const;

const TENFOLD = 10n;

/** Points by which a share must differ from its peers, or move across one half, to be asked about. */
export const LEAST_APART = 0.05;
export const LEAST_CROSSING = 0.1;

/** Below so many people, two years are equal by chance. */
export const LEAST_EQUAL = 100;

type Checked = Pick<Measure, "unit" | "strategy"> | Pick<Metric, "strategy">;

/** Whether a change that passes the collaborative's limit is also large enough to ask about. */
export function isWorthAsking(item: Checked, before: Decimal, now: Decimal): boolean {
  const unit = "unit" in item ? item.unit : "share";
  const [low, high] = compareDecimal(before, now) < 0 ? [before, now] : [now, before];
  const by = minus(high, low);
  const atLeast = (least: Decimal) => compareDecimal(by, least) >= 0;
  const { numerator, denominator } = fraction(high, isZero(low) ? "1" : low);
  const tenfold = isZero(low) || numerator >= TENFOLD * denominator;
  // Commitments and payments come investment by investment: only a slip of a digit stands out.
  if (unit === "currency" && item.strategy === "investing")
    return !isZero(low) && tenfold && atLeast(LEAST.currency.tenfold);
  return atLeast(LEAST[unit].difference) || (tenfold && atLeast(LEAST[unit].tenfold));
}

/** How far a share of so few may lie from its peers' by chance alone: two standard errors. */
export function byChance(median: number, whole: Fraction | null): number {
  const people = whole === null ? 0 : toNumber(whole);
  if (people <= 0) return 0;
  return 2 * Math.sqrt((median * Math.max(0, 1 - median)) / people);
}
