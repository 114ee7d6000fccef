import type { Catalog } from "~/domain/terms";
import { areTooLarge, type Largest, type Shares } from "../dominance";
import { type Part, yearsOfFacts } from "../facts";
import { factKey, restsOnFew } from "../over-time/changed";
import { Subtractions } from "../subtraction";
import type { YearBehind } from "../withheld";
import type { Before } from "./before";
import { type Amounts, type Column, type Span, yearsOf } from "./columns";
import type { Unknowns } from "./telling";

/** A part of a figure, as sums of the numbers at these places. */
export interface PlacedFact {
  figure: string;
  year: number;
  part: Part;
  sums: Int32Array[];
  /** How many members are in its first sum in the year that has the fewest; Infinity if it has none. */
  fewest: number;
}

/**
 * Who reported what of a component, and which sums its figures tell: everything that a decision rests on but the
 * numbers themselves. Every number of the catalog's members has a place: measure by measure, as in their columns.
 */
export class Pattern {
  readonly subtractions: Subtractions;
  /** About how many numbers it holds. */
  readonly weight: number;
  private readonly memberAt: ReadonlyMap<string, number>;
  private dominance: { columns: Column[]; shares: string; found: Uint8Array } | undefined;
  private readonly fewBehindChange = new Map<number, Uint8Array>();

  private constructor(
    readonly facts: PlacedFact[],
    private readonly unknowns: Unknowns,
    readonly before: Before,
    /** How many places a measure has. */
    private readonly size: number,
  ) {
    this.memberAt = new Map(before.memberIds.map((id, place) => [id, place]));
    const inSums = facts.flatMap(({ sums }) => sums).reduce((all, sum) => all + sum.length, 0);
    this.weight = 2 * inSums + 4 * unknowns.member.length;
    this.subtractions = new Subtractions({ unknowns, facts, before: before.facts.map(({ sums }) => sums) });
  }

  /** Yields now and then, so that others can have a turn. */
  static *of(catalog: Catalog, columns: Column[], span: Span, before: Before): Generator<void, Pattern> {
    const many = catalog.members.length;
    const size = many * yearsOf(span);
    const unknowns = unknownsOf(size * columns.length, many, span, before.gone);
    const placeAt = (member: number, measure: number, year: number) => {
      const place = (year - span.first) * many + member;
      return columns[measure]?.given[place] === 1 ? measure * size + place : null;
    };
    const placed: PlacedFact[] = [];
    for (const facts of yearsOfFacts(catalog, placeAt, span.from, span.to)) {
      for (const { sums, ...fact } of facts) {
        const fewest = Math.min(...membersByYear(sums[0] ?? [], unknowns).values());
        placed.push({ ...fact, sums: sums.map((sum) => Int32Array.from(sum)), fewest });
      }
      yield;
    }
    return new Pattern(placed, unknowns, before, size);
  }

  /** Null for members who have none of these numbers and never had. */
  placeOf(memberId: string | null): number | null {
    return memberId === null ? null : (this.memberAt.get(memberId) ?? null);
  }

  /** How many members are in the first sum of a fact, year by year, and whether the reader is among them. */
  yearsBehind({ sums: [sum] }: PlacedFact, reader: number | null): YearBehind[] {
    const { member, year } = this.unknowns;
    return [...membersByYear(sum ?? [], this.unknowns)].map(([at, members]) => ({
      members,
      own: sum?.some((place) => year[place] === at && member[place] === reader) ?? false,
    }));
  }

  /** The largest of what `of` says of the members and years behind a fact; undefined if there are none. */
  latest({ sums }: PlacedFact, of: (member: number, year: number) => string): string | undefined {
    const { member, year } = this.unknowns;
    let latest: string | undefined;
    for (const sum of sums)
      for (const place of sum) {
        const each = of(member[place] ?? -1, year[place] ?? 0);
        if (latest === undefined || each > latest) latest = each;
      }
    return latest;
  }

  /** 1 for facts of which one member, or two, make up too much. */
  dominated(columns: Column[], shares: Shares): Uint8Array {
    const known = this.dominance;
    const { largestShare, twoLargestShare } = shares;
    const text = `${largestShare} ${twoLargestShare}`;
    if (known?.shares === text && known.columns.every((column, place) => column === columns[place]))
      return known.found;
    const found = Uint8Array.from(this.facts, ({ sums }) =>
      sums.some((sum) => sum.length > 0 && areTooLarge(this.largestOf(sum, columns), shares)) ? 1 : 0,
    );
    this.dominance = { columns, shares: text, found };
    return found;
  }

