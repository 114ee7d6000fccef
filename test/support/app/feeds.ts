import type { Clock } from "../../../app/feeds/clock.server";

/** A clock that advances only during sleeps, and records how long they were. */
export function fakeClock(start = 0): Clock & { slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
    // Halfway, so each pause has exactly its average length.
    random: () => 0.5,
  };
}

export type Month = [period: string, value: string, footnote?: string];

/** A row as the Bureau of Labor Statistics writes it: all text, with an empty footnote as `{}`. */
export function blsRow(year: number, [period, value, code]: Month) {
  const footnotes = [code ? { code, text: "…" } : {}];
  return { year: String(year), period, periodName: "…", value, footnotes };
}

export const blsYear = (year: number, months: Month[]) => months.map((month) => blsRow(year, month));

/** Newest first. */
export const MONTHS = Array.from({ length: 12 }, (_, at) => `M${String(12 - at).padStart(2, "0")}`);

/** Twelve months of the same value. */
export const fullYear = (year: number, value: string, code?: string) =>
  blsYear(
    year,
    MONTHS.map((period) => [period, value, code]),
  );

export function blsAnswer(series: Record<string, object[]>, message: string[] = []) {
  const list = Object.entries(series).map(([seriesID, data]) => ({ seriesID, data }));
  return { status: "REQUEST_SUCCEEDED", responseTime: 12, message, Results: { series: list } };
}
