import { describe, expect, it } from "vitest";
import { decide } from "../../../app/domain/disclosure/decision";
import { PRESETS, standardPolicy } from "../../../app/domain/disclosure/presets";
import { periodOf } from "../../../app/domain/periods";
import { valuesOf } from "../../../app/domain/rollup/contributions";
import type { DisclosurePolicy, Member, Observation, PeerPolicy } from "../../../app/domain/terms";
import { catalogOf, member } from "../../support/figures/sums";

const ALL = ["arts", "bank", "college", "dock", "energy", "farm"].map((slug) => member(slug));
const PEERS: PeerPolicy[] = ["open", "anonymous_peers", "totals_only"];

/** Values by year and member, of the measure "whole" unless said otherwise. */
type Given = Record<number, Record<string, string>>;
const rows = (given: Given, measure = "whole"): Observation[] =>
  Object.entries(given).flatMap(([year, values]) =>
    Object.entries(values).map(([slug, value]): Observation => {
      const { start, end } = periodOf(Number(year), 12);
      return {
        kind: "measure",
        itemId: measure,
        categoryId: null,
        memberId: `id of ${slug}`,
        year: Number(year),
        state: "value",
        value,
        status: "verified",
        periodStart: start,
        periodEnd: end,
        note: null,
        source: null,
        revision: 1,
        changedAt: "",
        changedBy: "",
        computed: false,
      };
    }),
  );

function decided(
  observations: Observation[],
  policy: DisclosurePolicy,
  { me = "arts" as string | null, members = ALL as Member[], today = "2026-06-01" } = {},
) {
  const viewer = { role: "executive", memberId: me && `id of ${me}` } as const;
  return decide({
    catalog: catalogOf(members),
    values: valuesOf(observations),
    viewer,
    policy,
    from: 2020,
    to: 2025,
    today,
  });
}
const ruleOf = (...given: Parameters<typeof decided>) =>
  decided(...given).because("whole", 2025, "value")?.rule ?? null;
const of = (...values: string[]) =>
  Object.fromEntries(values.map((value, place) => [ALL[place]?.slug ?? "", value]));

