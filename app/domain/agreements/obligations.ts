import { DateTime } from "luxon";

/** What a party has promised to do, and by when (docs/rules.md, section 15). */
export const OBLIGATION_KINDS = [
  "numbers",
  "money",
  /** Money that is invoiced here, so that the payments decide. */
  "dues",
  "people",
  "in_kind",
  "policy",
  "attendance",
] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

export type Due =
  | { every: "once"; on: string }
  | { every: "year"; month: number; day: number }
  /** In the first, second, or third month of each calendar quarter. */
  | { every: "quarter"; monthOfQuarter: 1 | 2 | 3; day: number };

/** What happened in one period. Where the facts are stored here, they decide; else somebody says so. */
export interface Outcome {
  doneOn: string | null;
  /** Why it is not asked for. */
  waived: string | null;
}

export const PERIOD_STATES = ["open", "met", "met_late", "missed", "waived"] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** @returns missed once the due date has passed; what is done after that was met late */
export function periodState(dueOn: string, { doneOn, waived }: Outcome, today: string): PeriodState {
  if (waived !== null) return "waived";
  if (doneOn !== null && doneOn <= today) return doneOn <= dueOn ? "met" : "met_late";
  return today > dueOn ? "missed" : "open";
}

/** The due dates from one day through another, in order; a day that a month lacks is its last one. */
export function dueDates(due: Due, from: string, until: string): string[] {
  if (due.every === "once") return due.on >= from && due.on <= until ? [due.on] : [];
  const years = Array.from(
    { length: Math.max(0, Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1) },
    (_, place) => Number(from.slice(0, 4)) + place,
  );
  const months =
    due.every === "year" ? [due.month] : [0, 3, 6, 9].map((quarter) => quarter + due.monthOfQuarter);
  return years
    .flatMap((year) => months.map((month) => dayOf(year, month, due.day)))
    .filter((date) => date >= from && date <= until);
}

/** The first day of the period that ends with a due date: the day after the one before, or the first day of all. */
export function periodStart(due: Due, dueOn: string, from: string): string {
  if (due.every === "once") return from;
  const [before] = dueDates(due, `${Number(dueOn.slice(0, 4)) - 2}-01-01`, dueOn).slice(-2);
  if (!before || before >= dueOn) return from;
  const start = DateTime.fromISO(before, { zone: "utc" }).plus({ days: 1 }).toFormat("yyyy-MM-dd");
  return start > from ? start : from;
}

function dayOf(year: number, month: number, day: number): string {
  const first = DateTime.utc(year, month, 1);
  return first.set({ day: Math.min(day, first.daysInMonth ?? day) }).toFormat("yyyy-MM-dd");
}
