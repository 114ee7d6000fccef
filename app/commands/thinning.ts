const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long one backup of each span is kept, and the key of a span. */
const KEPT: { for: number; span: (at: Date) => string }[] = [
  { for: 2 * DAY, span: (at) => at.toISOString().slice(0, 13) },
  { for: 35 * DAY, span: (at) => at.toISOString().slice(0, 10) },
  { for: 400 * DAY, span: (at) => at.toISOString().slice(0, 7) },
];

/**
 * The backups to delete. The newest of each hour of two days, of each day of five weeks, and of each of thirteen
 * months stay, and always the newest of all. Spans are in UTC, which repeats no hour.
 */
export function superfluous(times: Date[], now: Date): Date[] {
  const newestFirst = [...times].sort((a, b) => b.getTime() - a.getTime());
  const keep = new Set(newestFirst.slice(0, 1));
  for (const { for: duration, span } of KEPT) {
    const seen = new Set<string>();
    for (const at of newestFirst) {
      if (now.getTime() - at.getTime() > duration || seen.has(span(at))) continue;
      seen.add(span(at));
      keep.add(at);
    }
  }
  return newestFirst.filter((at) => !keep.has(at));
}
