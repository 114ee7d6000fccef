import type { EarlierEnd, Member } from "~/domain/terms";

/** When a member's fiscal years end, and ended before that changed (docs/rules.md, section 3). */
export type FiscalYear = Pick<Member, "fiscalYearEndMonth" | "earlierFiscalYearEnds">;

/** What the first year under a new end may cover. */
export const FEWEST_MONTHS = 6;
export const MOST_MONTHS = 18;

/** The month in which the member's fiscal year of that reporting year ends. */
export function endMonthIn(
  { fiscalYearEndMonth, earlierFiscalYearEnds = [] }: FiscalYear,
  year: number,
): number {
  return earlierFiscalYearEnds.find(({ until }) => year <= until)?.month ?? fiscalYearEndMonth;
}

/** How many months the first year under a new end covers; null for a year of twelve. */
export function transitionMonths(member: FiscalYear, year: number): number | null {
  if (!member.earlierFiscalYearEnds?.length) return null;
  const before = endMonthIn(member, year - 1);
  const now = endMonthIn(member, year);
  return before === now ? null : 12 + now - before;
}

/**
 * The fiscal year with another end from a reporting year on. Changes planned for that year or later are replaced.
 * @returns the sentence that says why not, if the first period would be too short or too long
 */
export function changedFrom(
  member: FiscalYear,
  from: number,
  month: number,
): Required<FiscalYear> | { fault: string } {
  const before = endMonthIn(member, from - 1);
  const kept = (member.earlierFiscalYearEnds ?? []).filter(({ until }) => until < from - 1);
  if (before === month) return withEnds(month, kept);
  const months = 12 + month - before;
  if (months < FEWEST_MONTHS || months > MOST_MONTHS)
    return {
      fault: `The year ${from} would cover ${months} months. The first year under a new end covers ${FEWEST_MONTHS} to ${MOST_MONTHS}.`,
    };
  return withEnds(month, [...kept, { until: from - 1, month: before }]);
}

/** The end was always wrong: the newest one is corrected, and with it every year if it never changed. */
export function corrected(month: number): Required<FiscalYear> {
  return withEnds(month, []);
}

/** The fiscal year after an edit: unchanged, changed from a year on, or corrected for all years. */
export function fiscalYearAfter(
  stored: FiscalYear,
  month: number,
  from: number | null,
): Required<FiscalYear> | { fault: string } {
  const { fiscalYearEndMonth, earlierFiscalYearEnds = [] } = stored;
  if (from === null && month === fiscalYearEndMonth) return { fiscalYearEndMonth, earlierFiscalYearEnds };
  return from === null ? corrected(month) : changedFrom(stored, from, month);
}

const withEnds = (fiscalYearEndMonth: number, earlierFiscalYearEnds: EarlierEnd[]): Required<FiscalYear> => ({
  fiscalYearEndMonth,
  earlierFiscalYearEnds,
});
