import { compareDecimal } from "~/domain/numbers/decimal";
import { add, fraction, toNumber } from "~/domain/numbers/fraction";
import { numberFormat } from "~/domain/numbers/number-format";
import type { Decimal } from "~/domain/terms";
import { MOST_ROWS } from "./column";
import { type AreaCount, PLACED_ENOUGH } from "./count";
import type { AreaResult } from "./counting";
import type { Estimate } from "./crosswalk";

/** What is kept of a count: its value and how far to trust it. */
export interface CountSummary {
  kind: "count" | "estimate";
  /** Whether people are counted or amounts added up. */
  of: "rows" | "amount";
  rows: number;
  placedRows: number;
  value: Decimal;
  /** The value, if all that could not be placed were inside as well. */
  most: Decimal;
}

/** A result as it would be stored. */
export function summaryOf(result: AreaResult, of: CountSummary["of"]): CountSummary {
  return result.kind === "count" ? ofCount(result.count, of) : ofEstimate(result.estimate, of);
}

function ofCount({ rows, inside, outside, atMost }: AreaCount, of: CountSummary["of"]): CountSummary {
  const placedRows = inside.rows + outside.rows;
  const value = of === "rows" ? String(inside.rows) : inside.amount;
  const most = of === "rows" ? String(atMost.rows) : atMost.amount;
  return { kind: "count", of, rows, placedRows, value, most };
}

function ofEstimate(estimate: Estimate, of: CountSummary["of"]): CountSummary {
  const { rows, placedRows, inside, amount, unplacedAmount } = estimate;
  const value = of === "rows" ? String(inside) : amount;
  const most = of === "rows" ? String(inside + rows - placedRows) : add(amount, unplacedAmount);
  return { kind: "estimate", of, rows, placedRows, value, most };
}

/** The share of rows that could be placed, 0 to 1. */
export const placedShare = ({ placedRows, rows }: Pick<CountSummary, "placedRows" | "rows">): number =>
  toNumber(fraction(String(placedRows), String(rows)));

/** Too few rows could be placed: the value is a lower bound. */
export const isAtLeast = (summary: CountSummary): boolean => placedShare(summary) < PLACED_ENOUGH;

/** Whether a summary can come from a count: sent by a page, it is checked like anything else that is sent. */
export function isPossible({ of, rows, placedRows, value, most }: CountSummary): boolean {
  if (rows < 1 || rows > MOST_ROWS || placedRows > rows) return false;
  if (compareDecimal(value, most) > 0) return false;
  if (of === "amount") return true;
  return Number(value) <= placedRows && Number(most) === Number(value) + rows - placedRows;
}

/** Where a stored count comes from: "Counted with Focus area, list from 2024, placed 97.7%." */
export function sourceOf(
  { label, fromYear }: { label: string; fromYear: number },
  summary: CountSummary,
  locale: string,
): string {
  const verb = summary.kind === "estimate" ? "Estimated by ZIP code with" : "Counted with";
  const percent = numberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const placed = percent.format(placedShare(summary));
  const most = numberFormat(locale, { maximumFractionDigits: 2 }).format(Number(summary.most));
  const bound = isAtLeast(summary) ? ` At least; at most ${most}.` : "";
  return `${verb} ${label}, list from ${fromYear}, placed ${placed}.${bound}`;
}

/** How an estimate is defined; it makes the value close to those that were counted, not the same. */
export const ESTIMATED_WORDING =
  "Estimated from ZIP codes with a crosswalk to census tracts, because the codes of the tracts are not known.";
