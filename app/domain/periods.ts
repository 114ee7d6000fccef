import { DateTime } from "luxon";
import type { Member } from "./types";

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
 * True if the membership overlaps the period that the year covers for this member: on one day of it at least
 * it was a member, and not away.
 */
export function isActive(
  member: Pick<Member, "joinedOn" | "leftOn" | "absences" | "fiscalYearEndMonth">,
  year: number,
): boolean {
  const period = periodOf(year, member.fiscalYearEndMonth);
  const { joinedOn, leftOn } = member;
  const start = [joinedOn, period.start].sort()[1] ?? joinedOn;
  const end = [leftOn ?? period.end, period.end].sort()[0] ?? period.end;
  return start <= end && !member.absences.some(({ from, to }) => from <= start && to >= end);
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
  /** Counts towards "since baseline": the year lies after the member's and the collaborative's baseline. */
  counted: boolean;
}

/** Every active member of every year from `from` to `to`, both included. */
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
      found.push({ memberId: member.id, year, baselineYear, counted });
    }
  }
  return found;
}

/** The distinct months in which the fiscal years of these members end, in order: more than one is a mix. */
export function fiscalYearEnds(members: Pick<Member, "fiscalYearEndMonth">[]): number[] {
  return [...new Set(members.map((member) => member.fiscalYearEndMonth))].sort((a, b) => a - b);
}

type Membership = Pick<Member, "joinedOn" | "leftOn" | "absences" | "fiscalYearEndMonth">;

/** The years of these values in which the institution was not a member: they are kept and count nowhere. */
export function yearsOutside(member: Membership, values: { year: number }[]): number[] {
  const years = [...new Set(values.map(({ year }) => year))].sort((a, b) => a - b);
  return years.filter((year) => !isActive(member, year));
}

/** The recorded years that a correction of the membership would take out of all figures. */
export function yearsLost(before: Membership, after: Membership, values: { year: number }[]): number[] {
  return yearsOutside(after, values).filter((year) => isActive(before, year));
}