describe("whatever members see of each other", () => {
  it("a total is shown from three contributors on, or as many as the collaborative has set", () => {
    for (const peers of PEERS) {
      const policy = standardPolicy(peers);
      expect(ruleOf(rows({ 2025: of("5", "5") }), policy)).toBe("contributors");
      expect(ruleOf(rows({ 2025: of("5", "5", "5") }), policy)).toBeNull();
      const four = { ...policy, minimumContributors: 4 };
      expect(decided(rows({ 2025: of("5", "5", "5") }), four).because("whole", 2025, "value")).toEqual({
        rule: "contributors",
        detail: "shown when at least 4 members contribute",
      });
    }
  });

  it("two besides oneself must stand behind it", () => {
    const two = { ...standardPolicy("open"), minimumContributors: 2, twoLargestShare: null };
    expect(ruleOf(rows({ 2025: of("5", "5") }), two)).toBe("own_contributors");
    expect(ruleOf(rows({ 2025: of("5", "5") }), two, { me: "farm" })).toBeNull();
    expect(ruleOf(rows({ 2025: of("5", "5") }), two, { me: null })).toBeNull();
  });

  it("a sum over years needs enough members in each of them: by its years the sums differ", () => {
    const since = (given: Given) =>
      decided(rows(given), standardPolicy("open")).because("whole", 2025, "sinceBaseline")?.rule ?? null;
    expect(since({ 2024: of("5", "5"), 2025: of("5", "5", "5") })).toBe("contributors");
    expect(since({ 2024: of("5", "5", "5"), 2025: of("5", "5", "5") })).toBeNull();
    expect(since({ 2023: of("5", "5", "5"), 2025: of("5", "5", "5") })).toBeNull();
  });

  it("a change needs enough members that gave both years", () => {
    const given = { 2024: of("5", "5"), 2025: of("5", "5", "5", "5") };
    const { because } = decided(rows(given), standardPolicy("open"));
    expect(because("whole", 2025, "changeFromLastYear")?.rule).toBe("contributors");
    expect(because("whole", 2025, "value")).toBeNull();
    expect(because("whole", 2025, "change")).toBeNull();
  });

  it("no member makes up more of a total, a part of a share, a sum or a change than the policy says", () => {
    const large = of("90", "5", "5");
    const even = of("30", "30", "30");
    for (const peers of PEERS) {
      const policy = standardPolicy(peers);
      expect(ruleOf(rows({ 2025: large }), policy)).toBe("dominance");
      expect(
        ruleOf(rows({ 2025: large }), { ...policy, largestShare: 90, twoLargestShare: null }),
      ).toBeNull();
      const share = (part: Record<string, string>, whole: Record<string, string>) =>
        decided([...rows({ 2025: part }, "part"), ...rows({ 2025: whole })], policy).because(
          "rate",
          2025,
          "value",
        );
      expect(share(large, of("100", "100", "100"))?.rule).toBe("dominance");
      expect(share(of("1", "1", "1"), large)?.rule).toBe("dominance");
      expect(share(even, of("100", "100", "100"))).toBeNull();
      const { because } = decided(rows({ 2020: large, 2024: even, 2025: even }), policy);
      // The baseline is in the change, and not in the sum since.
      expect(because("whole", 2025, "change")?.rule).toBe("dominance");
      expect(because("whole", 2025, "sinceBaseline")).toBeNull();
      expect(because("whole", 2025, "changeFromLastYear")).toBeNull();
    }
  });

  it("the antitrust floor asks for five, none of them above a quarter, and ninety days", () => {
    const policy: DisclosurePolicy = {
      peers: "open",
      preset: "antitrust_floor",
      ...PRESETS.antitrust_floor,
    };
    const of2025 = (values: string[], today?: string) =>
      decided(rows({ 2025: of(...values) }), policy, today ? { today } : {}).because("whole", 2025, "value");
    const even = ["20", "20", "20", "20", "20"];
    expect(of2025(even)).toBeNull();
    expect(of2025(even.slice(1))?.rule).toBe("contributors");
    expect(of2025(["30", "20", "20", "20", "20"])).toEqual({
      rule: "dominance",
      detail: "shown with no member above 25% of it",
    });
    expect(of2025(even, "2026-03-30")).toEqual({ rule: "age", detail: "shown from 31 March 2026 on" });
    expect(of2025(even, "2026-03-31")).toBeNull();
  });

  it("the age counts from the latest period among the contributors, in every part that the year is in", () => {
    const policy = { ...standardPolicy("open"), daysAfterPeriod: 90 };
    const june = ALL.map((one) => ({ ...one, fiscalYearEndMonth: 6 }));
    const given = rows({ 2020: of("5", "5", "5"), 2024: of("5", "5", "5"), 2025: of("5", "5", "5") });
    const today = "2026-01-15";
    expect(ruleOf(given, policy, { members: june, today })).toBeNull();
    const mixed = [...june.slice(1), ALL[0] as Member];
    const { because } = decided(given, policy, { members: mixed, today });
    for (const part of ["value", "sinceBaseline", "change", "changeFromLastYear"] as const) {
      expect(because("whole", 2025, part)?.rule).toBe("age");
      expect(because("whole", 2024, part)).toBeNull();
    }
  });

  it("a total of nobody is no secret, and a total of zeros tells that each is zero", () => {
    expect(ruleOf([], standardPolicy("totals_only"))).toBeNull();
    expect(ruleOf(rows({ 2025: of("0", "0", "0") }), standardPolicy("totals_only"))).toBeNull();
  });
});

describe("where members do not see each other’s figures", () => {
  // Four gave the whole, three of them also the part: one is the difference.
  const given = [...rows({ 2025: of("5", "5", "5", "5") }), ...rows({ 2025: of("1", "1", "1") }, "part")];

  it("what subtraction would tell is withheld; where they do by choice, it is not", () => {
    const rule = (peers: PeerPolicy) => ruleOf(given, standardPolicy(peers), { me: "farm" });
    expect(PEERS.map(rule)).toEqual([null, "subtraction", "subtraction"]);
  });

  it("peers are listed beside a figure that is shown, and where peers are anonymous only", () => {
    const lists = (peers: PeerPolicy, code: string) =>
      decided(given, standardPolicy(peers), { me: "farm" }).lists(code, 2025);
    expect([lists("anonymous_peers", "rate"), lists("anonymous_peers", "whole")]).toEqual([true, false]);
    expect(lists("totals_only", "rate")).toBe(false);
  });

  it("years after the last one with a number tell what that one does", () => {
    const { because } = decided(
      rows({ 2024: of("5", "5"), 2025: of("5", "5", "5") }),
      standardPolicy("open"),
    );
    expect(because("whole", 2031, "sinceBaseline")?.rule).toBe("contributors");
  });
});
