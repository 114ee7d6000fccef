import type { Clock } from "../../app/feeds/clock.server";

/** Time that passes only when somebody sleeps; it remembers how long they did. */
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
    // Half-way: pauses are exactly what they are meant to be on average.
    random: () => 0.5,
  };
}

export type Month = [period: string, value: string, footnote?: string];

/** A row as the Bureau writes it: text throughout, an empty footnote as `{}`. */
export function blsRow(year: number, [period, value, code]: Month) {
  const footnotes = [code ? { code, text: "…" } : {}];
  return { year: String(year), period, periodName: "…", value, footnotes };
}

export const blsYear = (year: number, months: Month[]) => months.map((month) => blsRow(year, month));

/** Newest first. */
export const MONTHS = Array.from({ length: 12 }, (_, at) => `M${String(12 - at).padStart(2, "0")}`);

/** Twelve months of one value. */
export const fullYear = (year: number, value: string, code?: string) =>
  blsYear(
    year,
    MONTHS.map((period) => [period, value, code]),
  );

export function blsAnswer(series: Record<string, object[]>, message: string[] = []) {
  const list = Object.entries(series).map(([seriesID, data]) => ({ seriesID, data }));
  return { status: "REQUEST_SUCCEEDED", responseTime: 12, message, Results: { series: list } };
}
