import { Audit, type ToldSum } from "./audit";
import type { Cell, Fact } from "./facts";

/**
 * Of the facts that the other rules let through, those that may not be told besides: with them, a reader
 * could work out a single number of a member by adding and subtracting (rule book: complementary
 * suppression, "by subtraction"). Facts are decided in their order; a sum told before costs nothing again.
 * @param known the numbers that the reader has anyway: those of their own institution
 * @returns the facts to withhold
 */
export function givenAway(facts: Fact[], known: (cell: Cell) => boolean): Set<Fact> {
  const told = facts.map((fact) => ({
    fact,
    sums: fact.sums.map((cells, place): ToldSum => {
      const hidden = cells.filter((cell) => !known(cell));
      return { measureId: cells[0]?.measureId ?? String(place), cells: hidden.map(keyOf) };
    }),
  }));
  const { nameOf, severalBehind } = merged(told.flatMap(({ sums }) => sums));
  const audit = new Audit(severalBehind);
  const withheld = new Set<Fact>();
  for (const { fact, sums } of told) {
    const named = sums.map(({ measureId, cells }) => ({ measureId, cells: [...new Set(cells.map(nameOf))] }));
    if (!audit.admits(named)) withheld.add(fact);
  }
  return withheld;
}

const keyOf = ({ memberId, measureId, year }: Cell) => `${memberId} ${measureId} ${year}`;

/** Cells that always stand in the same sums cannot be told apart: one name serves for all of them. */
function merged(sums: ToldSum[]) {
  const places = new Map<string, number[]>();
  sums.forEach(({ cells }, place) => {
    for (const cell of cells) {
      const list = places.get(cell);
      if (list) list.push(place);
      else places.set(cell, [place]);
    }
  });
  const names = new Map<string, string>();
  const several = new Set<string>();
  const firstWith = new Map<string, string>();
  for (const [cell, list] of places) {
    const pattern = list.join(" ");
    const first = firstWith.get(pattern);
    if (first !== undefined) several.add(first);
    firstWith.set(pattern, first ?? cell);
    names.set(cell, first ?? cell);
  }
  return {
    nameOf: (cell: string) => names.get(cell) ?? cell,
    severalBehind: (name: string) => several.has(name),
  };
}
