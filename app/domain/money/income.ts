import { DateTime } from "luxon";
import type { Fraction } from "~/domain/numbers/fraction";
import { type Period, periodOf } from "~/domain/periods";
import type { Decimal } from "~/domain/terms";
import { exact, NOTHING } from "./amounts";

/** What of an award belongs to a fiscal year (docs/rules.md, section 21.2). */

export interface Award {
  award: Decimal;
  /** First and last day of its span, ISO, both included. */
  from: string;
  until: string;
}

const daysFrom = (start: string, end: string) =>
  Math.round(DateTime.fromISO(end).diff(DateTime.fromISO(start), "days").days) + 1;

/** award × its days in the period ÷ its days, exact. */
export function incomeIn({ award, from, until }: Award, { start, end }: Period): Fraction {
  const first = from > start ? from : start;
  const last = until < end ? until : end;
  if (first > last || from > until) return NOTHING;
  const { numerator, denominator } = exact(award);
  return {
    numerator: numerator * BigInt(daysFrom(first, last)),
    denominator: denominator * BigInt(daysFrom(from, until)),
  };
}

/** The fiscal year, named by the year it ends in, that a day lies in. */
export function fiscalYearOn(day: string, endMonth: number): number {
  const year = Number(day.slice(0, 4));
  return periodOf(year, endMonth).end >= day ? year : year + 1;
}
