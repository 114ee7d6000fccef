import type { Sum } from "../sum-equations";
import { type Classes, classesOf, inClasses } from "./classes";
import type { Telling, Unknowns } from "./telling";

/** The sums of a telling, with one name for all numbers that always stand in the same sums. */
export class ClassView {
  private constructor(
    private readonly telling: Telling,
    readonly classes: Classes,
    readonly facts: Sum[][],
    readonly before: Sum[][],
    /** By the place of a figure over several years: what stands in the list beside it, of each member. */
    readonly lists: ReadonlyMap<number, Sum[]>,
  ) {}

  /** @param listed places of the figures whose lists add up several years */
  static *of(telling: Telling, listed: number[]): Generator<void, ClassView> {
    const { unknowns, facts, before } = telling;
    const ofMembers = listed.map((place) => byMember(facts[place]?.sums ?? [], unknowns));
    yield;
    // Lists of single numbers hold the same numbers as the figure beside them.
    const severalYears = ofMembers.flat().filter((sum) => sum.length > 1);
    const told = [...facts.map(({ sums }) => sums), ...before];
    const classes = classesOf(unknowns.member.length, [...told.flat(), ...severalYears]);
    yield;
    const named = (sums: Int32Array[]): Sum[] =>
      inClasses(classes, sums).map((names, place) => ({
        names,
        measure: unknowns.measure[sums[place]?.[0] ?? -1] ?? -1,
      }));
    const all: Sum[][] = [];
    for (const sums of told) {
      all.push(named(sums));
      yield;
    }
    const lists = new Map(listed.map((place, at) => [place, named(ofMembers[at] ?? [])]));
    return new ClassView(telling, classes, all.slice(0, facts.length), all.slice(facts.length), lists);
  }

  /** Everybody's numbers but those of one member. */
  without(member: number | null): Others {
    const { of, sizes } = this.classes;
    const own = new Map<number, number>();
    const owners = this.telling.unknowns.member;
    if (member !== null)
      for (let unknown = 0; unknown < owners.length; unknown++) {
        if (owners[unknown] !== member) continue;
        const name = of[unknown] ?? -1;
        if (name >= 0) own.set(name, (own.get(name) ?? 0) + 1);
      }
    const left = sizes.slice();
    const changed: string[] = [];
    for (const [name, count] of own) {
      const rest = (sizes[name] ?? 0) - count;
      left[name] = rest;
      if (rest < 2) changed.push(`${name}:${rest}`);
    }
    return { left, key: changed.join(" ") };
  }
}

/** Of each member, its numbers in each of the sums. */
function byMember(sums: Int32Array[], { member }: Unknowns): Int32Array[] {
  return sums.flatMap((sum) => {
    const members = new Map<number, number[]>();
    for (const unknown of sum) {
      const key = member[unknown] ?? -1;
      const own = members.get(key);
      if (own) own.push(unknown);
      else members.set(key, [unknown]);
    }
    return [...members.values()].map((own) => Int32Array.from(own));
  });
}

/** What a reader does not know from their own institution. */
export interface Others {
  /** How many unknown numbers each class still has. */
  left: Int32Array;
  /** All that makes it different from what other readers do not know. */
  key: string;
}
