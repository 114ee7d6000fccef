import { DateTime } from "luxon";
import type { Withheld } from "./rollup";

/**
 * Figures of a period that ended too short a time ago are for its own institution only (rule book §8).
 * @param end last day of the period, ISO
 * @param today ISO; the domain has no clock of its own
 * @returns why others do not see it yet, null if they may
 */
export function tooYoung(end: string, daysAfterPeriod: number, today: string): Withheld | null {
  // Without the rule, a period that still runs is no secret.
  if (daysAfterPeriod === 0) return null;
  const from = DateTime.fromISO(end, { zone: "utc" }).plus({ days: daysAfterPeriod });
  if (today >= (from.toISODate() ?? "")) return null;
  return { rule: "age", detail: `shown from ${from.setLocale("en").toFormat("d MMMM yyyy")} on` };
}
