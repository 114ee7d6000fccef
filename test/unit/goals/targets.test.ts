import { describe, expect, it } from "vitest";
import { type Aim, goalFaults } from "~/domain/goals/faults";
import { goalSchema } from "~/domain/goals/goal";
import { targetSchema } from "~/domain/goals/target-schema";
import { codesOf, simpleTargets, type Target } from "~/domain/goals/targets";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { lessThanWhole, times } from "~/domain/numbers/times";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";

const share = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;
const homes = { kind: "amount", figure: "housing_units_total", over: "sinceBaseline", value: 1000 } as const;
const parity = {
  kind: "parity",
  indicator: "unemployment_focus",
  reference: "unemployment_reference",
} as const;
const messages = (json: unknown) =>
  targetSchema.safeParse(json).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ??
  [];

describe("a target", () => {
  it("reads as written, with defaults filled in", () => {
    expect(targetSchema.parse({ kind: "share", metric: "a_rate", value: 0.1 })).toMatchObject({
      direction: "atLeast",
    });
    expect(targetSchema.parse({ kind: "multiple", figure: "a", factor: 2 })).toMatchObject({
      of: "baseline",
    });
    for (const target of [share, homes, parity, { kind: "eachMember", target: share }])
      expect(targetSchema.parse(JSON.parse(JSON.stringify(target)))).toEqual(target);
  });

  it("says in plain words what is not allowed", () => {
    expect(messages({ ...share, value: 1.2 })).toEqual(["value: Enter a share from 0% to 100%."]);
    expect(messages({ ...share, value: "10" })).toEqual(["value: Enter a share, such as 10%."]);
    expect(messages({ ...homes, value: 0 })).toEqual(["value: Enter an amount above 0."]);
    expect(messages({ kind: "multiple", figure: "a", factor: 0.5 })).toEqual([
      "factor: Enter a multiple from 1 to 100.",
    ]);
    expect(messages({ kind: "reduction", indicator: "a", by: 0 })).toEqual([
      "by: Enter a reduction above 0% and up to 100%.",
    ]);
    expect(messages({ kind: "hope" })).toEqual(["kind: Choose what kind of target this is."]);
    expect(messages(null)).toHaveLength(1);
    expect(messages({ ...share, more: 1 })).toHaveLength(1);
    for (const value of [Number.NaN, Infinity, -1]) expect(messages({ ...share, value })).toHaveLength(1);
  });

  it("combines two to six parts", () => {
    expect(messages({ kind: "anyOf", clauses: [share] })).toEqual([
      "clauses: Add at least two targets to choose from or combine.",
    ]);
    expect(messages({ kind: "allOf", clauses: Array(7).fill(share) })).toEqual([
      "clauses: Combine at most six targets.",
    ]);
    expect(messages({ kind: "allOf", clauses: [share, { ...homes, value: -1 }] })).toEqual([
      "clauses.1.value: Enter an amount above 0.",
    ]);
  });

  it("asks each member only once, at any depth", () => {
    const each = { kind: "eachMember", target: share };
    const twice = "target: “Each member” cannot contain another “each member.”";
    expect(messages({ kind: "anyOf", clauses: [each, homes] })).toEqual([]);
    expect(messages({ kind: "eachMember", target: { kind: "anyOf", clauses: [share, homes] } })).toEqual([]);
    expect(messages({ kind: "eachMember", target: each })).toEqual([twice]);
    expect(messages({ kind: "eachMember", target: { kind: "anyOf", clauses: [share, each] } })).toEqual([
      twice,
    ]);
  });

  it("nests only so deep", () => {
    let deep: unknown = share;
    for (let layer = 0; layer < 5000; layer++) deep = { kind: "anyOf", clauses: [deep, share] };
    expect(messages(deep)).toEqual([": Combine targets in at most three layers."]);
  });

  it("lists the codes it reads", () => {
    const all: Target = {
      kind: "allOf",
      clauses: [share, { kind: "eachMember", target: share }, homes, parity],
    };
    expect(codesOf(all)).toEqual({
      figures: ["impact_hire_rate", "housing_units_total"],
      indicators: ["unemployment_focus", "unemployment_reference"],
    });
    expect(simpleTargets(all)).toEqual([share, share, homes, parity]);
  });
});

