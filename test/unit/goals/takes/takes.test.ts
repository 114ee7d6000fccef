import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "~/domain/goals/progress/progress";
import { needOf, takesOf } from "~/domain/goals/takes/needs";
import { readingsFromJson, readingsToJson } from "~/domain/goals/takes/readings-json";
import { expecting, type Scenario } from "~/domain/goals/takes/what-if";
import type { SimpleTarget, Target } from "~/domain/goals/targets";
import { type Handmade, path, readingsOf } from "../../../support/figures/readings";

const tenth = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;
/** The worked example of the rules: 156 of 1,700, of which C has 60 of 500. */
const worked: Handmade = {
  together: { impact_hire_rate: { 2022: [50, 1200], 2025: [156, 1700] } },
  members: {
    a: { impact_hire_rate: { 2022: [40, 1000], 2025: [96, 1200] } },
    c: { impact_hire_rate: { 2025: [60, 500] } },
  },
};
const need = (target: Target, figures: Handmade = worked, year = 2025) => {
  const [first] = takesOf(target, path(), readingsOf(figures), year);
  return first?.kind === "together" ? first.need : null;
};

describe("what a target still takes", () => {
  it("is the worked example: 14 more impact hires, 7 a year, 4.1 of them C's", () => {
    const found = need(tenth);
    expect(found).toMatchObject({ year: 2025, dueYear: 2027, met: false, needed: 14, aYear: 7, less: false });
    const c = found?.members.find(({ memberId }) => memberId === "c");
    expect(c?.proportional).toBeCloseTo(4.1, 1);
    // On its own figures, C is 10 beyond a tenth; A is 24 short of it.
    expect(found?.members.map(({ alone }) => alone)).toEqual([24, -10]);
  });

  it("is rounded up to whole people, however little is missing", () => {
    const at = (n: number, d: number, value: number) =>
      need({ ...tenth, value }, { together: { impact_hire_rate: { 2025: [n, d] } } })?.needed;
    expect(at(169, 1701, 0.1)).toBe(2);
    expect(at(0, 3, 0.1)).toBe(1);
    expect(at(17, 170, 0.1)).toBe(0);
    // As doubles, 0.1 × 3 is more than 0.3.
    expect(at(2, 30, 0.1)).toBe(1);
  });

  it("once given, meets the target, and one less does not", () => {
    const parts = fc.tuple(
      fc.nat(5000),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 1000 }),
    );
    fc.assert(
      fc.property(parts, ([n, d, mille]) => {
        const value = mille / 1000;
        const target: SimpleTarget = { ...tenth, value };
        const figures = (numerator: number): Handmade => ({
          together: { impact_hire_rate: { 2022: [1, 1000], 2025: [numerator, d] } },
        });
        const found = needOf(target, path(), readingsOf(figures(n)), 2025);
        if (!found) throw new Error("nothing is known");
        const meets = (numerator: number) =>
          evaluate(target, path(), readingsOf(figures(numerator)), 2025).status === "met";
        expect(meets(n + found.needed)).toBe(true);
        if (found.needed > 0) expect(meets(n + found.needed - 1)).toBe(false);
        expect(found.met).toBe(found.needed === 0);
      }),
    );
  });

  it("of a share that should stay below is how many fewer", () => {
    const target: SimpleTarget = { ...tenth, direction: "atMost" };
    const figures: Handmade = { together: { impact_hire_rate: { 2025: [180, 1705] } } };
    expect(need(target, figures)).toMatchObject({ needed: 10, less: true, met: false });
  });

  it("of an amount is what is left of it, a year's or since the baseline", () => {
    const homes: SimpleTarget = {
      kind: "amount",
      figure: "housing_units",
      over: "sinceBaseline",
      value: 1000,
    };
    const figures: Handmade = {
      together: { "housing_units since": { 2025: 640 } },
      members: { a: { "housing_units since": { 2025: 400 } }, b: { "housing_units since": { 2025: 240 } } },
    };
    const found = need(homes, figures);
    expect(found).toMatchObject({ needed: 360, aYear: 180 });
    expect(found?.members.map(({ proportional }) => proportional)).toEqual([225, 135]);
    expect(need({ ...homes, value: 600 }, figures)).toMatchObject({ needed: 0, met: true });
  });

  it("of a multiple compares the same members", () => {
    const double: SimpleTarget = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 };
    const figures: Handmade = {
      together: { mwbe_local_spend: { 2022: 100, 2025: 250 } },
      // A member that joined brought 100 of the 250.
      pairs: { mwbe_local_spend: { 2025: { now: 150, before: 100, members: 3 } } },
    };
    expect(need(double, figures)).toMatchObject({ needed: 50, aYear: 25, met: false });
    expect(need({ ...double, of: "lastYear", factor: 1.1 }, figures)).toMatchObject({
      needed: 25,
      dueYear: 2026,
      aYear: 25,
    });
  });

  it("covers every clause of a compound target, and each member of a target for each", () => {
    const clauses: Target[] = [tenth, { ...tenth, value: 0.09 }];
    for (const kind of ["anyOf", "allOf"] as const)
      expect(
        takesOf({ kind, clauses }, path(), readingsOf(worked), 2025).map((takes) =>
          takes.kind === "together" ? takes.need.needed : null,
        ),
      ).toEqual([14, 0]);
    const [each] = takesOf({ kind: "eachMember", target: tenth }, path(), readingsOf(worked), 2025);
    expect(
      each?.kind === "each" &&
        each.each.members.map(({ memberId, need }) => [memberId, need.needed, need.met]),
    ).toEqual([
      ["a", 24, false],
      ["c", 0, true],
    ]);
  });

  it("is computed from the newest year with a value, and has no yearly part once the time is up", () => {
    expect(need(tenth, worked, 2026)).toMatchObject({ year: 2025, needed: 14 });
    const late: Handmade = { together: { impact_hire_rate: { 2027: [156, 1700] } } };
    expect(need(tenth, late, 2027)).toMatchObject({ needed: 14, aYear: null });
    expect(need(tenth, { together: { impact_hire_rate: { 2025: "withheld" } } })).toBeNull();
  });
});

