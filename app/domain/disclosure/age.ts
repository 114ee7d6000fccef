import { DateTime } from "luxon";
import type { Withheld } from "~/domain/rollup/figures";

/**
 * Figures of a period that ended too recently are for its own institution only (docs/rules.md, section 8).
 * @param end last day of the period, ISO
 * @param today ISO; the domain has no clock of its own
 * @returns why others cannot see it yet; null if they can
 */
export function tooYoung(end: string, daysAfterPeriod: number, today: string): Withheld | null {
  // Without the rule, even a period that has not ended is shown.
  if (daysAfterPeriod === 0) return null;
  const from = DateTime.fromISO(end, { zone: "utc" }).plus({ days: daysAfterPeriod });
  if (today >= (from.toISODate() ?? "")) return null;
  return { rule: "age", detail: `shown from ${from.setLocale("en").toFormat("d MMMM yyyy")} on` };
}