describe("a goal's target and years", () => {
  const known = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS, indicators: COMMUNITY_INDICATORS };
  const aim = (target: Target | null, more: Partial<Aim> = {}): Aim => ({
    level: "collaborative",
    target,
    startYear: 2022,
    targetYear: 2027,
    milestones: [],
    ...more,
  });
  const faults = (target: Target | null, more: Partial<Aim> = {}) =>
    goalFaults(aim(target, more), known).map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("fit the standard figures", () => {
    for (const target of [share, homes, parity]) expect(faults(target)).toEqual([]);
    expect(faults(null, { startYear: null, targetYear: null })).toEqual([]);
  });

  it("name only known figures of the right kind", () => {
    expect(faults({ ...share, metric: "nothing" })).toEqual([
      "target.metric: There is no figure “nothing” here.",
    ]);
    expect(faults({ ...share, metric: "new_hires" })).toEqual([
      "target.metric: This figure is an amount: choose one that is a share.",
    ]);
    expect(faults({ ...share, value: 0 })).toEqual([
      "target.value: Enter more than 0%: anything is at least 0%.",
    ]);
    expect(faults({ ...homes, figure: "impact_hire_rate" })).toEqual([
      "target.figure: This figure is a share: choose an amount.",
    ]);
    expect(faults({ ...homes, figure: "employees" })).toEqual([
      "target.figure: This is counted at the end of each year, so years cannot be added up.",
    ]);
    expect(faults({ ...homes, over: "year" })).toHaveLength(1);
    expect(
      faults({ kind: "multiple", figure: "housing_units_total", of: "baseline", factor: 2 }),
    ).toHaveLength(1);
    expect(faults({ ...parity, reference: "unemployment_focus" })).toEqual([
      "target.reference: Choose another indicator to compare with.",
    ]);
    expect(faults({ kind: "reduction", indicator: "nothing", by: 0.5 })).toEqual([
      "target.indicator: There is no community indicator “nothing” here.",
    ]);
  });

  it("do not ask one institution for outcomes of the place or for each member", () => {
    expect(faults(parity, { level: "institution" })).toHaveLength(1);
    expect(faults({ kind: "eachMember", target: parity })).toHaveLength(1);
    expect(faults({ kind: "eachMember", target: share }, { level: "institution" })).toHaveLength(1);
  });

  it("are one to ten years apart, with every part due in between", () => {
    const apart = "targetYear: Choose a target year 1 to 10 years after the start.";
    expect(faults(share, { targetYear: 2032 })).toEqual([]);
    for (const targetYear of [2022, 2021, 2033]) expect(faults(share, { targetYear })).toEqual([apart]);
    const both = (targetYear: number): Target => ({
      kind: "allOf",
      clauses: [homes, { ...share, targetYear }],
    });
    expect(faults(both(2024))).toEqual([]);
    expect(faults(both(2022))).toEqual([
      "target.clauses.1.targetYear: Choose a due year after the start of the goal.",
    ]);
    expect(faults(both(2028))).toEqual([
      "target.clauses.1.targetYear: Choose a due year no later than the goal’s target year.",
    ]);
  });

  it("allow milestones in between, in order, toward the target", () => {
    const at = (...milestones: [number, number][]) =>
      faults(share, { milestones: milestones.map(([year, value]) => ({ year, value })) });
    expect(at([2024, 0.06], [2025, 0.08])).toEqual([]);
    expect(at([2022, 0.06])).toEqual([
      "milestones.0.year: Choose a year between the start and the target year.",
    ]);
    expect(at([2025, 0.06], [2024, 0.08])).toEqual([
      "milestones.1.year: Put milestones in order, each in a later year than the one before.",
    ]);
    expect(at([2024, 0.08], [2025, 0.07])).toEqual([
      "milestones.1.value: This milestone is farther from the target than the one before.",
    ]);
    const both: Target = { kind: "allOf", clauses: [share, homes] };
    expect(faults(both, { milestones: [{ year: 2024, value: 1 }] })).toHaveLength(1);
  });
});

describe("the fields of a goal", () => {
  const least = { level: "collaborative", strategy: "workforce", statement: " Hire from here " };
  it("may be left open in a draft", () => {
    expect(goalSchema.parse(least)).toMatchObject({
      statement: "Hire from here",
      target: null,
      startYear: null,
      milestones: [],
      owner: "",
      breakdown: null,
    });
  });
  it("say whose goal it is", () => {
    const fault = (more: object) => goalSchema.safeParse({ ...least, ...more }).error?.issues[0]?.path[0];
    expect(fault({ level: "institution" })).toBe("memberId");
    expect(fault({ memberId: "0199b3f4-7c3e-7000-8000-000000000001" })).toBe("memberId");
    expect(fault({ rollsUpTo: "0199b3f4-7c3e-7000-8000-000000000001" })).toBe("rollsUpTo");
    expect(fault({ statement: "" })).toBe("statement");
    expect(fault({ target: { ...share, value: 2 } })).toBe("target");
  });
});

describe("products of decimals", () => {
  it("are the decimals people would write", () => {
    expect(times(1.1, 100)).toBe(110);
    expect(times(0.1, 0.2)).toBe(0.02);
    expect(times(1e-7, 3)).toBe(3e-7);
    expect(times(1e21, 2)).toBe(2e21);
    expect(times(-0.3, 3)).toBe(-0.9);
    expect(lessThanWhole(0.9)).toBe(0.1);
    expect(lessThanWhole(0.333)).toBe(0.667);
    expect(lessThanWhole(1)).toBe(0);
  });
});
