import { describe, expect, it } from "vitest";
import { evaluate } from "~/domain/goals/progress/progress";
import type {
  AmountTarget,
  EachMember,
  MultipleTarget,
  ParityTarget,
  ReductionTarget,
  ShareTarget,
  Target,
} from "~/domain/goals/targets";
import { type Handmade, path, readingsOf } from "../../support/figures/readings";

const hires: ShareTarget = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 };
const at = <T extends Target>(target: T, figures: Handmade, year: number, more = {}) =>
  evaluate(target, path(more), readingsOf(figures), year);
/** From 5% in 2022: on the line to 10% in 2027 it is one point a year. */
const hired = (value: number, year: number) =>
  at(hires, { together: { impact_hire_rate: { 2022: 0.05, [year]: value } } }, year);

describe("a share on its way from 5% in 2022 to 10% in 2027", () => {
  it("is expected to gain a point a year", () => {
    expect(hired(0.07, 2024)).toMatchObject({
      status: "on_track",
      value: 0.07,
      baseline: 0.05,
      target: 0.1,
      unit: "share",
      why: null,
      startYear: 2022,
      dueYear: 2027,
    });
    expect(hired(0.07, 2024).expected).toBeCloseTo(0.07, 12);
    expect(hired(0.07, 2024).attainment).toBeCloseTo(0.4, 12);
  });

  it("is behind within a tenth of the whole way, and off track beyond that", () => {
    expect(hired(0.0699, 2024).status).toBe("behind");
    expect(hired(0.065, 2024).status).toBe("behind");
    expect(hired(0.0649, 2024).status).toBe("off_track");
  });

  it("is met as soon as it gets there, and missed if it is not there in time", () => {
    expect(hired(0.1, 2024)).toMatchObject({ status: "met" });
    expect(hired(0.0999, 2027)).toMatchObject({ status: "missed", expected: 0.1 });
    expect(hired(0.0999, 2030).status).toBe("missed");
    expect(hired(0.12, 2030).attainment).toBeCloseTo(1.4, 12);
  });

  it("says so when it has gone backward", () => {
    expect(hired(0.04, 2024).attainment).toBeCloseTo(-0.2, 12);
    expect(hired(0.04, 2024).status).toBe("off_track");
  });

  it("is at its baseline in the start year and has no status before", () => {
    const figures = { together: { impact_hire_rate: { 2021: 0.2, 2022: 0.05 } } };
    expect(at(hires, figures, 2022)).toMatchObject({ status: "on_track", attainment: 0, expected: 0.05 });
    expect(at(hires, figures, 2021)).toMatchObject({ status: "no_data", why: "not_started", value: null });
  });

  it("follows its milestones where it has some", () => {
    const figures = { together: { impact_hire_rate: { 2022: 0.05, 2024: 0.06, 2026: 0.08 } } };
    const milestones = [{ year: 2025, value: 0.065 }];
    const [early, late] = [2024, 2026].map((year) => at(hires, figures, year, { milestones }));
    expect(early?.expected).toBeCloseTo(0.06, 12);
    expect(early?.status).toBe("on_track");
    expect(late?.expected).toBeCloseTo(0.0825, 12);
    expect(late?.status).toBe("behind");
  });
});

describe("an unknown value", () => {
  it("is no data, or withheld, never zero", () => {
    const none = at(hires, { together: { impact_hire_rate: { 2022: 0.05 } } }, 2024);
    expect(none).toMatchObject({ status: "no_data", why: "no_value", value: null, attainment: null });
    const withheld = at(hires, { together: { impact_hire_rate: { 2022: 0.05, 2024: "withheld" } } }, 2024);
    expect(withheld).toMatchObject({ status: "withheld", why: "withheld", value: null });
    expect(at(hires, {}, 2024)).toMatchObject({ status: "no_data", why: "unknown_figure" });
  });

  it("has no path without a baseline, but a target reached or missed counts", () => {
    const hiresOf = (value: number) => ({ together: { impact_hire_rate: { 2024: value } } });
    const short = at(hires, hiresOf(0.09), 2024);
    expect(short).toMatchObject({ status: "no_data", why: "no_baseline", value: 0.09, attainment: null });
    expect(at(hires, hiresOf(0.1), 2024)).toMatchObject({ status: "met", why: null, attainment: null });
    expect(at(hires, hiresOf(0.09), 2027).status).toBe("no_data");
    const late = { together: { impact_hire_rate: { 2027: 0.09 } } };
    expect(at(hires, late, 2027)).toMatchObject({ status: "missed", attainment: null });
  });
});

