/** Years still being reported (docs/rules.md, section 4.9). */

/** What a member has said for a figure in a year, as far as completeness is concerned. */
export type Reported = "value" | "unavailable" | "missing";

export interface YearFacts {
  year: number;
  /** Whether the year was opened for collection, and is still open. */
  collection: "never_opened" | "open" | "closed";
  /** Members expected for the figure, by id. Members to whom it does not apply are left out. */
  members: ReadonlyMap<string, Reported>;
}

/** "so_far": somebody who could still report has not. */
export type Completeness = "complete" | "so_far";

/**
 * Whether a figure is complete, for each year. A year is under way while it is open or, where no year was ever
 * opened, while it is the newest with values. A figure of a year under way is complete once each member expected
 * has reported, is marked unavailable, or was missing in the newest earlier year as well.
 * @param years in any order
 * @param newestWithValues of any figure of the collaborative; null while there is none
 */
export function completenessOf(
  years: YearFacts[],
  newestWithValues: number | null,
): Map<number, Completeness> {
  const inOrder = years.toSorted((a, b) => a.year - b.year);
  const underWay = new Set(yearsUnderWay(inOrder, newestWithValues));
  return new Map(
    inOrder.map((facts, place) => {
      const awaits = underWay.has(facts.year) && awaitsAnybody(facts, inOrder[place - 1]);
      return [facts.year, awaits ? "so_far" : "complete"];
    }),
  );
}

/** The years still being reported: those open for collection or, where none was ever opened, the newest with values. */
export function yearsUnderWay(
  years: Pick<YearFacts, "year" | "collection">[],
  newestWithValues: number | null,
): number[] {
  const opened = years.filter(({ collection }) => collection !== "never_opened");
  if (opened.length > 0)
    return opened.filter(({ collection }) => collection === "open").map(({ year }) => year);
  return newestWithValues === null ? [] : [newestWithValues];
}

function awaitsAnybody({ members }: YearFacts, earlier: YearFacts | undefined): boolean {
  return [...members].some(
    ([memberId, reported]) => reported === "missing" && earlier?.members.get(memberId) !== "missing",
  );
}

/** The newest complete year up to `to`: the one that sentences, trends, and forecasts use. Null if there is none. */
export function newestComplete(completeness: ReadonlyMap<number, Completeness>, to: number): number | null {
  const complete = [...completeness].filter(([year, state]) => state === "complete" && year <= to);
  return complete.length === 0 ? null : Math.max(...complete.map(([year]) => year));
}
