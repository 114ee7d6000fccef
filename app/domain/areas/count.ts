import { add, fraction, toNumber } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";
import { amountOf, type Tally, type TallyEntry } from "./tally";

/** Below this share of rows that can be placed, a count is "at least" (docs/rules.md, section 14). */
export const PLACED_ENOUGH = 0.95;

/** Rows, and their amounts if the file has any. */
export interface Counted {
  rows: number;
  amount: Decimal;
}

/** How a column of codes falls on one area. */
export interface AreaCount {
  rows: number;
  inside: Counted;
  outside: Counted;
  unreadable: Counted;
  blank: Counted;
  /** Of the codes that could be read: those whose zeros in front were put back. */
  completed: Counted;
  /** (inside + outside) ÷ rows, as a fraction; null without rows. */
  placed: number | null;
  /** Too few rows could be placed: the count is a lower bound. */
  atLeast: boolean;
  /** Inside, if every row that could not be placed were inside as well. */
  atMost: Counted;
}

/** @param codes the area's list, cleaned as its unit asks */
export function countIn(tally: Tally, codes: ReadonlySet<string>): AreaCount {
  const count = { inside: none(), outside: none(), unreadable: none(), blank: none(), completed: none() };
  for (const entry of tally.entries.values()) {
    const { cleaned } = entry;
    if (cleaned.kind !== "code") {
      take(count[cleaned.kind], entry);
      continue;
    }
    take(codes.has(cleaned.code) ? count.inside : count.outside, entry);
    if (cleaned.completed) take(count.completed, entry);
  }
  const { rows } = tally;
  const placedRows = count.inside.rows + count.outside.rows;
  const placed = rows === 0 ? null : toNumber(fraction(String(placedRows), String(rows)));
  return {
    rows,
    ...count,
    placed,
    atLeast: placed !== null && placed < PLACED_ENOUGH,
    atMost: [count.inside, count.unreadable, count.blank].reduce(together, none()),
  };
}

const none = (): Counted => ({ rows: 0, amount: "0" });

function take(sum: Counted, entry: TallyEntry): void {
  sum.rows += entry.rows;
  sum.amount = add(sum.amount, amountOf(entry));
}

function together(a: Counted, b: Counted): Counted {
  return { rows: a.rows + b.rows, amount: add(a.amount, b.amount) };
}