describe("a target that is met at the start", () => {
  it.each([0.1, 0.12])("is all or nothing from then on (baseline %f)", (baseline) => {
    const in2024 = (value: number) =>
      at(hires, { together: { impact_hire_rate: { 2022: baseline, 2024: value } } }, 2024);
    expect(in2024(0.11)).toMatchObject({ status: "met", attainment: 1, expected: 0.1 });
    // By the formula, 8% from a baseline of 12% would be 200% of the way to 10%.
    expect(in2024(0.08)).toMatchObject({ status: "off_track", attainment: 0, expected: 0.1 });
  });
});

describe("a share that should fall", () => {
  const turnover: ShareTarget = { kind: "share", metric: "quit_rate", direction: "atMost", value: 0.1 };
  const in2024 = (value: number) =>
    at(turnover, { together: { quit_rate: { 2022: 0.2, 2024: value } } }, 2024);
  it("is on track at or below the line", () => {
    expect(in2024(0.15)).toMatchObject({ status: "on_track", direction: "atMost" });
    expect(in2024(0.15).attainment).toBeCloseTo(0.5, 12);
    expect(in2024(0.169).status).toBe("behind");
    expect(in2024(0.171).status).toBe("off_track");
    expect(in2024(0.1).status).toBe("met");
  });
});

describe("double the spending", () => {
  const double: MultipleTarget = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 };
  it("compares the same members, so a member that joins does not look like growth", () => {
    const figures: Handmade = {
      together: { mwbe_local_spend: { 2022: 100, 2024: 300 } },
      pairs: { mwbe_local_spend: { 2024: { now: 140, before: 100, members: 4 } } },
    };
    expect(at(double, figures, 2024)).toMatchObject({
      status: "on_track",
      value: 140,
      baseline: 100,
      target: 200,
      multiple: 1.4,
      cohort: 4,
      expected: 140,
    });
    expect(at(double, figures, 2024).attainment).toBeCloseTo(0.4, 12);
  });

  it("computes the cohort from the members when it starts from another year", () => {
    const figures: Handmade = {
      together: { mwbe_local_spend: { 2023: 100, 2024: 500 } },
      members: {
        a: { mwbe_local_spend: { 2023: 60.1, 2024: 90.2 } },
        b: { mwbe_local_spend: { 2023: 40.2 } },
        late: { mwbe_local_spend: { 2024: 400 } },
      },
    };
    const progress = at(double, figures, 2024, { startYear: 2023 });
    expect(progress).toMatchObject({ value: 90.2, baseline: 60.1, target: 120.2, cohort: 1 });
  });

  it("counts a member that joined later from its own baseline", () => {
    const figures: Handmade = {
      members: { late: { mwbe_local_spend: { 2024: 400, 2025: 500 } } },
      baselines: { late: 2024 },
    };
    const progress = at(double, figures, 2025, { memberId: "late" });
    expect(progress).toMatchObject({ startYear: 2024, baseline: 400, target: 800, status: "behind" });
    // 25% of the way where a third is expected.
    expect(progress.expected).toBeCloseTo(400 + 400 / 3, 9);
    expect(at(double, figures, 2023, { memberId: "late" }).why).toBe("not_started");
  });

  it("cannot start from zero", () => {
    const figures = { together: { mwbe_local_spend: { 2022: 0, 2024: 50 } } };
    expect(at(double, figures, 2024)).toMatchObject({
      status: "no_data",
      why: "zero_baseline",
      target: null,
    });
  });

  it("is exact where binary fractions are not", () => {
    const tenth: MultipleTarget = {
      kind: "multiple",
      figure: "mwbe_local_spend",
      of: "baseline",
      factor: 1.1,
    };
    const in2024 = (now: number, before: number) =>
      at(tenth, { together: { mwbe_local_spend: { 2022: before, 2024: now } } }, 2024).status;
    expect(in2024(110, 100)).toBe("met");
    expect(in2024(1320.55, 1200.5)).toBe("met");
    expect(in2024(1320.54, 1200.5)).not.toBe("met");
  });
});

