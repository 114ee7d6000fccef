import { DateTime } from "luxon";
import type { FiscalYear } from "~/domain/members/fiscal-year";
import { periodFor } from "~/domain/periods";

/** Which years the grid shows. */

interface YearsQuery {
  query: URLSearchParams;
  /** All years there are numbers for, or could be. */
  all: number[];
  baselineYear: number;
  opened: { year: number; state: string }[];
  /** The newest year with a value. */
  newest: number;
}

/**
 * The year that is entered, and the years beside it: the baseline and the year before. `?years=all` asks for all of
 * them alike; without a year in the address, it is the newest one that is open.
 */
export function shownYears({ query, all, baselineYear, opened, newest }: YearsQuery): {
  focus: number | null;
  years: number[];
} {
  if (query.get("years") === "all") return { focus: null, years: all };
  const asked = all.find((year) => String(year) === query.get("year"));
  const open = opened.filter(({ state }) => state === "open").map(({ year }) => year);
  const focus = asked ?? (open.length > 0 ? Math.max(...open) : newest);
  return { focus, years: all.filter((year) => [baselineYear, focus - 1, focus].includes(year)) };
}

/** The newest reporting year that has ended for an institution with this fiscal year. */
export function newestFinished(member: FiscalYear): number {
  const now = DateTime.utc();
  return periodFor(member, now.year).end < (now.toISODate() ?? "") ? now.year : now.year - 1;
}
