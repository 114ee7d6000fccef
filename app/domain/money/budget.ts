import type { Decimal } from "~/domain/terms";
import { less, total } from "./amounts";

/** What is planned and spent, by line of a fiscal year. */

export interface BudgetLine {
  year: number;
  planned: Decimal;
  /** By quarter of the fiscal year; null where it is not known yet. */
  spent: readonly (Decimal | null)[];
}

export interface BudgetStand {
  /** Null while nothing is known: that is not 0. */
  spent: Decimal | null;
  /** Below 0 if overspent. */
  left: Decimal | null;
  /** How many quarters are known. */
  quarters: number;
}

/** What was spent so far, and what is left. */
export function standOf({ planned, spent }: BudgetLine): BudgetStand {
  const known = spent.filter((amount): amount is Decimal => amount !== null);
  if (known.length === 0) return { spent: null, left: null, quarters: 0 };
  const sum = total(known);
  return { spent: sum, left: less(planned, sum), quarters: known.length };
}

/** All lines of a year together; a quarter counts as known once every line has it. */
export function budgetOf(
  lines: readonly BudgetLine[],
  year: number,
): BudgetStand & { lines: number; planned: Decimal } {
  const own = lines.filter((line) => line.year === year);
  const planned = total(own.map((line) => line.planned));
  const stand = standOf({ year, planned, spent: own.map((line) => standOf(line).spent) });
  const quarters = own.length === 0 ? 0 : Math.min(...own.map((line) => standOf(line).quarters));
  return { ...stand, lines: own.length, planned, quarters };
}

/** The budgets of all years, whole. */
export function budgetsByYear(lines: readonly BudgetLine[]): { year: number; planned: Decimal }[] {
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => ({ year, planned: budgetOf(lines, year).planned }));
}