describe("ten percent more than last year", () => {
  const more: MultipleTarget = { kind: "multiple", figure: "local_spend", of: "lastYear", factor: 1.1 };
  const figures = { together: { local_spend: { 2022: 100, 2023: 110, 2024: 120, 2025: 131 } } };
  it("is due every year", () => {
    expect(at(more, figures, 2022)).toMatchObject({ status: "no_data", why: "not_started" });
    expect(at(more, figures, 2023)).toMatchObject({
      status: "met",
      value: 110,
      baseline: 100,
      target: 110,
      attainment: 1,
    });
    expect(at(more, figures, 2024)).toMatchObject({
      status: "behind",
      baseline: 110,
      target: 121,
      expected: 121,
    });
    expect(at(more, figures, 2025, { targetYear: 2025 }).status).toBe("missed");
    expect(at(more, figures, 2026)).toMatchObject({ status: "no_data", why: "no_value" });
  });
});

describe("1,000 homes since the baseline", () => {
  const homes: AmountTarget = { kind: "amount", figure: "homes", over: "sinceBaseline", value: 1000 };
  it("start at zero, without a figure for the baseline year", () => {
    const figures = { together: { homes: {}, "homes since": { 2023: 150, 2024: 400 } } };
    expect(at(homes, figures, 2024)).toMatchObject({
      status: "on_track",
      baseline: 0,
      expected: 400,
      attainment: 0.4,
    });
  });
  it("count what existed when the goal began", () => {
    const figures = { together: { homes: {}, "homes since": { 2023: 200, 2025: 600 } } };
    const progress = at(homes, figures, 2025, { startYear: 2023, targetYear: 2027 });
    expect(progress).toMatchObject({ baseline: 200, expected: 600, attainment: 0.5, status: "on_track" });
  });
  it("in one year are another target", () => {
    const yearly: AmountTarget = { ...homes, over: "year" };
    const progress = at(yearly, { together: { homes: { 2022: 500, 2024: 700 } } }, 2024);
    expect(progress).toMatchObject({ baseline: 500, attainment: 0.4, status: "on_track" });
  });
});

describe("parity with the city", () => {
  const parity: ParityTarget = { kind: "parity", indicator: "here", reference: "city" };
  const rates = (here: Record<number, number>, city: Record<number, number>) => ({
    indicators: { here, city },
  });
  it("closes the first gap evenly, whatever the city does", () => {
    // The gap of 5 points should be 3 by 2024; the city has risen by 1.
    const progress = at(parity, rates({ 2022: 10, 2024: 9 }, { 2022: 5, 2024: 6 }), 2024);
    expect(progress).toMatchObject({
      status: "on_track",
      value: 9,
      reference: 6,
      target: 6,
      expected: 9,
      baseline: 10,
    });
    expect(progress.attainment).toBeCloseTo(0.4, 12);
  });
  it("is met at or below the reference of the same year", () => {
    expect(at(parity, rates({ 2022: 10, 2024: 6.1 }, { 2022: 5, 2024: 6.1 }), 2024).status).toBe("met");
    expect(at(parity, rates({ 2022: 10, 2024: 6.1 }, { 2022: 5, 2024: 6 }), 2024).status).toBe("on_track");
  });
  it("needs the reference", () => {
    expect(at(parity, rates({ 2022: 10, 2024: 9 }, { 2022: 5 }), 2024)).toMatchObject({
      why: "no_reference",
    });
    expect(at(parity, rates({ 2022: 10, 2024: 9 }, { 2024: 5 }), 2024)).toMatchObject({ why: "no_baseline" });
  });
});

describe("poverty cut by half", () => {
  const half: ReductionTarget = { kind: "reduction", indicator: "poverty", by: 0.5 };
  const in2024 = (value: number) => at(half, { indicators: { poverty: { 2022: 24, 2024: value } } }, 2024);
  it("falls on a line to half of what it was", () => {
    expect(in2024(19.2)).toMatchObject({ status: "on_track", target: 12, direction: "atMost" });
    expect(in2024(19.2).attainment).toBeCloseTo(0.4, 12);
    expect(in2024(20.5).status).toBe("off_track");
    expect(in2024(12).status).toBe("met");
  });
  it("reads its milestones as the part fallen so far", () => {
    const progress = at(half, { indicators: { poverty: { 2022: 24, 2025: 21.6 } } }, 2025, {
      milestones: [{ year: 2025, value: 0.1 }],
    });
    expect(progress).toMatchObject({ expected: 21.6, status: "on_track" });
  });
  it("from zero is met by zero", () => {
    const progress = at(half, { indicators: { poverty: { 2022: 0, 2024: 0 } } }, 2024);
    expect(progress).toMatchObject({ status: "met", attainment: 1 });
  });
});

