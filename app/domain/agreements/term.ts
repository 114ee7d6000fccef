import { DateTime } from "luxon";
import type { Agreement } from "./agreement";

/** Mail goes out so many days before the notice date, or before the end where there is no notice. */
export const MAIL_DAYS = [90, 30, 7] as const;
/** From so many days before that date on, an agreement asks to be acted on. */
export const ACT_NOW_DAYS = 90;
/** No agreement is renewed more often than this; a term of a month reaches past a century. */
const MOST_RENEWALS = 1300;

export interface Term {
  /** The last day on which it holds; null for none. */
  endsOn: string | null;
  /** The last day to give notice; null where no notice is needed. */
  noticeBy: string | null;
}

/** The end of a term that begins on a day: 1 July 2024 and 24 months end on 30 June 2026. */
export function endOfTerm(beginsOn: string, months: number): string {
  return iso(day(beginsOn).plus({ months }).minus({ days: 1 }));
}

/**
 * The current term. An automatic renewal moves the end by the term on the day after the notice date, unless notice was
 * given by then; an end on the last day of a month stays one.
 */
export function termOf(agreement: Agreement, today: string): Term {
  const { renewal, noticeGivenOn } = agreement;
  if (agreement.endsOn === null) return { endsOn: null, noticeBy: null };
  if (renewal.kind !== "automatic") return { endsOn: agreement.endsOn, noticeBy: null };
  let endsOn = agreement.endsOn;
  for (let times = 0; times < MOST_RENEWALS; times++) {
    const noticeBy = iso(day(endsOn).minus({ days: renewal.noticeDays }));
    const isEnding = noticeGivenOn !== null && noticeGivenOn <= noticeBy;
    if (isEnding || today <= noticeBy) return { endsOn, noticeBy };
    endsOn = renewed(endsOn, renewal.termMonths);
  }
  return { endsOn, noticeBy: null };
}

function renewed(endsOn: string, months: number): string {
  const end = day(endsOn);
  const next = end.plus({ months });
  return iso(end.day === end.daysInMonth ? next.endOf("month") : next);
}

/** The day to act by: the notice date, or the end. */
export function deadlineOf({ endsOn, noticeBy }: Term): string | null {
  return noticeBy ?? endsOn;
}

/** When mail about the deadline goes out, in order. */
export function mailDays(term: Term): string[] {
  const deadline = deadlineOf(term);
  return deadline === null ? [] : MAIL_DAYS.map((days) => iso(day(deadline).minus({ days })));
}

const day = (date: string) => DateTime.fromISO(date, { zone: "utc" });
const iso = (date: DateTime) => date.toFormat("yyyy-MM-dd");
