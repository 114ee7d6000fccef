import { describe, expect, it } from "vitest";
import { baselineFaults } from "~/domain/goals/baselines";
import { evaluate } from "~/domain/goals/progress/progress";
import type { MultipleTarget, ParityTarget, ShareTarget, Target } from "~/domain/goals/targets";
import { statusSentence } from "~/domain/goals/words/sentences";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { goalWords } from "~/ui/figures/goal-words";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { type Handmade, path, readingsOf } from "../../support/figures/readings";

const tenth: ShareTarget = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 };
const double: MultipleTarget = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 };
const words = goalWords(
  {
    measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
    metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
  },
  COMMUNITY_INDICATORS,
  { locale: "en-US", currency: "USD" },
);
const at = <T extends Target>(target: T, figures: Handmade, year: number, memberId: string | null = null) =>
  evaluate(target, path({ memberId }), readingsOf(figures), year);
const rate = (years: Record<number, number>): Handmade => ({ together: { impact_hire_rate: years } });

describe("a baseline that already meets the target", () => {
  it("is covered in full while it holds and not at all otherwise, and the target itself is expected", () => {
    const start = { 2022: 0.11 };
    expect(at(tenth, rate({ ...start, 2024: 0.1 }), 2024)).toMatchObject({
      status: "met",
      attainment: 1,
      expected: 0.1,
    });
    expect(at(tenth, rate({ ...start, 2024: 0.099 }), 2024)).toMatchObject({ attainment: 0, expected: 0.1 });
  });
});

describe("a multiple of a baseline of 0", () => {
  const goal = (target: Target, memberId: string | null = null) => ({ target, startYear: 2022, memberId });
  const zero: Handmade = {
    together: { mwbe_local_spend: { 2022: 0, 2024: 5 } },
    members: { a: { mwbe_local_spend: { 2022: 0 } }, b: { mwbe_local_spend: { 2022: 0 } } },
  };
  it("cannot be set, wherever it stands in a target", () => {
    const faults = (target: Target, figures = zero, memberId: string | null = null) =>
      baselineFaults(goal(target, memberId), readingsOf(figures)).map((fault) => fault.path);
    expect(faults(double)).toEqual([["target", "figure"]]);
    expect(faults({ kind: "anyOf", clauses: [tenth, double] })).toEqual([["target", "clauses", 1, "figure"]]);
    expect(faults({ kind: "eachMember", target: double })).toEqual([["target", "target", "figure"]]);
    expect(faults(double, zero, "a")).toEqual([["target", "figure"]]);
  });
  it("is not the same as no baseline, as a multiple of last year, or as one member of several at 0", () => {
    const faults = (target: Target, figures: Handmade) => baselineFaults(goal(target), readingsOf(figures));
    expect(faults(double, { together: { mwbe_local_spend: { 2024: 5 } } })).toEqual([]);
    expect(faults({ ...double, of: "lastYear", factor: 1.1 }, zero)).toEqual([]);
    const one: Handmade = {
      ...zero,
      members: { a: { mwbe_local_spend: { 2022: 0 } }, b: { mwbe_local_spend: { 2022: 4 } } },
    };
    expect(faults({ kind: "eachMember", target: double }, one)).toEqual([]);
    expect(baselineFaults({ target: null, startYear: null, memberId: null }, readingsOf(zero))).toEqual([]);
  });
});

describe("no data among several targets", () => {
  const other: ShareTarget = { ...tenth, metric: "local_spend_share" };
  const behind = rate({ 2022: 0.05, 2024: 0.066 });
  it("is ignored where one is enough, unless there is nothing else", () => {
    expect(at({ kind: "anyOf", clauses: [other, tenth] }, behind, 2024).status).toBe("behind");
    expect(at({ kind: "anyOf", clauses: [other, other] }, behind, 2024).status).toBe("no_data");
  });
  it("is worse than anything that lags where all count", () => {
    expect(at({ kind: "allOf", clauses: [tenth, other] }, behind, 2024).status).toBe("no_data");
  });
});

describe("before it begins", () => {
  it("a target has no data and says when it begins", () => {
    const early = at(tenth, rate({ 2021: 0.2, 2022: 0.05 }), 2021);
    expect(early).toMatchObject({ status: "no_data", why: "not_started", startYear: 2022 });
    expect(statusSentence(tenth, early, words)).toBe("2021: begins in 2022; 10% is due in 2027; no data.");
  });
  it("a target that is due every year is first due in the year after", () => {
    const yearly: MultipleTarget = { ...double, of: "lastYear", factor: 1.1 };
    const first = at(yearly, { together: { mwbe_local_spend: { 2021: 1, 2022: 5 } } }, 2022);
    expect(statusSentence(yearly, first, words)).toContain("2022: begins in 2023;");
  });
  it("a member begins in the later of the goal's start and its own baseline year", () => {
    const late: Handmade = {
      ...rate({ 2022: 0.05, 2024: 0.06 }),
      members: { a: { impact_hire_rate: { 2022: 0.02, 2024: 0.05, 2025: 0.06 } } },
      baselines: { a: 2024 },
    };
    expect(at(tenth, late, 2023, "a")).toMatchObject({ why: "not_started", startYear: 2024 });
    expect(at(tenth, late, 2025, "a")).toMatchObject({ baseline: 0.05, startYear: 2024 });
    expect(at(tenth, { ...late, baselines: { a: 2020 } }, 2025, "a")).toMatchObject({
      baseline: 0.02,
      startYear: 2022,
    });
  });
});

describe("parity", () => {
  const parity: ParityTarget = {
    kind: "parity",
    indicator: "unemployment_focus",
    reference: "unemployment_reference",
  };
  it("closes the first gap evenly, wherever the reference goes", () => {
    const figures: Handmade = {
      indicators: {
        unemployment_focus: { 2022: 10, 2024: 12 },
        unemployment_reference: { 2022: 5, 2024: 8 },
      },
    };
    // Two fifths of the way, three of the five points may be left.
    expect(at(parity, figures, 2024)).toMatchObject({
      status: "off_track",
      value: 12,
      reference: 8,
      expected: 11,
    });
  });
});

describe("the projection of a share", () => {
  it("never leaves 0 to 100%", () => {
    const up = at({ ...tenth, value: 0.99 }, rate({ 2022: 0.5, 2023: 0.7, 2024: 0.9 }), 2024);
    expect(up).toMatchObject({ forecast: { value: 1 } });
    const down = at(tenth, rate({ 2022: 0.09, 2023: 0.05, 2024: 0.01 }), 2024);
    expect(down).toMatchObject({ forecast: { value: 0, reachedIn: null } });
  });
});