describe("what if", () => {
  const measures = { impact_hire_rate: { numerator: "impact_hires", denominator: "new_hires" } };
  const scenario = (expected: Record<string, string>, more: Partial<Scenario> = {}): Scenario => ({
    from: 2025,
    year: 2027,
    startYear: 2022,
    active: ["a", "c"],
    parts: (code) => measures[code as keyof typeof measures] ?? null,
    expected: (memberId, measure) => expected[`${memberId} ${measure}`] ?? null,
    ...more,
  });
  const then = (expected: Record<string, string>, figures = worked, more: Partial<Scenario> = {}) =>
    evaluate(tenth, path(), expecting(readingsOf(figures), scenario(expected, more)), 2027);

  it("nothing is expected to change, figure and status are those of today's figures", () => {
    expect(then({})).toMatchObject({ value: 156 / 1700, status: "missed" });
  });

  it("members expect what is needed, the target is met", () => {
    expect(then({ "a impact_hires": "106", "c impact_hires": "64" })).toMatchObject({
      value: 0.1,
      status: "met",
    });
    expect(then({ "a impact_hires": "106", "c impact_hires": "63" })).toMatchObject({ status: "missed" });
  });

  it("a member that has not reported expects both parts, it counts; one part alone does not", () => {
    const more = { active: ["a", "b", "c"] };
    const figures = { ...worked, members: { ...worked.members, b: { impact_hire_rate: {} } } };
    expect(then({ "b impact_hires": "60" }, figures, more)).toMatchObject({ value: 156 / 1700 });
    expect(then({ "b impact_hires": "60", "b new_hires": "300" }, figures, more)).toMatchObject({
      value: 216 / 2000,
    });
  });

  it("a member leaves, its figures leave with it", () => {
    expect(then({}, worked, { active: ["a"] })).toMatchObject({ value: 96 / 1200 });
  });

  it("others' figures are withheld, one's own still change the known total by what one expects", () => {
    const hidden: Handmade = {
      ...worked,
      members: {
        a: { impact_hire_rate: { 2022: "withheld", 2025: "withheld" } },
        c: { impact_hire_rate: { 2025: [60, 500] } },
      },
    };
    expect(then({ "c impact_hires": "74", "a impact_hires": "1000" }, hidden)).toMatchObject({
      value: 170 / 1700,
      status: "met",
    });
    const none: Handmade = { ...hidden, together: { impact_hire_rate: { 2025: "withheld" } } };
    expect(then({ "c impact_hires": "74" }, none)).toMatchObject({ value: null, why: "withheld" });
  });

  it("equals the figure that the same values give when reported", () => {
    const amount = fc.nat(2000).map((n) => `${n}`);
    fc.assert(
      fc.property(amount, amount, amount, amount, (an, ad, cn, cd) => {
        const expected = {
          "a impact_hires": an,
          "a new_hires": ad,
          "c impact_hires": cn,
          "c new_hires": cd,
        };
        const reported: Handmade = {
          together: {
            impact_hire_rate: { 2022: [50, 1200], 2027: [Number(an) + Number(cn), Number(ad) + Number(cd)] },
          },
        };
        const found = then(expected);
        if (Number(ad) + Number(cd) === 0) {
          expect(found).toMatchObject({ value: null });
          return;
        }
        const given = evaluate(tenth, path(), readingsOf(reported), 2027);
        expect(found).toMatchObject({ value: given.kind === "share" && given.value, status: given.status });
      }),
    );
  });

  it("what is added counts on top of a sum since the baseline", () => {
    const target: SimpleTarget = {
      kind: "amount",
      figure: "housing_units",
      over: "sinceBaseline",
      value: 1000,
    };
    const figures: Handmade = {
      together: { "housing_units since": { 2025: 640 } },
      members: { a: { "housing_units since": { 2025: 400 } }, c: { "housing_units since": { 2025: 240 } } },
    };
    const readings = expecting(
      readingsOf(figures),
      scenario(
        { "a housing_units": "300" },
        { parts: () => ({ numerator: "housing_units", denominator: null }) },
      ),
    );
    expect(evaluate(target, path(), readings, 2027)).toMatchObject({ value: 940, status: "missed" });
  });

  it("a multiple compares the same members, then and at the start", () => {
    const double: SimpleTarget = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 };
    const figures: Handmade = {
      together: { mwbe_local_spend: { 2022: 100, 2025: 150 } },
      members: {
        a: { mwbe_local_spend: { 2022: 60, 2025: 100 } },
        c: { mwbe_local_spend: { 2022: 40, 2025: 50 } },
        d: { mwbe_local_spend: {} },
      },
    };
    const parts = () => ({ numerator: "mwbe_local_spend", denominator: null });
    const found = (expected: Record<string, string>) =>
      evaluate(
        double,
        path(),
        expecting(readingsOf(figures), scenario(expected, { parts, active: ["a", "c", "d"] })),
        2027,
      );
    expect(found({ "a mwbe_local_spend": "150" })).toMatchObject({ multiple: 2, status: "met" });
    // A newcomer without a figure at the start is in neither sum.
    expect(found({ "d mwbe_local_spend": "500" })).toMatchObject({ multiple: 1.5, status: "missed" });
  });

  it("survives the way to the browser unchanged", () => {
    const readings = readingsOf(worked);
    const json = readingsToJson(readings, tenth, { years: [2022, 2025, 2027], memberIds: ["a", "c"] });
    const back = readingsFromJson(JSON.parse(JSON.stringify(json)));
    const given = scenario({ "a impact_hires": "106" });
    expect(evaluate(tenth, path(), expecting(back, given), 2027)).toEqual(
      evaluate(tenth, path(), expecting(readings, given), 2027),
    );
    expect(takesOf(tenth, path(), back, 2025)).toEqual(takesOf(tenth, path(), readings, 2025));
  });
});
