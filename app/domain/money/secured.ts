import { DateTime } from "luxon";
import type { Fraction } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";
import { exact, isNegative, totalOf } from "./amounts";
import { fiscalYearOn } from "./income";

/** How long the money lasts that is there or signed (docs/rules.md, section 21.2). */

export interface Month {
  /** Signed income due in the month. */
  income: Fraction;
  cost: Fraction;
}

/** What is left at the end of each month, in order. */
export function balances(cash: Fraction, months: readonly Month[]): Fraction[] {
  let left = cash;
  return months.map(({ income, cost }) => {
    left = totalOf([left, income, { numerator: -cost.numerator, denominator: cost.denominator }]);
    return left;
  });
}

/**
 * The last month, counted from 1, before the balance first falls below 0; later income does not help. 0 if that is in
 * the first month.
 * @returns null if it never does within the months
 */
export function securedMonths(cash: Fraction, months: readonly Month[]): number | null {
  const short = balances(cash, months).findIndex(isNegative);
  return short === -1 ? null : short;
}

/** How far ahead months are looked at. */
export const MONTHS_AHEAD = 60;

export type Secured =
  /** Cash or a budget is not known yet. */
  | { kind: "unknown"; lacks: ("cash" | "budget")[] }
  /** The first month is already short. */
  | { kind: "short" }
  /** To the end of this month, "2027-05". */
  | { kind: "until"; month: string }
  | { kind: "beyond"; month: string };

interface Outlook {
  /** What is in the bank on a day; that day's month is the first if the cash is of its first day, else the next. */
  cash: { amount: Decimal; on: string } | null;
  /** Signed income not received yet, by the day on which it is due. */
  due: { dueOn: string; amount: Decimal }[];
  /** Planned cost of fiscal years, whole. */
  budgets: { year: number; planned: Decimal }[];
  /** 1–12. */
  fiscalYearEndMonth: number;
}

/**
 * Until when the partnership can pay what it plans. A month costs a twelfth of its fiscal year's budget; a year without
 * one costs what the last budgeted year before it did. Income that was due before the cash was counted and has not come
 * is left out: nobody knows when it will.
 */
export function securedUntil({ cash, due, budgets, fiscalYearEndMonth }: Outlook): Secured {
  const lacks: ("cash" | "budget")[] = [];
  if (!cash) lacks.push("cash");
  if (budgets.length === 0) lacks.push("budget");
  if (!cash || budgets.length === 0) return { kind: "unknown", lacks };
  const first = firstMonth(cash.on);
  const months: (Month & { month: string })[] = [];
  for (let at = 0; at < MONTHS_AHEAD; at++) {
    const month = first.plus({ months: at }).toFormat("yyyy-MM");
    const year = fiscalYearOn(`${month}-01`, fiscalYearEndMonth);
    const cost = yearlyCost(budgets, year);
    // Before any budget, nothing says what a month costs.
    if (cost === null) return { kind: "unknown", lacks: ["budget"] };
    const income = due.filter(({ dueOn }) => countedIn(dueOn, { first, cashOn: cash.on }) === month);
    months.push({
      month,
      income: totalOf(income.map(({ amount }) => exact(amount))),
      cost: { numerator: cost.numerator, denominator: cost.denominator * 12n },
    });
  }
  const secured = securedMonths(exact(cash.amount), months);
  if (secured === null) return { kind: "beyond", month: months.at(-1)?.month ?? "" };
  return secured === 0 ? { kind: "short" } : { kind: "until", month: months[secured - 1]?.month ?? "" };
}

const firstMonth = (on: string) => {
  const day = DateTime.fromISO(on, { zone: "utc" });
  return day.day === 1 ? day : day.startOf("month").plus({ months: 1 });
};

/** Income due in the rest of the month in which the cash was counted is there for the next month. */
function countedIn(dueOn: string, { first, cashOn }: { first: DateTime; cashOn: string }): string | null {
  if (dueOn < cashOn) return null;
  const month = dueOn.slice(0, 7);
  const start = first.toFormat("yyyy-MM");
  if (month < start) return start;
  return month;
}

function yearlyCost(budgets: Outlook["budgets"], year: number): Fraction | null {
  const known = budgets.filter((budget) => budget.year <= year).sort((a, b) => b.year - a.year)[0];
  return known ? exact(known.planned) : null;
}
