import type { FetchedValue, IndicatorValue, Offer } from "./indicators";
import { canonical } from "./typed-decimal";

/** What becomes of a year when a feed has a value for it. */
export type MergeStep =
  /** A gap is filled, or a value fetched earlier replaced. */
  | { kind: "new"; year: number; after: FetchedValue }
  | { kind: "changed"; year: number; before: IndicatorValue; after: FetchedValue }
  /** The value entered by hand stays; what was fetched is put beside it (null: they agree by now). */
  | { kind: "offered"; year: number; before: IndicatorValue; offer: Offer }
  | { kind: "agrees"; year: number; before: IndicatorValue }
  | { kind: "unchanged"; year: number };

/**
 * The one rule by which fetched values meet stored ones: they fill gaps and replace what was fetched earlier; a
 * value that somebody entered is never overwritten, only offered another, and the same one never twice.
 */
export function mergeFetched(
  stored: IndicatorValue[],
  fetched: FetchedValue[],
  fetchedAt: string,
): MergeStep[] {
  const byYear = new Map(stored.map((value) => [value.year, value]));
  return fetched.map((given): MergeStep => {
    const after = { ...given, value: canonical(given.value) };
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

type Content = Pick<IndicatorValue, "value" | "source" | "series" | "preliminary">;

function same(a: Content, b: Content): boolean {
  return (
    canonical(a.value) === canonical(b.value) &&
    a.series === b.series &&
    a.preliminary === b.preliminary &&
    a.source === b.source
  );
}

/** The value as it was fetched, for when somebody enters another in its place: known, and left. */
export function leftBehind(value: IndicatorValue | null): Offer | null {
  if (value === null) return null;
  if (value.origin === "hand") return value.offered;
  const { value: number, source, series, preliminary, fetchedAt } = value;
  return {
    ...{ value: number, source, preliminary, series: series ?? "", fetchedAt: fetchedAt ?? "" },
    left: true,
  };
}
