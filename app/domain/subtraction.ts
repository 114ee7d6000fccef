import { Audit, type ToldSum } from "./audit";
import type { Cell, Fact } from "./facts";

/** What subtraction forbids besides the other rules. */
export interface Subtraction {
  /** Facts that may not be told. */
  withheld: Set<Fact>;
  /** Figures beside which the numbers of the reader's peers may be listed, without their names. */
  listed: Set<Fact>;
}

/**
 * Of the facts that the other rules let through, those that may not be told besides: with them, a reader
 * could work out a single number of a member, or a figure that is withheld, by adding and subtracting (rule
 * book: complementary suppression). Facts are decided in their order; a sum told before costs nothing again.
 * @param facts everything there is to tell
 * @param ruledOut those that another rule withholds
 * @param known the numbers that the reader has anyway: those of their own institution
 * @param lists whether peers' numbers are listed beside a figure that is shown. Figures come first: a list
 *   by which anything could be worked out is left out, its figure stays.
 */
export function subtraction(
  facts: Fact[],
  ruledOut: (fact: Fact) => boolean,
  known: (cell: Cell) => boolean,
  lists = false,
): Subtraction {
  const sums = new Map(facts.map((fact) => [fact, fact.sums.map((cells) => sumOf(cells, known))]));
  const listOf = new Map<Fact, ToldSum[]>();
  if (lists)
    for (const fact of facts)
      if (fact.part === "value" && !ruledOut(fact)) listOf.set(fact, listed(fact, known));
  // Lists of single numbers hold the same cells as the figure beside them.
  const severalYears = [...listOf.values()].flat().filter(({ cells }) => cells.length > 1);
  const { nameOf, severalBehind } = merged([...[...sums.values()].flat(), ...severalYears]);
  const named = ({ measureId, cells }: ToldSum) => ({ measureId, cells: [...new Set(cells.map(nameOf))] });
  const toldBy = (fact: Fact) => (sums.get(fact) ?? []).map(named);

  const inLists = new Set<string>();
  const audit = new Audit((name) => severalBehind(name) || inLists.has(name));
  for (const fact of facts) if (ruledOut(fact)) audit.protect(toldBy(fact));
  const withheld = new Set<Fact>();
  for (const fact of facts) if (!ruledOut(fact) && !audit.admits(toldBy(fact))) withheld.add(fact);

  const shown = new Set<Fact>();
  for (const fact of withheld) audit.protect(toldBy(fact));
  for (const [fact, list] of listOf) {
    if (withheld.has(fact)) continue;
    const told = list.map(named);
    const fresh = told
      .flatMap(({ cells }) => (cells.length === 1 ? cells : []))
      .filter((n) => !inLists.has(n));
    for (const name of fresh) inLists.add(name);
    if (audit.admits(told)) shown.add(fact);
    else for (const name of fresh) inLists.delete(name);
  }
  return { withheld, listed: shown };
}

const keyOf = ({ memberId, measureId, year }: Cell) => `${memberId} ${measureId} ${year}`;

function sumOf(cells: Cell[], known: (cell: Cell) => boolean): ToldSum {
  return { measureId: cells[0]?.measureId ?? "", cells: cells.filter((cell) => !known(cell)).map(keyOf) };
}

/** What stands in the list beside a figure: of each peer, its number, or the sum of those of several years. */
function listed(fact: Fact, known: (cell: Cell) => boolean): ToldSum[] {
  return fact.sums.flatMap((cells) => {
    const byPeer = new Map<string, Cell[]>();
    for (const cell of cells) {
      if (known(cell)) continue;
      const own = byPeer.get(cell.memberId);
      if (own) own.push(cell);
      else byPeer.set(cell.memberId, [cell]);
    }
    return [...byPeer.values()].map((own) => sumOf(own, known));
  });
}

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
