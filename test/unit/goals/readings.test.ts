import { describe, expect, it } from "vitest";
import { evaluate } from "~/domain/goals/progress/progress";
import { pointOf } from "~/domain/goals/progress/readings";
import { readingsFrom } from "~/domain/goals/progress/rollup-readings";
import { valuesOf } from "~/domain/rollup/contributions";
import type { Rollup } from "~/domain/rollup/figures";
import { rollUp } from "~/domain/rollup/rollup";
import type { Observation } from "~/domain/terms";
import { path } from "../../support/figures/readings";
import { catalogOf, measureSum, member, pairSum, sumsOf } from "../../support/figures/sums";

const members = [member("a"), member("b"), member("late", { joinedOn: "2023-01-01", baselineYear: 2023 })];
const catalog = catalogOf(members);
const observed = (slug: string, itemId: string, year: number, more: Partial<Observation>): Observation => ({
  kind: "measure",
  itemId,
  categoryId: null,
  memberId: `id of ${slug}`,
  year,
  state: "value",
  value: null,
  status: "verified",
  periodStart: "",
  periodEnd: "",
  note: null,
  source: null,
  revision: 1,
  changedAt: "",
  changedBy: "",
  computed: false,
  ...more,
});
const number = (slug: string, itemId: string, year: number, value: string) =>
  observed(slug, itemId, year, { value });

/** a doubles, b does not report in 2024, and one joins with 900. */
const rollup = rollUp(
  catalog,
  sumsOf({
    measures: [
      measureSum("whole", 2020, {
        total: "150",
        reporting: 2,
        baseline: { size: 2, now: "150", before: "150" },
      }),
      measureSum("whole", 2024, {
        total: "1100.2",
        reporting: 2,
        sinceBaseline: "1100.2",
        span: { reporting: 2, notApplicable: 0 },

        baseline: { size: 1, now: "200.2", before: "100.1" },
        lastYear: { size: 1, now: "200.2", before: "180" },
      }),
    ],
    pairs: [pairSum("rate", 2024, { numerator: "11", denominator: "110", reporting: 2 })],
  }),
);
const values = valuesOf([
  number("a", "whole", 2020, "100.1"),
  number("a", "whole", 2024, "200.2"),
  number("a", "part", 2024, "11"),
  number("b", "whole", 2020, "50"),
  observed("b", "whole", 2024, { state: "not_applicable" }),
  number("late", "whole", 2023, "600"),
  number("late", "whole", 2024, "900"),
]);
const from = (more: Partial<Parameters<typeof readingsFrom>[0]> = {}) =>
  readingsFrom({
    catalog,
    rollup,
    values,
    maySee: () => true,
    indicators: new Map([["poverty_focus", new Map([[2024, 21.5]])]]),
    ...more,
  });

