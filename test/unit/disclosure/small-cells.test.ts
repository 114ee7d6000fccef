import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CountEquations } from "~/domain/disclosure/count-equations";
import { standardPolicy } from "~/domain/disclosure/presets";
import { withholdGroups } from "~/domain/disclosure/small-cells";
import { PEER_POLICIES, type PeerPolicy } from "~/domain/terms";
import { runs } from "../../support/endurance";
import {
  follows,
  ownNumbers,
  type SplitCase,
  sumsOfGroup,
  wholes,
} from "../../support/figures/split-attacker";
import { catalogOf } from "../../support/figures/sums";

const CATEGORIES = ["a", "b", "c", "d"];
const FIGURES = [
  { code: "whole", measures: ["whole"] },
  { code: "part", measures: ["part"] },
  { code: "rate", measures: ["part", "whole"] },
];
const GROUPS = FIGURES.flatMap(({ code }) =>
  [...CATEGORIES, "not_recorded"].map((group) => [code, group] as const),
);
const measureOf = new Map(catalogOf().measures.map((measure) => [measure.code, measure]));

function withheld(given: SplitCase, own: string | null, peers: PeerPolicy = "totals_only") {
  const measure = (code: string | undefined) => measureOf.get(code ?? "") ?? null;
  return withholdGroups({
    dimension: {
      categories: given.categories.map((code) => ({ id: code, code, label: code, enabled: true })),
    },
    figures: given.figures.flatMap(({ code, measures: [upper, lower] }) => {
      const numerator = measure(upper);
      return numerator ? [{ code, numerator, denominator: measure(lower) }] : [];
    }),
    members: given.members.map(({ id, totals, parts }) => ({
      memberId: id,
      totals: new Map(
        Object.entries(totals).flatMap(([code, value]) => (value === null ? [] : [[code, String(value)]])),
      ),
      parts: new Map(
        Object.entries(parts).map(([code, split]) => [
          code,
          new Map(Object.entries(split).map(([category, value]) => [category, String(value)])),
        ]),
      ),
    })),
    own,
    policy: standardPolicy(peers),
    whole: () => null,
  });
}

/** Members that split one measure, and what each leaves unrecorded. */
const one = (...members: [parts: Record<string, number>, rest: number][]): SplitCase => ({
  categories: CATEGORIES,
  figures: [{ code: "whole", measures: ["whole"] }],
  members: members.map(([parts, rest], place) => ({
    id: `m${place}`,
    totals: { whole: Object.values(parts).reduce((sum, value) => sum + value, rest) },
    parts: { whole: parts },
  })),
});
const rules = (given: SplitCase, own: string | null = null) =>
  Object.fromEntries([...withheld(given, own)].map(([key, { rule }]) => [key.replace("whole ", ""), rule]));

describe("groups of few people", () => {
  it("are withheld below eleven, and the next smallest with them", () => {
    const three = one([{ a: 40, b: 20, c: 2 }, 9], [{ a: 50, b: 30, c: 3 }, 9], [{ a: 60, b: 30, c: 1 }, 9]);
    expect(rules(three)).toEqual({ c: "small_cell", not_recorded: "complementary" });
  });

  it("are shown from eleven on", () => {
    const three = one([{ a: 40, b: 5 }, 9], [{ a: 50, b: 3 }, 9], [{ a: 60, b: 3 }, 9]);
    expect(rules(three)).toEqual({});
    expect(withheld(one([{ a: 40, b: 5 }, 9], [{ a: 50, b: 3 }, 9], [{ a: 60, b: 2 }, 9]), null)).toEqual(
      new Map([
        ["whole b", { rule: "small_cell", detail: "shown from 11 people on" }],
        [
          "whole not_recorded",
          { rule: "complementary", detail: expect.stringMatching(/^shown when no small/) },
        ],
      ]),
    );
  });

  it("protect each other where two are small", () => {
    const three = one([{ a: 40, b: 2, c: 1 }, 9], [{ a: 50, b: 2, c: 2 }, 9], [{ a: 60, b: 2, c: 1 }, 9]);
    expect(rules(three)).toEqual({ b: "small_cell", c: "small_cell" });
  });

  it("of nobody are small, and protect no other", () => {
    const three = one([{ a: 40, b: 20, c: 0 }, 0], [{ a: 50, b: 30, c: 0 }, 0], [{ a: 60, b: 20, c: 0 }, 0]);
    expect(rules(three)).toEqual({ b: "complementary", c: "small_cell", not_recorded: "small_cell" });
  });

  it("are withheld, too, if only the viewer's own people make them large", () => {
    const three = one([{ a: 40, b: 20 }, 9], [{ a: 50, b: 3 }, 9], [{ a: 60, b: 3 }, 9]);
    expect(rules(three)).toEqual({});
    expect(rules(three, "m0")).toEqual({ b: "small_cell", not_recorded: "complementary" });
    expect(withheld(three, "m0").get("whole b")?.detail).toBe(
      "shown from 11 people on, those of your own institution left aside",
    );
  });

  it("are told where the whole is nobody, since that tells them anyway", () => {
    expect(rules(one([{ a: 0 }, 0], [{ a: 0 }, 0], [{ a: 0 }, 0]))).toEqual({});
  });
});

