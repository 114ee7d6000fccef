import { describe, expect, it } from "vitest";
import { alignmentOf, type OwnGoal } from "~/domain/goals/progress/alignment";
import type { SimpleTarget, Target } from "~/domain/goals/targets";
import { type Handmade, readingsOf } from "../../support/figures/readings";

const share = (value: number, metric = "impact_hire_rate"): SimpleTarget => ({
  kind: "share",
  metric,
  direction: "atLeast",
  value,
});
const own = (memberId: string, target: Target, more: Partial<OwnGoal> = {}): OwnGoal => ({
  id: `goal of ${memberId}`,
  memberId,
  state: "adopted",
  target,
  startYear: 2022,
  targetYear: 2027,
  ...more,
});
const align = (target: Target, goals: OwnGoal[], figures: Handmade) =>
  alignmentOf(target, { startYear: 2022, goals, readings: readingsOf(figures), year: 2025 });

describe("members’ own targets beside the collaborative’s", () => {
  const figures: Handmade = {
    members: {
      big: { impact_hire_rate: { 2024: [40, 1000], 2025: [48, 1200] } },
      small: { impact_hire_rate: { 2024: [25, 250] } },
      other: { impact_hire_rate: { 2025: [60, 500] } },
      school: { impact_hire_rate: { 2025: "n/a" } },
      silent: { impact_hire_rate: {} },
    },
  };

  it("weight a share by their newest denominators, while other members stay where they are", () => {
    const [alignment] = align(
      share(0.1),
      [own("big", share(0.08)), own("small", share(0.2)), own("silent", share(0.5))],
      figures,
    );
    // (8% of 1,200 + 20% of 250 + 60) ÷ (1,200 + 250 + 500) = 206 ÷ 1,950
    expect(alignment?.carried).toBeCloseTo(206 / 1950, 12);
    expect(alignment).toMatchObject({
      required: 0.1,
      enough: true,
      withTarget: ["big", "small", "silent"],
      withoutTarget: ["other"],
      unknown: ["silent"],
    });
  });

  it("add up to exactly what they all promise", () => {
    const [alignment] = align(
      share(0.1),
      ["big", "small", "other"].map((member) => own(member, share(0.1))),
      figures,
    );
    expect(alignment).toMatchObject({ enough: true, withoutTarget: ["silent"] });
  });

  it("count only while they are adopted, and only for the same figure", () => {
    const none = [
      own("big", share(0.9), { state: "draft" }),
      own("small", share(0.9), { state: "closed" }),
      own("other", share(0.9, "local_workforce_share")),
    ];
    const [alignment] = align(share(0.1), none, figures);
    expect(alignment).toMatchObject({ withTarget: [], enough: false });
    expect(alignment?.carried).toBeCloseTo((48 + 25 + 60) / 1950, 12);
  });

  it("are found inside a compound target", () => {
    const either: Target = { kind: "anyOf", clauses: [share(0.9, "other_rate"), share(0.2)] };
    const [alignment] = align(share(0.1), [own("big", either)], figures);
    expect(alignment?.carried).toBeCloseTo((240 + 25 + 60) / 1950, 12);
  });

  it("add up as amounts and as multiples of their own baselines", () => {
    const spend: Handmade = {
      members: {
        a: { local_spend: { 2022: 100, 2025: 120 }, "local_spend since": { 2025: 330 } },
        b: { local_spend: { 2022: 300, 2025: 330 } },
        late: { local_spend: { 2025: 50 } },
      },
    };
    const double: Target = { kind: "multiple", figure: "local_spend", of: "baseline", factor: 2 };
    // a aims at 200, b stays at 330, over the 400 that both started from; late has no baseline.
    expect(align(double, [own("a", double)], spend)[0]).toMatchObject({
      required: 2,
      carried: 530 / 400,
      enough: false,
      unknown: ["late"],
    });
    const yearly: Target = { kind: "amount", figure: "local_spend", over: "year", value: 600 };
    expect(align(yearly, [own("a", double), own("b", { ...yearly, value: 350 })], spend)[0]).toMatchObject({
      required: 600,
      carried: 600,
      enough: true,
    });
  });

  it("count for each-member targets if they are high enough", () => {
    const each: Target = { kind: "eachMember", target: share(0.1) };
    expect(align(each, [own("big", share(0.1)), own("small", share(0.08))], figures)).toMatchObject([
      { required: 0.1, carried: 0.25, enough: false, withoutTarget: ["other", "silent"] },
    ]);
  });

  it("do not count toward outcomes of the place; each clause stands alone", () => {
    const parity: Target = { kind: "parity", indicator: "here", reference: "city" };
    expect(align(parity, [], figures)).toEqual([]);
    expect(align({ kind: "allOf", clauses: [share(0.1), parity, share(0.2)] }, [], figures)).toHaveLength(2);
  });

  it("give no total if nobody has figures", () => {
    expect(
      align(share(0.1), [own("a", share(0.1))], { members: { a: { impact_hire_rate: {} } } }),
    ).toMatchObject([{ carried: null, enough: null, unknown: ["a"] }]);
    expect(align(share(0.1), [], {})).toMatchObject([{ carried: null, enough: null, withoutTarget: [] }]);
  });
});
