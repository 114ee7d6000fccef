import { ClassView, type Others } from "./pattern/class-view";
import { type Classes, classesOf } from "./pattern/classes";
import { remember } from "./pattern/remember";
import type { Telling, Told, Unknowns } from "./pattern/telling";
import { type Sum, SumEquations } from "./sum-equations";

/** Who reads, and what other rules withhold from that reader. */
export interface Reading {
  /** Whose numbers the reader has anyway: those of their own institution. Null: nobody's. */
  member: number | null;
  /** 1 for each fact that another rule withholds. */
  ruledOut: Uint8Array;
  /** Places of the facts in the order in which they are decided, if it is another. */
  order?: number[] | undefined;
  /**
   * Whether peers' numbers are listed beside a figure that is shown. Figures come first: a list by which anything could
   * be worked out is left out, its figure stays.
   */
  lists: boolean;
}

/** What subtraction forbids besides the other rules, by fact. */
export interface Subtraction {
  /** 1 for facts that may not be told. */
  withheld: Uint8Array;
  /** 1 for figures beside which the numbers of the reader's peers may be listed: one number a peer. */
  listed: Uint8Array;
}

/** How many answers are kept for one telling: more than members. */
const MOST_ANSWERS = 500;

/**
 * Of the facts that the other rules let through, those that may not be told besides: with them, a reader
 * could work out a single number of a member, or a figure that is withheld, by adding and subtracting (rule
 * book: complementary suppression). Facts are decided in their order; a sum told before costs nothing again.
 *
 * The answer depends only on which numbers are in which sums, so it is the same for readers whose numbers stand in
 * the same sums as others': it is worked out once for all of them.
 */
export class Subtractions {
  private readonly views = new Map<string, ClassView>();
  private readonly answers = new Map<string, Subtraction>();
  /** As they are without lists. */
  private plain: Classes | undefined;
  private readonly standings = new Map<number | null, string>();
  /** Places of figures whose lists add up several years. */
  private readonly overYears: number[];

  constructor(private readonly telling: Telling) {
    const { year } = telling.unknowns;
    this.overYears = telling.facts.flatMap(({ part, sums }, place) =>
      part === "value" && sums.some((sum) => sum.some((unknown) => year[unknown] !== year[sum[0] ?? 0]))
        ? [place]
        : [],
    );
  }

  /** Yields now and then, so that others can have a turn. */
  *for(reading: Reading): Generator<void, Subtraction> {
    const { ruledOut, lists, order } = reading;
    const listed = lists ? this.overYears.filter((place) => ruledOut[place] === 0) : [];
    const viewKey = listed.join(" ");
    const view = this.views.get(viewKey) ?? (yield* ClassView.of(this.telling, listed));
    remember(this.views, viewKey, view, 4);
    const others = view.without(reading.member);
    const standing = listed.length === 0 ? others.key : this.standingOf(reading.member);
    const key = [viewKey, lists, order?.join(" "), ruledOut.join(""), standing].join("|");
    let answer = this.answers.get(key);
    if (!answer) {
      yield;
      answer = yield* subtraction(this.telling, view, others, reading);
    }
    remember(this.answers, key, answer, MOST_ANSWERS);
    return answer;
  }

  /**
   * As text, in which sums each number of a member stands. Whoever has the same may change places with the other, and
   * nothing is different: lists of each member's numbers change places with them.
   */
  private standingOf(member: number | null): string {
    const known = this.standings.get(member);
    if (known !== undefined) return known;
    const { unknowns, facts, before } = this.telling;
    this.plain ??= classesOf(unknowns.member.length, [
      ...facts.flatMap(({ sums }) => sums),
      ...before.flat(),
    ]);
    const own: string[] = [];
    for (let unknown = 0; unknown < unknowns.member.length; unknown++)
      if (unknowns.member[unknown] === member)
        own.push(`${unknowns.measure[unknown]} ${unknowns.year[unknown]} ${this.plain.of[unknown]}`);
    const standing = own.sort().join(",");
    this.standings.set(member, standing);
    return standing;
  }
}