describe("several targets", () => {
  const share = (metric: string, value: number, more = {}): Target => ({
    kind: "share",
    metric,
    direction: "atLeast",
    value,
    ...more,
  });
  const figures: Handmade = {
    together: { a_rate: { 2022: 0, 2024: 0.3 }, b_rate: { 2022: 0, 2024: 0.5 }, c_rate: { 2022: 0 } },
  };
  const full = share("a_rate", 1);
  const other = share("b_rate", 1);
  const unknown = share("c_rate", 1);
  const status = (kind: "anyOf" | "allOf", clauses: Target[], year = 2024) =>
    at({ kind, clauses }, figures, year);

  it("take the best status if one is enough, the worst if all are due", () => {
    expect(status("anyOf", [full, other])).toMatchObject({ status: "on_track", attainment: 0.5 });
    expect(status("allOf", [full, other])).toMatchObject({ status: "behind", attainment: 0.3 });
    expect(status("allOf", [full, other]).clauses.map((clause) => clause.status)).toEqual([
      "behind",
      "on_track",
    ]);
  });

  it("ignore unknown parts if one is enough, but not if all are due", () => {
    expect(status("anyOf", [unknown, full]).status).toBe("behind");
    expect(status("allOf", [unknown, full])).toMatchObject({ status: "no_data", why: "no_value" });
  });

  it("are missed as a whole when one that is due is missed", () => {
    const overdue = share("a_rate", 1, { targetYear: 2024 });
    expect(status("allOf", [unknown, overdue])).toMatchObject({ status: "missed", why: null });
    expect(status("anyOf", [unknown, overdue]).status).toBe("missed");
    expect(status("anyOf", [overdue, other]).status).toBe("on_track");
  });

  it("cover 1% allocated and all of it deployed within five years", () => {
    const both: Target = {
      kind: "allOf",
      clauses: [share("pbi_allocation_share", 0.01), share("pbi_deployment_share", 1)],
    };
    const years = { pbi_allocation_share: { 2022: 0.002, 2027: 0.011 } };
    const in2027 = (deployed: number) =>
      at(both, { together: { ...years, pbi_deployment_share: { 2027: deployed } } }, 2027);
    expect(in2027(1).status).toBe("met");
    expect(in2027(0.9)).toMatchObject({ status: "missed", attainment: 0.9 });
  });
});

describe("each member", () => {
  const each: EachMember = { kind: "eachMember", target: hires };
  const members: Handmade["members"] = {
    a: { impact_hire_rate: { 2022: 0.05, 2024: 0.11 } },
    b: { impact_hire_rate: { 2022: 0.05, 2024: 0.06 } },
    school: { impact_hire_rate: { 2022: "n/a", 2024: "n/a" } },
  };
  it("shows the share that meets it and the worst status, without members it does not apply to", () => {
    expect(at(each, { members }, 2024)).toMatchObject({
      status: "off_track",
      attainment: 0.5,
      meeting: { met: 1, of: 2 },
      members: [{ memberId: "a" }, { memberId: "b" }],
    });
  });
  it("expects something of a member from the first year it applies", () => {
    const since = { school: { impact_hire_rate: { 2022: "n/a", 2024: 0.05 } } } as const;
    expect(at(each, { members: since }, 2024).members[0]?.progress.why).toBe("no_baseline");
  });
  it("is met when all meet it, without members that have left", () => {
    expect(at(each, { members, away: { 2024: ["b"] } }, 2024)).toMatchObject({
      status: "met",
      attainment: 1,
    });
  });
  it("says so if nobody is left", () => {
    const gone = at(each, { members, away: { 2024: ["a", "b", "school"] } }, 2024);
    expect(gone).toMatchObject({ status: "no_data", why: "no_members", attainment: null, meeting: null });
  });
});
