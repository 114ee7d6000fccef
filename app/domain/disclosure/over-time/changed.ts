import { normal } from "~/domain/numbers/fraction";
import type { Withheld } from "~/domain/rollup/figures";
import type { Cell, Fact } from "../facts";

/** What is left of a figure's change once it would rest on too few members. */
export function overTime(minimumContributors: number): Withheld {
  return {
    rule: "over_time",
    detail: `shown when at least ${minimumContributors} members’ numbers have changed since it was last shown`,
  };
}

export const factKey = ({ figure, year, part }: Pick<Fact, "figure" | "year" | "part">) =>
  `${figure} ${year} ${part}`;

/**
 * The members on whose numbers the difference between two tellings of a figure rests: those whose number changed,
 * was added, or is no longer in it.
 */
export function membersBehindDifference(earlier: Fact, later: Fact): Set<string> {
  const members = new Set<string>();
  for (let place = 0; place < Math.max(earlier.sums.length, later.sums.length); place++) {
    const before = cellsByPlace(earlier.sums[place] ?? []);
    const after = cellsByPlace(later.sums[place] ?? []);
    for (const [key, cell] of before) if (!sameValue(after.get(key), cell)) members.add(cell.memberId);
    for (const [key, cell] of after) if (!before.has(key)) members.add(cell.memberId);
  }
  return members;
}

const cellsByPlace = (cells: Cell[]) =>
  new Map(cells.map((cell) => [`${cell.memberId} ${cell.measureId} ${cell.year}`, cell]));

const sameValue = (a: Cell | undefined, b: Cell) =>
  a !== undefined && (a.value === b.value || normal(a.value) === normal(b.value));

/** Whether a difference rests on somebody, but on fewer members than a figure needs. */
export const restsOnFew = (members: ReadonlySet<unknown>, minimumContributors: number) =>
  members.size > 0 && members.size < minimumContributors;
