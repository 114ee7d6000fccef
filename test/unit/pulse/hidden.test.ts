import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownGroups } from "../../../app/domain/pulse/hidden";
import { outcomeOf } from "../../../app/domain/pulse/outcome";
import { type Answer, GROUPS, type Rating, SCALES, STATEMENTS } from "../../../app/domain/pulse/statements";
import "../../support/seed";

const groups = (...counts: number[]) => counts.map((count, key) => ({ key, count }));
const total = (...counts: number[]) => counts.reduce((sum, count) => sum + count, 0);

const answer = (group: Answer["group"], rating: Rating = 4): Answer => ({
  group,
  ratings: Object.fromEntries(STATEMENTS.map((statement) => [statement, rating])),
});
const many = (count: number, group: Answer["group"], rating?: Rating) =>
  Array.from({ length: count }, () => answer(group, rating));

describe("groups of a wave", () => {
  it("of 6, 5, and 3: the three are hidden, so the five are as well, and the six are shown", () => {
    expect(shownGroups(total(6, 5, 3), groups(6, 5, 3), 5)).toEqual([0]);
  });

  it("are all shown where each has five or nobody", () => {
    expect(shownGroups(16, groups(6, 5, 5, 0), 5)).toEqual([0, 1, 2]);
  });

  it("are hidden with the people who named no group", () => {
    expect(shownGroups(14, groups(7, 5), 5)).toEqual([0]);
    expect(shownGroups(17, groups(7, 5), 5)).toEqual([0, 1]);
  });

  it("never leave over fewer than k people, whatever their sizes", () => {
    const sizes = fc.array(fc.nat(14), { maxLength: 4 });
    fc.assert(
      fc.property(sizes, fc.nat(6), fc.integer({ min: 5, max: 10 }), (counts, without, k) => {
        const all = total(...counts) + without;
        const shown = shownGroups(all, groups(...counts), k);
        for (const key of shown) expect(counts[key]).toBeGreaterThanOrEqual(k);
        const hidden = all - total(...shown.map((key) => counts[key] ?? 0));
        expect(hidden === 0 || hidden >= k || shown.length === 0).toBe(true);
      }),
    );
  });
});

describe("what a closed wave shows", () => {
  const wave = (answers: Answer[], words: string[] = [], k = 5) =>
    outcomeOf({
      k,
      invited: 20,
      answers,
      words: words.map((text) => ({ question: "works" as const, text })),
    });

  it("is nothing at all with fewer than k answers", () => {
    const shown = wave(many(4, "community"), ["a", "b", "c", "d", "e"]);
    expect(shown).toMatchObject({ tooFew: true, scales: [], statements: [], groups: [] });
    expect(shown.words.works).toEqual([]);
  });

  it("is only means with fewer than ten", () => {
    const shown = wave([...many(5, null, 2), ...many(4, null, 5)]);
    expect(shown.scales).toHaveLength(4);
    for (const scale of shown.scales) expect(scale).toMatchObject({ half: null, split: null, alpha: null });
    for (const statement of shown.statements) expect(statement.thirds).toBeNull();
  });

  it("has thirds and splits from ten on", () => {
    const shown = wave([...many(5, null, 2), ...many(5, null, 5)]);
    expect(shown.scales[0]).toMatchObject({ n: 10, mean: 3.5, split: true });
    expect(shown.statements[0]?.thirds).toEqual({ low: 5, middle: 0, high: 5 });
    expect(shown.maySpeakForAll).toBe(false);
  });

  it("may speak for all from exactly two thirds", () => {
    expect(outcomeOf({ k: 5, invited: 21, answers: many(14, null), words: [] }).maySpeakForAll).toBe(true);
    expect(outcomeOf({ k: 5, invited: 22, answers: many(14, null), words: [] }).maySpeakForAll).toBe(false);
  });

  it("leaves a scale of a group out where those who answered it would point at a few", () => {
    const without = (own: Answer, at: number): Answer =>
      at === 0
        ? own
        : {
            ...own,
            ratings: Object.fromEntries(
              Object.entries(own.ratings).filter(([key]) => !SCALES.community.some((known) => known === key)),
            ),
          };
    // Six leaders, six staff: only one leader rates the community scale.
    const answers = [...many(6, "anchor_leaders").map(without), ...many(6, "anchor_staff")];
    const shown = wave(answers);
    expect(shown.groups.map(({ group }) => group)).toEqual(["anchor_leaders", "anchor_staff"]);
    expect(Object.keys(shown.groups[0]?.means ?? {})).not.toContain("community");
    // Seven have rated it: the staff's six would leave the one leader over.
    expect(Object.keys(shown.groups[1]?.means ?? {})).not.toContain("community");
    expect(shown.groups[1]?.means.structure).toBe(4);
  });

  it("has people's own words from k of them on, question by question", () => {
    const answers = many(12, null);
    expect(wave(answers, ["a", "b", "c", "d"]).words.works).toEqual([]);
    expect(wave(answers, ["a", "b", "c", "d", "e"]).words.works).toHaveLength(5);
  });

  it("never tells of fewer than k, whoever answered what", () => {
    const rating = fc.option(fc.constantFrom<Rating>(1, 2, 3, 4, 5), { freq: 3 });
    const anyone = fc.record({
      group: fc.option(fc.constantFrom(...GROUPS)),
      ratings: fc
        .array(rating, { minLength: STATEMENTS.length, maxLength: STATEMENTS.length })
        .map((row) =>
          Object.fromEntries(STATEMENTS.flatMap((statement, at) => (row[at] ? [[statement, row[at]]] : []))),
        ),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 30 }), (answers) => {
        const shown = outcomeOf({ k: 5, invited: 40, answers: answers as Answer[], words: [] });
        for (const { n } of [...shown.scales, ...shown.statements, ...shown.groups])
          expect(n).toBeGreaterThanOrEqual(5);
        const grouped = shown.groups.reduce((sum, { n }) => sum + n, 0);
        expect(shown.ungrouped).toBe(answers.length - grouped);
        expect(shown.groups.length === 0 || shown.ungrouped === 0 || shown.ungrouped >= 5).toBe(true);
      }),
    );
  });
});
