import type { Cell, Fact } from "~/domain/disclosure/facts";
import { normal } from "~/domain/numbers/fraction";
import { type CellSum, SumEquations } from "./slow-sum-equations";

/** What subtraction forbids besides the other rules. */
export interface Subtraction {
  /** Facts that may not be told. */
  withheld: Set<Fact>;
  /** Figures beside which the numbers of the reader's peers may be listed, without their names: one number a peer. */
  listed: Set<Fact>;
}

/** Figures, and what is known of them. */
export interface SubtractionCase {
  /** Everything there is to tell. */
  facts: Fact[];
  /** Those that another rule withholds. */
  ruledOut: (fact: Fact) => boolean;
  /** The numbers that the reader has anyway: those of their own institution. */
  known: (cell: Cell) => boolean;
  /**
   * Whether peers' numbers are listed beside a figure that is shown. Figures come first: a list by which anything could
   * be worked out is left out, its figure stays.
   */
  lists?: boolean;
  /** What was told before. A number that has changed since is another number there. */
  earlier?: Fact[];
}

/**
 * Of the facts that the other rules let through, those that may not be told besides: with them, a reader
 * could work out a single number of a member, or a figure that is withheld, by adding and subtracting (rule
 * book: complementary suppression). Facts are decided in their order; a sum told before costs nothing again.
 */
export function subtraction({
  facts,
  ruledOut,
  known,
  lists = false,
  earlier = [],
}: SubtractionCase): Subtraction {
  const sums = new Map(facts.map((fact) => [fact, fact.sums.map((cells) => sumOf(cells, known))]));
  const before = distinct(earlier.map((fact) => fact.sums.map((cells) => sumOf(cells, known))));
  const listOf = new Map<Fact, CellSum[]>();
  const withLists = lists ? facts.filter((fact) => fact.part === "value" && !ruledOut(fact)) : [];
  for (const fact of withLists) listOf.set(fact, listed(fact, known));
  // Lists of single numbers hold the same cells as the figure beside them.
  const severalYears = [...listOf.values()].flat().filter(({ cells }) => cells.length > 1);
  const { nameOf, severalBehind } = merged([...[...sums.values(), ...before].flat(), ...severalYears]);
  const named = ({ measureId, cells }: CellSum) => ({ measureId, cells: [...new Set(cells.map(nameOf))] });
  const toldBy = (fact: Fact) => (sums.get(fact) ?? []).map(named);

  const inLists = new Set<string>();
  const equations = new SumEquations((name) => severalBehind(name) || inLists.has(name));
  for (const fact of facts) if (ruledOut(fact)) equations.protect(toldBy(fact));
  for (const known of before) equations.admits(known.map(named));
  const withheld = new Set<Fact>();
  for (const fact of facts) if (!ruledOut(fact) && !equations.admits(toldBy(fact))) withheld.add(fact);

  // Shares first, as if their lists told both parts. Numbers are listed once, and never where they are parts of a share
  // that is listed: equal numbers, or a share and its parts, would join peers from list to list.
  const shown = new Set<Fact>();
  const taken = new Set<string>();
  for (const fact of withheld) equations.protect(toldBy(fact));
  const inTurn = [...listOf].sort(([a], [b]) => turnOf(a) - turnOf(b));
  for (const [fact, list] of inTurn) {
    const columns = columnsOf(fact);
    if (withheld.has(fact)) continue;
    if (!isShare(fact) && columns.some((column) => taken.has(column))) continue;
    const listSums = list.map(named);
    const fresh = listSums
      .flatMap(({ cells }) => (cells.length === 1 ? cells : []))
      .filter((n) => !inLists.has(n));
    for (const name of fresh) inLists.add(name);
    if (equations.admits(listSums)) {
      shown.add(fact);
      for (const column of columns) taken.add(column);
    } else for (const name of fresh) inLists.delete(name);
  }
  return { withheld, listed: shown };
}

const isShare = ({ sums }: Fact) => sums.length > 1;
const columnsOf = ({ sums }: Fact) => [
  ...new Set(sums.flat().map(({ measureId, year }) => `${measureId} ${year}`)),
];
/** Shares, then amounts of one year, then of several added up. */
const turnOf = (fact: Fact) =>
  isShare(fact) ? 0 : new Set(fact.sums.flat().map(({ year }) => year)).size > 1 ? 2 : 1;

/** Sums told more than once teach nothing new. */
function distinct(tellings: CellSum[][]): CellSum[][] {
  return [...new Map(tellings.map((sums) => [JSON.stringify(sums), sums])).values()];
}

/** A number and the place it stands in: once it is corrected, it is another unknown. */
const keyOf = ({ memberId, measureId, year, value }: Cell) =>
  `${memberId} ${measureId} ${year} ${normal(value)}`;

function sumOf(cells: Cell[], known: (cell: Cell) => boolean): CellSum {
  return { measureId: cells[0]?.measureId ?? "", cells: cells.filter((cell) => !known(cell)).map(keyOf) };
}

/** What stands in the list beside a figure: of each peer, its number, or the sum of those of several years. */
function listed(fact: Fact, known: (cell: Cell) => boolean): CellSum[] {
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
function merged(sums: CellSum[]) {
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