  /** 1 for facts that differ from what was told before by the numbers of some members, but of too few. */
  changedByFew(minimumContributors: number): Uint8Array {
    const known = this.fewBehindChange.get(minimumContributors);
    if (known) return known;
    const told = new Map<string, Int32Array[][]>();
    for (const { key, sums } of this.before.facts) told.set(key, [...(told.get(key) ?? []), sums]);
    const found = Uint8Array.from(this.facts, (fact) =>
      told
        .get(factKey(fact))
        ?.some((sums) => restsOnFew(this.difference(sums, fact.sums), minimumContributors))
        ? 1
        : 0,
    );
    this.fewBehindChange.set(minimumContributors, found);
    return found;
  }

  /** The members with a number that is in only one of the two. */
  private difference(before: Int32Array[], after: Int32Array[]): Set<number> {
    const members = new Set<number>();
    for (let place = 0; place < Math.max(before.length, after.length); place++) {
      const [then, now] = [new Set(before[place]), new Set(after[place])];
      for (const unknown of then) if (!now.has(unknown)) members.add(this.unknowns.member[unknown] ?? -1);
      for (const unknown of now) if (!then.has(unknown)) members.add(this.unknowns.member[unknown] ?? -1);
    }
    return members;
  }

  private largestOf(sum: Int32Array, columns: Column[]): Largest {
    const { member, measure } = this.unknowns;
    const at = measure[sum[0] ?? 0] ?? 0;
    const amounts: Amounts = columns[at]?.amounts ?? [];
    const from = at * this.size;
    if (!(amounts instanceof Float64Array))
      return largest<bigint>(sum, member, 0n, (amount, place) => amount + (amounts[place - from] ?? 0n));
    const { first, second, total } = largest<number>(
      sum,
      member,
      0,
      (amount, place) => amount + (amounts[place - from] ?? 0),
    );
    return { first: BigInt(first), second: BigInt(second), total: BigInt(total) };
  }
}

function unknownsOf(places: number, members: number, span: Span, gone: Before["gone"]): Unknowns {
  const size = members * yearsOf(span);
  const many = places + gone.length;
  const unknowns = {
    member: new Int32Array(many),
    measure: new Int32Array(many),
    year: new Int32Array(many),
  };
  for (let place = 0; place < places; place++) {
    unknowns.member[place] = place % members;
    unknowns.measure[place] = Math.floor(place / size);
    unknowns.year[place] = span.first + Math.floor((place % size) / members);
  }
  gone.forEach(({ member, measure, year }, at) => {
    unknowns.member[places + at] = member;
    unknowns.measure[places + at] = measure;
    unknowns.year[places + at] = year;
  });
  return unknowns;
}

/** How many members are in a sum, by year. */
function membersByYear(sum: ArrayLike<number>, { year }: Unknowns): Map<number, number> {
  const members = new Map<number, number>();
  let count = 0;
  for (let at = 0; at < sum.length; at++) {
    const own = year[sum[at] ?? 0] ?? 0;
    count++;
    // Most sums are of one year.
    if (at + 1 < sum.length && year[sum[at + 1] ?? 0] === own) continue;
    members.set(own, (members.get(own) ?? 0) + count);
    count = 0;
  }
  return members;
}

/** Adds up each member's numbers, which follow each other. */
function largest<Amount extends number | bigint>(
  sum: Int32Array,
  member: Int32Array,
  nothing: Amount,
  plus: (amount: Amount, place: number) => Amount,
): { first: Amount; second: Amount; total: Amount } {
  let first = nothing;
  let second = nothing;
  let total = nothing;
  let own = nothing;
  let owner = -1;
  const close = () => {
    if (own > first) [first, second] = [own, first];
    else if (own > second) second = own;
  };
  for (const place of sum) {
    if (member[place] !== owner) {
      close();
      owner = member[place] ?? -1;
      own = nothing;
    }
    own = plus(own, place);
    total = plus(total, place);
  }
  close();
  return { first, second, total };
}
