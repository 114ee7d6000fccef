import type { Withheld } from "~/domain/rollup/figures";

/** Rules that withhold figures and groups alike, in the words that readers see. */

/** A member must have at least this many others behind a figure: a single other's number could be subtracted. */
export const OTHER_CONTRIBUTORS = 2;

export function fewContributors(minimumContributors: number): Withheld {
  return { rule: "contributors", detail: `shown when at least ${minimumContributors} members contribute` };
}

export const FEW_OTHERS: Withheld = {
  rule: "own_contributors",
  detail: `shown when at least ${OTHER_CONTRIBUTORS} members besides yours contribute`,
};

/** @param besides whose people are not counted, as the end of a sentence */
export function smallCell(smallestCell: number, besides = ""): Withheld {
  return { rule: "small_cell", detail: `shown from ${smallestCell} people on${besides}` };
}

/** One year of a sum. */
export interface YearBehind {
  /** How many members are in it. */
  members: number;
  /** Whether the reader's is one of them. */
  own: boolean;
}

/** Too few members behind a sum, or behind a year of a sum over several: sums of different years reveal that year. */
export function fewBehind(years: YearBehind[], minimumContributors: number): Withheld | null {
  if (years.some(({ members }) => members < minimumContributors)) return fewContributors(minimumContributors);
  const fewOthers = years.some(({ members, own }) => own && members - 1 < OTHER_CONTRIBUTORS);
  return fewOthers ? FEW_OTHERS : null;
}