describe("readings from the roll-up", () => {
  it("hold totals and shares with their coverage", () => {
    const whole = from().figure("whole", null, "year");
    expect(whole).toMatchObject({ unit: "count", cumulative: false, baselineYear: 2020 });
    expect(whole && pointOf(whole, 2024)).toMatchObject({
      standing: "value",
      value: 1100.2,
      numerator: "1100.2",
      coverage: { reporting: 2, expected: 4 },
      sinceBaseline: { now: 200.2, before: 100.1, members: 1 },
      sinceLastYear: { now: 200.2, before: 180, members: 1 },
    });
    const rate = from().figure("rate", null, "year");
    expect(rate && pointOf(rate, 2024)).toMatchObject({ value: 0.1, numerator: "11", denominator: "110" });
    expect(rate && pointOf(rate, 2023).standing).toBe("missing");
    expect(from().figure("nothing", null, "year")).toBeNull();
  });

  it("hold sums since the baseline, by measure and by metric, and none of shares of a year", () => {
    for (const [code, over] of [
      ["whole", "sinceBaseline"],
      ["amount_since", "year"],
      ["amount_since", "sinceBaseline"],
    ] as const) {
      const series = from().figure(code, null, over);
      expect(series?.cumulative).toBe(true);
      expect(series && pointOf(series, 2024).value).toBe(1100.2);
    }
    expect(from().figure("rate", null, "sinceBaseline")).toBeNull();
  });

  it("hold each member’s own figures, and mark those that do not apply", () => {
    const own = (slug: string, code: string, year = 2024) => {
      const series = from().figure(code, `id of ${slug}`, "year");
      return series && pointOf(series, year);
    };
    expect(own("a", "rate")).toMatchObject({ standing: "value", numerator: "11", denominator: "200.2" });
    expect(own("b", "whole")).toMatchObject({ standing: "not_applicable", value: null });
    expect(own("late", "whole", 2022)?.standing).toBe("missing");
    expect(from().figure("whole", "id of late", "year")?.baselineYear).toBe(2023);
    expect(from().activeMembers(2022)).toEqual(["id of a", "id of b"]);
    expect(from().indicator("poverty_focus")?.points.get(2024)?.value).toBe(21.5);
    expect(from().indicator("nothing")).toBeNull();
  });

  it("keep a joining member from looking like growth, from the baseline year and from another", () => {
    const double = { kind: "multiple", figure: "whole", of: "baseline", factor: 2 } as const;
    const progress = evaluate(double, path({ startYear: 2020, targetYear: 2025 }), from(), 2024);
    expect(progress).toMatchObject({
      status: "met",
      value: 200.2,
      baseline: 100.1,
      target: 200.2,
      cohort: 1,
    });
    const since2023 = evaluate(double, path({ startYear: 2023, targetYear: 2025 }), from(), 2024);
    expect(since2023).toMatchObject({ value: 900, baseline: 600, cohort: 1, multiple: 1.5 });
  });

  it("withhold what is withheld", () => {
    const hide = { rule: "contributors", detail: "too few" } as const;
    const hidden: Rollup = {
      ...rollup,
      years: rollup.years.map((year) => ({
        ...year,
        totals: year.totals.map((total) => ({
          ...total,
          value: null,
          change: null,
          changeFromLastYear: null,
          withheld: hide,
        })),
        metrics: year.metrics.map((metric) => ({ ...metric, value: null, withheld: hide })),
      })),
    };
    const readings = from({ rollup: hidden, maySee: (memberId) => memberId === "id of a" });
    for (const target of [
      { kind: "share", metric: "rate", direction: "atLeast", value: 0.1 },
      { kind: "amount", figure: "whole", over: "year", value: 1 },
      { kind: "amount", figure: "amount", over: "year", value: 1 },
      { kind: "multiple", figure: "whole", of: "baseline", factor: 2 },
      { kind: "multiple", figure: "whole", of: "lastYear", factor: 2 },
    ] as const) {
      const progress = evaluate(target, path({ startYear: 2020, targetYear: 2025 }), readings, 2024);
      expect(progress).toMatchObject({ status: "withheld", why: "withheld", value: null, attainment: null });
    }
    const late = readings.figure("whole", "id of late", "year");
    expect(late && pointOf(late, 2024)).toMatchObject({ standing: "withheld", value: null, numerator: null });
    const own = readings.figure("whole", "id of a", "year");
    expect(own && pointOf(own, 2024).value).toBe(200.2);
  });
});

describe("a multiple of the baseline", () => {
  const doubled = { kind: "multiple", figure: "rate", factor: 2, of: "baseline" } as const;
  const of = (code: string, given: Parameters<typeof sumsOf>[0]) =>
    evaluate(
      { ...doubled, figure: code },
      path({ startYear: 2020, targetYear: 2024 }),
      from({ rollup: rollUp(catalog, sumsOf(given)) }),
      2024,
    );

  it("of a share is compared as a fraction: from 3/7 to 6/7 has doubled", () => {
    const baseline = { numerator: "6", denominator: "7", numeratorBefore: "3", denominatorBefore: "7" };
    const pair = pairSum("rate", 2024, {
      numerator: "6",
      denominator: "7",
      reporting: 2,
      baseline: { size: 2, ...baseline },
    });
    expect(of("rate", { pairs: [pair] })).toMatchObject({ status: "met", multiple: 2, value: 6 / 7 });
    const short = { ...baseline, numerator: "5999999999999999999", denominator: "7000000000000000000" };
    const missed = { ...pair, baseline: { size: 2, ...short } };
    expect(of("rate", { pairs: [missed] })).toMatchObject({ status: "missed" });
  });

  it("shows the sum that was reported, to its last digit", () => {
    const whole = measureSum("whole", 2024, {
      total: "423",
      reporting: 2,
      baseline: { size: 2, now: "423", before: "11" },
    });
    expect(of("whole", { measures: [whole] })).toMatchObject({ value: 423, baseline: 11 });
  });
});
