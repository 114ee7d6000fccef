import { canonical } from "~/domain/numbers/decimal";
import type { Decimal } from "~/domain/terms";
import type { FetchedValue, IndicatorValue, Offer } from "./indicators";

/** What happens to a year when a feed has a value for it. */
export type MergeStep =
  /** Fills a gap, or replaces a value fetched earlier. */
  | { kind: "new"; year: number; after: FetchedValue }
  | { kind: "changed"; year: number; before: IndicatorValue; after: FetchedValue }
  /** Keeps the value entered by hand and offers the fetched one beside it. */
  | { kind: "offered"; year: number; before: IndicatorValue; offer: Offer }
  /** The fetched value now equals the one entered by hand: the open offer goes. */
  | { kind: "agrees"; year: number; before: IndicatorValue }
  | { kind: "unchanged"; year: number };

/**
 * How fetched values merge with stored ones: they fill gaps and replace values fetched earlier. A value entered
 * by hand is never overwritten; the fetched one is offered beside it, and never twice.
 */
export function mergeFetched(
  stored: IndicatorValue[],
  fetched: FetchedValue[],
  fetchedAt: string,
): MergeStep[] {
  const byYear = new Map(stored.map((value) => [value.year, value]));
  return fetched.map((incoming): MergeStep => {
    const after = { ...incoming, value: canonical(incoming.value) };
    const { year } = after;
    const before = byYear.get(year);
    if (!before) return { kind: "new", year, after };
    if (before.origin === "fetched")
      return same(before, after) ? { kind: "unchanged", year } : { kind: "changed", year, before, after };
    if (canonical(before.value) === after.value)
      return before.offered ? { kind: "agrees", year, before } : { kind: "unchanged", year };
    if (before.offered && same(before.offered, after)) return { kind: "unchanged", year };
    const { year: _, ...content } = after;
    return { kind: "offered", year, before, offer: { ...content, fetchedAt, left: false } };
  });
}

type Content = Pick<IndicatorValue, "value" | "margin" | "source" | "series" | "preliminary">;

function same(a: Content, b: Content): boolean {
  return (
    canonical(a.value) === canonical(b.value) &&
    sameMargin(a.margin ?? null, b.margin ?? null) &&
    a.series === b.series &&
    a.preliminary === b.preliminary &&
    a.source === b.source
  );
}

/** Offers stored before margins were fetched have none. */
function sameMargin(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : canonical(a) === canonical(b);
}

/** The offer to remember when a value entered by hand replaces `value`: a fetched value counts as left. */
export function leftBehind(value: IndicatorValue | null): Offer | null {
  if (value === null) return null;
  if (value.origin === "hand") return value.offered;
  const { value: number, margin, source, series, preliminary, fetchedAt } = value;
  return {
    value: number,
    margin,
    source,
    preliminary,
    series: series ?? "",
    fetchedAt: fetchedAt ?? "",
    left: true,
  };
}
