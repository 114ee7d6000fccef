import { transitionIn } from "~/domain/periods";
import type { Writing } from "./format-numbers";
import { NOTHING } from "./format-numbers";

// Making a formatter costs far more than using it.
const formats = new Map<string, Intl.DateTimeFormat>();
const months = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string): Intl.DateTimeFormat {
  let format = formats.get(locale);
  if (!format) {
    // Dates here are calendar days, not moments: UTC on both sides keeps them from slipping by one.
    format = new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
    formats.set(locale, format);
  }
  return format;
}

/** A calendar day, from an ISO date or instant (whose UTC day is meant): "Jun 30, 2025". */
export function formatDate(iso: string | null | undefined, { locale }: Pick<Writing, "locale">): string {
  if (!iso) return NOTHING;
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(date.getTime()) ? NOTHING : formatter(locale).format(date);
}

/**
 * The period that a figure covers, first to last day: "Jul 1, 2024 – Jun 30, 2025". The first year under a new
 * fiscal-year end is marked: "Jan 1, 2024 – Jun 30, 2024 (transition, 6 months)".
 */
export function formatPeriod(
  startISO: string | null | undefined,
  endISO: string | null | undefined,
  writing: Pick<Writing, "locale">,
): string {
  if (!startISO || !endISO) return NOTHING;
  const span = `${formatDate(startISO, writing)} – ${formatDate(endISO, writing)}`;
  const months = transitionIn({ start: startISO, end: endISO });
  return months === null ? span : `${span} (transition, ${months} months)`;
}

/** The name of a month, 1–12: "June". */
export function monthName(month: number, { locale }: Pick<Writing, "locale">): string {
  const format = months.get(locale) ?? new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  months.set(locale, format);
  return format.format(Date.UTC(2000, month - 1, 1));
}

/** "2021", "2021 and 2022", "2019, 2021 and 2022". */
export function listOf(items: (number | string)[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(items.map(String));
}

/** When a member was away, in years: "away 2021–2022 and 2024"; null if it never was. */
export function awayWords(absences: { from: string; to: string }[]): string | null {
  if (absences.length === 0) return null;
  const years = absences.map(({ from, to }) => [...new Set([from.slice(0, 4), to.slice(0, 4)])].join("–"));
  return `away ${listOf(years)}`;
}