function* subtraction(
  { unknowns, facts }: Telling,
  view: ClassView,
  { left }: Others,
  { ruledOut, order = facts.map((_, place) => place), lists }: Reading,
): Generator<void, Subtraction> {
  const withheld = new Uint8Array(facts.length);
  const listed = new Uint8Array(facts.length);
  const anyGone = left.includes(0);
  const unknownIn = (sum: Sum): Sum =>
    anyGone ? { ...sum, names: Array.from(sum.names).filter((name) => left[name] !== 0) } : sum;
  const toldBy = (place: number) => (view.facts[place] ?? []).map(unknownIn);
  const isRuledOut = (place: number) => ruledOut[place] === 1;

  const inLists = new Uint8Array(left.length);
  const equations = new SumEquations(left.length, (name) => (left[name] ?? 0) > 1 || inLists[name] === 1);
  for (const place of order) if (isRuledOut(place)) equations.protect(toldBy(place));
  for (const sums of view.before) yield* equations.admits(sums.map(unknownIn));
  for (const place of order) {
    if (isRuledOut(place)) continue;
    if (!(yield* equations.admits(toldBy(place)))) withheld[place] = 1;
  }
  if (!lists) return { withheld, listed };

  // Shares first, as if their lists told both parts. Numbers are listed once, and never where they are parts of a share
  // that is listed: equal numbers, or a share and its parts, would join peers from list to list.
  const taken = new Set<number>();
  for (const place of order) if (withheld[place] === 1) equations.protect(toldBy(place));
  const turns = order.flatMap((place) => {
    const fact = facts[place];
    if (fact?.part !== "value" || isRuledOut(place) || withheld[place] === 1) return [];
    return [{ place, isShare: fact.sums.length > 1, ...columnsOf(fact, unknowns) }];
  });
  // Shares, then amounts of one year, then of several added up.
  const turnOf = ({ isShare, years }: (typeof turns)[number]) => (isShare ? 0 : years > 1 ? 2 : 1);
  for (const { place, isShare, columns } of turns.sort((a, b) => turnOf(a) - turnOf(b))) {
    if (!isShare && columns.some((column) => taken.has(column))) continue;
    const sums = (view.lists.get(place) ?? singlesOf(view.facts[place] ?? [])).map(unknownIn);
    const singles = new Map<number, number[]>();
    for (const { measure, names } of sums) {
      const [name] = Array.from(names);
      if (name === undefined || names.length > 1) continue;
      singles.set(measure, [...(singles.get(measure) ?? []), name]);
    }
    const fresh = [...singles.values()].flat().filter((name) => inLists[name] === 0);
    for (const name of fresh) inLists[name] = 1;
    const several = sums.filter(({ names }) => names.length > 1);
    if (yield* equations.admits(several, singles)) {
      listed[place] = 1;
      for (const column of columns) taken.add(column);
    } else for (const name of fresh) inLists[name] = 0;
  }
  return { withheld, listed };
}

/** Each name by itself. */
const singlesOf = (sums: Sum[]): Sum[] =>
  sums.flatMap(({ measure, names }) => Array.from(names, (name) => ({ measure, names: [name] })));

/** The measures and years that a figure reads. */
function columnsOf({ sums }: Told, { measure, year }: Unknowns): { columns: number[]; years: number } {
  const columns = new Set<number>();
  const years = new Set<number>();
  for (const sum of sums) {
    let last = -1;
    for (const unknown of sum) {
      const column = (measure[unknown] ?? 0) * 10_000 + (year[unknown] ?? 0);
      // Most sums are of one year.
      if (column === last) continue;
      last = column;
      columns.add(column);
      years.add(year[unknown] ?? 0);
    }
  }
  return { columns: [...columns], years: years.size };
}