describe("groups of few members", () => {
  it("are withheld like any other figure", () => {
    const given = one([{ a: 40, b: 20, c: 15 }, 9], [{ a: 50, b: 30, c: 15 }, 9], [{ a: 60, b: 25 }, 9]);
    expect(rules(given)).toMatchObject({ c: "contributors" });
    expect(rules(given, "m0")).toMatchObject({ c: "contributors" });
    expect(rules(one([{ a: 40 }, 9], [{ a: 50 }, 9]), "m0")).toMatchObject({ a: "contributors" });
  });
});

describe("the share of a group", () => {
  it("is withheld for a small numerator, and its large denominator is told beside other figures", () => {
    const part = { a: 20, b: 2 };
    const whole = { a: 200, b: 90 };
    const member = (id: string) => ({ id, totals: { part: 25, whole: 300 }, parts: { part, whole } });
    const given = { categories: ["a", "b"], figures: FIGURES, members: ["x", "y", "z"].map(member) };
    const found = withheld(given, null);
    expect(found.get("rate b")?.rule).toBe("small_cell");
    expect(found.get("part b")?.rule).toBe("small_cell");
    expect(found.has("whole b")).toBe(false);
  });
});

const amount = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(12), fc.nat(80));
const split = fc.record(
  Object.fromEntries(CATEGORIES.map((category) => [category, amount])) as Record<string, typeof amount>,
);
const reported = fc.tuple(split, split, amount, amount, fc.integer({ min: 0, max: 9 }), fc.nat(15));

const anyCase: fc.Arbitrary<SplitCase> = fc.array(reported, { minLength: 3, maxLength: 7 }).map((drafts) => ({
  categories: CATEGORIES,
  figures: FIGURES,
  members: drafts.map(([part, whole, restOfPart, restOfWhole, gap, mask], place) => {
    // Most members split all of it; some leave out a category, the total, or everything.
    const left = (parts: Record<string, number>, at: number) =>
      Object.fromEntries(Object.entries(parts).filter((_, index) => gap !== at || (mask >> index) % 2 === 1));
    const parts = { part: left(part, 1), whole: left(whole, 2) };
    const total = (split: Record<string, number>, rest: number, at: number) =>
      gap === at ? null : Object.values(split).reduce((sum, value) => sum + value, rest);
    return {
      id: `m${place}`,
      totals: { part: total(parts.part, restOfPart, 3), whole: total(parts.whole, restOfWhole, 4) },
      parts,
    };
  }),
}));

describe("a member that adds and subtracts all that it is shown", () => {
  it.each(PEER_POLICIES)("works out no group that is withheld, where the policy is %s", (peers) => {
    let shown = 0;
    let complementary = 0;
    fc.assert(
      fc.property(anyCase, fc.nat(), (given, pick) => {
        const me = pick % 4 === 0 ? null : (given.members[pick % given.members.length]?.id ?? null);
        const hidden = withheld(given, me, peers);
        const before = [...wholes(given), ...(me === null ? [] : ownNumbers(given, me))];
        const told = [...before];
        for (const [figure, group] of GROUPS)
          if (!hidden.has(`${figure} ${group}`)) told.push(...sumsOfGroup(given, figure, group));
        for (const [figure, group] of GROUPS) {
          const sums = sumsOfGroup(given, figure, group).filter(({ of }) => of.length > 0);
          const why = hidden.get(`${figure} ${group}`);
          if (sums.length > 0 && !why) shown++;
          if (!why) continue;
          if (why.rule === "complementary") complementary++;
          // What one knows of one's own, or because the whole is nobody, nothing that is shown tells.
          const secret = sums.filter((sum) => !follows(sum, before));
          const known = secret.length === sums.length && secret.every((sum) => follows(sum, told));
          expect(known, `${figure} ${group}: ${why.rule}`).toBe(false);
        }
      }),
      { numRuns: runs(300) },
    );
    // Withholding everything would be safe as well.
    expect(shown).toBeGreaterThan(400);
    expect(complementary).toBeGreaterThan(50);
  });
});

describe("a equations", () => {
  const nobody = (name: string) => name.startsWith("0");

  it("refuses the sum from which a protected one follows", () => {
    const equations = new CountEquations(nobody);
    equations.learn(["x", "y", "z"]);
    expect(equations.protect(["x"])).toBe(true);
    expect(equations.admits(["z"])).toBe(true);
    expect(equations.admits(["y"])).toBe(false);
    expect(equations.admits(["x", "y"])).toBe(true);
    expect(equations.protect(["z"])).toBe(false);
  });

  it("knows that a sum of nobody has nobody in its parts", () => {
    const equations = new CountEquations(nobody);
    equations.learn(["x", "0a", "0b"]);
    expect(equations.protect(["0a"])).toBe(true);
    expect(equations.admits(["x"])).toBe(false);
    expect(equations.admits(["0b"])).toBe(true);
  });
});
