import { DateTime } from "luxon";
import {
  endMonthIn,
  FEWEST_MONTHS,
  type FiscalYear,
  MOST_MONTHS,
  transitionMonths,
} from "./members/fiscal-year";
import type { Member } from "./terms";

/** First and last day, ISO. */
export interface Period {
  start: string;
  end: string;
}

const known = new Map<number, Period>();

/**
 * The twelve months that a reporting year covers for an institution whose fiscal year ends in month
 * `endMonth` (1–12) of that year: 6 and 2025 give 1 July 2024 – 30 June 2025, 12 the calendar year.
 */
export function periodOf(year: number, endMonth: number): Period {
  const key = year * 100 + endMonth;
  let period = known.get(key);
  if (!period) {
    const end = DateTime.utc(year, endMonth, 1).endOf("month");
    const start = DateTime.utc(year, endMonth, 1).minus({ months: 11 });
    period = { start: start.toISODate() ?? "", end: end.toISODate() ?? "" };
    known.set(key, period);
  }
  return period;
}

/**
 * The period that the year covers for the member. The first year under a new end covers the months since the last
 * period ended.
 */
export function periodFor(member: FiscalYear, year: number): Period {
  const period = periodOf(year, endMonthIn(member, year));
  if (transitionMonths(member, year) === null) return period;
  const before = periodOf(year - 1, endMonthIn(member, year - 1)).end;
  return { start: DateTime.fromISO(before).plus({ days: 1 }).toISODate() ?? period.start, end: period.end };
}

/** How many months a period covers, if it is the first under a new fiscal-year end; null for twelve months. */
export function transitionIn({ start, end }: Period): number | null {
  const [startYear = 0, startMonth = 0] = start.split("-").map(Number);
  const [endYear = 0, endMonth = 0] = end.split("-").map(Number);
  const months = (endYear - startYear) * 12 + endMonth - startMonth + 1;
  return months >= FEWEST_MONTHS && months <= MOST_MONTHS && months !== 12 ? months : null;
}

/**
 * Whether the institution was a member, and not away, on at least one day of the period that the year covers
 * for it.
 */
export function isActive(
  member: Pick<Member, "joinedOn" | "leftOn" | "absences"> & FiscalYear,
  year: number,
): boolean {
  const period = periodFor(member, year);
  const { joinedOn, leftOn } = member;
  const start = [joinedOn, period.start].sort()[1] ?? joinedOn;
  const end = [leftOn ?? period.end, period.end].sort()[0] ?? period.end;
  return start <= end && !member.absences.some(({ from, to }) => from <= start && to >= end);
}

/**
 * Whether the year is the member's own baseline year and ended before it joined. Values of such a year serve
 * as the member's baseline only: they are in no total, share, or coverage.
 */
export function isBaselineOnly(
  member: Pick<Member, "joinedOn" | "baselineYear"> & FiscalYear,
  year: number,
): boolean {
  return member.baselineYear === year && periodFor(member, year).end < member.joinedOn;
}

/** Whether values of the year may be recorded for the member. */
export function acceptsValues(member: Membership, year: number): boolean {
  return isActive(member, year) || isBaselineOnly(member, year);
}

/** The year against which a member's progress is measured: its own, else the collaborative's. */
export function baselineYearOf(member: Pick<Member, "baselineYear">, collaborativeBaseline: number): number {
  return member.baselineYear ?? collaborativeBaseline;
}

/** One active member in one year, as the sums need it. */
export interface MemberYear {
  memberId: string;
  year: number;
  baselineYear: number;
  /** Counts toward "since baseline": the year lies after the member's and the collaborative's baseline. */
  counted: boolean;
  /** The first year under a new fiscal-year end: its flows are not compared with other years'. */
  transition: boolean;
}

/** Every active member of every year from `from` to `to`, inclusive. */
export function memberYears(
  members: Member[],
  collaborativeBaseline: number,
  from: number,
  to: number,
): MemberYear[] {
  const found: MemberYear[] = [];
  for (const member of members) {
    const baselineYear = baselineYearOf(member, collaborativeBaseline);
    for (let year = from; year <= to; year++) {
      if (!isActive(member, year)) continue;
      const counted = year > baselineYear && year > collaborativeBaseline;
      const transition = transitionMonths(member, year) !== null;
      found.push({ memberId: member.id, year, baselineYear, counted, transition });
    }
  }
  return found;
}

/** The distinct months in which these members' fiscal years of a reporting year end, in order. */
export function fiscalYearEnds(members: FiscalYear[], year: number): number[] {
  return [...new Set(members.map((member) => endMonthIn(member, year)))].sort((a, b) => a - b);
}

type Membership = Pick<Member, "joinedOn" | "leftOn" | "absences" | "baselineYear"> & FiscalYear;

/** The years of these values that lie outside the membership and serve as no baseline: they count nowhere. */
export function yearsOutside(member: Membership, values: { year: number }[]): number[] {
  const years = [...new Set(values.map(({ year }) => year))].sort((a, b) => a - b);
  return years.filter((year) => !acceptsValues(member, year));
}

/** The recorded years that a correction of the membership would remove from all figures. */
export function yearsLost(before: Membership, after: Membership, values: { year: number }[]): number[] {
  return yearsOutside(after, values).filter((year) => isActive(before, year));
}
