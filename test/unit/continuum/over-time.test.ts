import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STAGES, type Stage } from "~/domain/continuum/continuum";
import { countStages } from "~/domain/continuum/distributions";
import { mayFollow, mayTellLagging, type StagesShown } from "~/domain/continuum/over-time";

const K = 3;
const stages = (...list: Stage[]): StagesShown =>
  Object.fromEntries(list.map((stage, at) => [`m${at}`, stage] as const));
const counts = (shown: StagesShown, reader: string | null) =>
  countStages(Object.entries(shown).flatMap(([member, stage]) => (member === reader ? [] : [stage])));

/** Every way to give these members a stage. */
function* assignments(members: string[]): Generator<Record<string, Stage>> {
  const [first, ...rest] = members;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const others of assignments(rest)) for (const stage of STAGES) yield { [first]: stage, ...others };
}

/**
 * The stages of other members that a reader can work out from the counts before and after, knowing whose stage changed:
 * all assignments are tried.
 */
function workedOut(before: StagesShown, next: StagesShown, reader: string | null): string[] {
  const members = [...new Set([...Object.keys(before), ...Object.keys(next)])].filter((m) => m !== reader);
  const pure = (shown: StagesShown) => counts(shown, reader).filter((count) => count > 0).length < 2;
  if (pure(before) || pure(next)) return [];
  const places = members.flatMap((member) => {
    const same = before[member] !== undefined && before[member] === next[member];
    return [
      ...(before[member] === undefined || same ? [] : [`${member} before`]),
      ...(next[member] === undefined ? [] : [`${member} next`]),
    ];
  });
  const possible = new Map<string, Set<Stage>>();
  for (const guess of assignments(places)) {
    const at = (member: string, when: "before" | "next") =>
      guess[`${member} ${when}`] ?? (when === "before" ? guess[`${member} next`] : undefined);
    const sum = (when: "before" | "next", shown: StagesShown) =>
      String(countStages(members.flatMap((m) => (shown[m] === undefined ? [] : [at(m, when) as Stage])))) ===
      String(counts(shown, reader));
    if (!sum("before", before) || !sum("next", next)) continue;
    for (const place of places)
      possible.set(place, (possible.get(place) ?? new Set()).add(guess[place] as Stage));
  }
  return places.filter((place) => possible.get(place)?.size === 1);
}

describe("a later distribution of stages", () => {
  it("waits until enough members' stages have changed", () => {
    const before = stages(0, 1, 2, 0, 1, 2, 3);
    expect(mayFollow([before], stages(1, 1, 2, 0, 1, 2, 3), K)).toBe(false);
    expect(mayFollow([before], stages(1, 2, 2, 0, 1, 2, 3), K)).toBe(false);
    expect(mayFollow([before], stages(1, 2, 0, 0, 1, 2, 3), K)).toBe(true);
    expect(mayFollow([before], before, K)).toBe(true);
  });

  it("does not come with newcomers that are all at one stage, which the difference would give away", () => {
    expect(mayFollow([stages(0, 1, 2)], stages(0, 1, 2, 3, 3, 3), K)).toBe(false);
    expect(mayFollow([stages(0, 1, 2)], stages(0, 1, 2, 3, 3, 1, 2), K)).toBe(true);
  });

  it("is weighed against every distribution before it, not against the last alone", () => {
    const first = stages(0, 1, 2, 0, 1, 2);
    const second = stages(1, 2, 0, 0, 1, 2);
    expect(mayFollow([second], stages(1, 1, 2, 1, 2, 2), K)).toBe(true);
    expect(mayFollow([first, second], stages(0, 1, 2, 0, 1, 1), K)).toBe(false);
  });

  it("leaves every other member at least two possible stages, whoever compares the two", () => {
    const stage = fc.constantFrom<Stage>(0, 1, 2);
    const shown = fc.record(
      { m0: stage, m1: stage, m2: stage, m3: stage },
      { requiredKeys: ["m0", "m1", "m2"] },
    );
    let followed = 0;
    fc.assert(
      fc.property(shown, shown, (a, b) => {
        const before = a as StagesShown;
        const next = b as StagesShown;
        if (!mayFollow([before], next, K) || String(Object.values(before)) === String(Object.values(next)))
          return;
        followed++;
        for (const reader of [null, "m0", "m1"]) expect(workedOut(before, next, reader)).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(followed).toBeGreaterThan(0);
  });
});

describe("the list of practices on which most members lag", () => {
  it("is told where each member could be exchanged for another", () => {
    expect(
      mayTellLagging([
        { a: 1, b: 2 },
        { a: 2, b: 1 },
        { a: 1, b: 1 },
      ]),
    ).toBe(true);
  });

  it("is not told where a member alone is rated on a practice, or all are at one stage", () => {
    expect(mayTellLagging([{ a: 1, b: 2 }, { a: 2 }, { a: 3 }])).toBe(false);
    expect(
      mayTellLagging([
        { a: 1, b: 2 },
        { a: 1, b: 1 },
      ]),
    ).toBe(false);
  });
});
