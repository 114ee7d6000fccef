import { describe, expect, it } from "vitest";
import { share } from "../../../app/domain/rollup/changes";
import { rollUp } from "../../../app/domain/rollup/rollup";
import type { Sums } from "../../../app/domain/rollup/sums";
import { catalogOf, measureSum, pairSum, sumsOf } from "../../support/figures/sums";

/** Figures of the newest year, by code. */
function figures(sums: Sums, year = 2024) {
  const found = rollUp(catalogOf(), sums).years.find((one) => one.year === year);
  return {
    total: (code: string) => found?.totals.find(({ measure }) => measure === code),
    metric: (code: string) => found?.metrics.find(({ metric }) => metric === code),
  };
}

const gave = (reporting: number, notApplicable = 0) => ({ reporting, span: { reporting, notApplicable } });

describe("a total", () => {
  it("is the sum with how many of the expected gave it, those not concerned left out", () => {
    const { total } = figures(
      sumsOf({ measures: [measureSum("whole", 2024, { total: "1200.50", reporting: 2, notApplicable: 1 })] }),
    );
    expect(total("whole")).toMatchObject({ value: "1200.50", reporting: 2, expected: 3, withheld: null });
  });

  it("of zeros is zero, and of nobody has no value", () => {
    const { total } = figures(
      sumsOf({
        measures: [
          measureSum("whole", 2024, { total: "0", reporting: 4 }),
          measureSum("part", 2024, { notApplicable: 1 }),
        ],
      }),
    );
    expect(total("whole")).toMatchObject({ value: "0", reporting: 4 });
    expect(total("part")).toMatchObject({ value: null, reporting: 0, expected: 3, change: null });
  });

  it("is there, without a value, in a year of which nothing is stored", () => {
    const { years } = rollUp(catalogOf(), sumsOf({}));
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
    for (const { totals, metrics } of years) {
      expect(totals.map(({ value, reporting, expected }) => [value, reporting, expected])).toEqual(
        Array(3).fill([null, 0, 4]),
      );
      expect(metrics.map(({ value }) => value)).toEqual(Array(4).fill(null));
    }
  });

  it("changes by the matched members alone, and knows no growth from nothing", () => {
    const cohort = (now: string | null, before: string | null, size = 2) => ({ size, now, before });
    const { total } = figures(
      sumsOf({
        measures: [
          measureSum("whole", 2024, {
            total: "999",
            reporting: 3,
            baseline: cohort("0.3", "0.1"),
            lastYear: cohort("50", "80"),
          }),
          measureSum("part", 2024, { baseline: cohort("7", "0"), lastYear: cohort(null, null, 0) }),
        ],
      }),
    );
    expect(total("whole")?.change).toEqual({
      value: "0.2",
      cohort: 2,
      baselineValue: "0.1",
      growth: 3,
      comparability: "same",
    });
    expect(total("whole")?.changeFromLastYear).toMatchObject({ value: "-30", growth: 0.625 });
    expect(total("part")?.change).toEqual({
      value: "7",
      cohort: 2,
      baselineValue: "0",
      growth: null,
      comparability: "same",
    });
    expect(total("part")?.changeFromLastYear).toBeNull();
  });
});

describe("a sum since the baseline", () => {
  it("is for what happens in a year; what stands at its end is never added up", () => {
    const sum = { total: "10", sinceBaseline: "30", ...gave(4) };
    const { total } = figures(
      sumsOf({ measures: [measureSum("whole", 2024, sum), measureSum("staff", 2024, sum)] }),
    );
    expect(total("whole")?.sinceBaseline?.value).toBe("30");
    expect(total("staff")?.sinceBaseline).toBeNull();
  });

  it("shows the weakest year, and of two equally weak ones the earlier", () => {
    const year = (at: number, reporting: number, notApplicable = 0) =>
      measureSum("whole", at, { total: "1", sinceBaseline: "1", ...gave(reporting, notApplicable) });
    const lowest = (...measures: ReturnType<typeof year>[]) =>
      figures(sumsOf({ measures })).total("whole")?.sinceBaseline?.lowestCoverage;
    const full = [year(2021, 4), year(2022, 4), year(2023, 4), year(2024, 4)] as const;
    expect(lowest(...full)).toEqual({ year: 2021, reporting: 4, expected: 4 });
    expect(lowest(full[0], year(2022, 3), full[2], year(2024, 2))).toMatchObject({
      year: 2024,
      reporting: 2,
    });
    expect(lowest(full[0], year(2022, 2), year(2023, 2), full[3])).toMatchObject({ year: 2022 });
    // 1 of 2 is as weak as 2 of 4.
    expect(lowest(full[0], year(2022, 1, 2), year(2023, 2), full[3])).toEqual({
      year: 2022,
      reporting: 1,
      expected: 2,
    });
    // A year of which nothing is stored is the weakest there can be.
    expect(lowest(full[0], full[1], full[3])).toEqual({ year: 2023, reporting: 0, expected: 4 });
    // A year in which it concerned nobody is no gap.
    expect(lowest(full[0], year(2022, 0, 4), full[2], full[3])).toMatchObject({ year: 2021, reporting: 4 });
  });

  it("stands still in a year without any value", () => {
    const measures = [measureSum("whole", 2022, { total: "8", sinceBaseline: "8", ...gave(4) })];
    expect(figures(sumsOf({ measures })).total("whole")).toMatchObject({
      value: null,
      sinceBaseline: { value: "8", lowestCoverage: { year: 2021, reporting: 0 } },
    });
  });

  it("has no value in the baseline year, which is no progress", () => {
    const measures = [measureSum("whole", 2020, { total: "8", reporting: 4 })];
    expect(figures(sumsOf({ measures }, 2020), 2020).total("whole")).toMatchObject({
      value: "8",
      sinceBaseline: { value: null, lowestCoverage: null },
    });
  });
});

describe("a share", () => {
  const rate = (more: Parameters<typeof pairSum>[2]) =>
    figures(sumsOf({ pairs: [pairSum("rate", 2024, more)] })).metric("rate");

  it("is sum over sum, with how many gave both", () => {
    expect(rate({ numerator: "156", denominator: "1700", reporting: 2, notApplicable: 1 })).toMatchObject({
      value: 156 / 1700,
      numerator: "156",
      denominator: "1700",
      reporting: 2,
      expected: 3,
    });
  });

  it("of nothing has no value, neither 0 nor ∞", () => {
    for (const numerator of ["0", "5", "0.00"])
      expect(rate({ numerator, denominator: "0.00", reporting: 2 })).toMatchObject({
        value: null,
        reporting: 2,
      });
    expect(rate({})).toMatchObject({ value: null, numerator: "0", denominator: "0", reporting: 0 });
    expect([share("1", "0"), share(null, "1"), share("1", null), share("0", "5")]).toEqual([
      null,
      null,
      null,
      0,
    ]);
  });

  it("given alone is counted beside, in no sum", () => {
    expect(rate({ shareOnly: 2 })).toMatchObject({ value: null, reporting: 0, expected: 4, shareOnly: 2 });
  });

  it("changes by the difference of two shares of the same members", () => {
    const baseline = { size: 2, numerator: "156", denominator: "1700" };
    const before = { numeratorBefore: "90", denominatorBefore: "1500" };
    expect(rate({ baseline: { ...baseline, ...before } })?.change).toEqual({
      value: 27 / 850,
      cohort: 2,
      baselineValue: 0.06,
      comparability: "same",
    });
    const broken = [{ denominatorBefore: "0" }, { numeratorBefore: null }, { size: 0 }, { denominator: "0" }];
    for (const part of broken)
      expect(rate({ baseline: { ...baseline, ...before, ...part } })?.change).toBeNull();
  });

  it("over all years is the sum of the years, with the weakest of them, and is compared with nothing", () => {
    const cohort = {
      size: 2,
      numerator: "1",
      denominator: "2",
      numeratorBefore: "1",
      denominatorBefore: "2",
    };
    const pairs = [2021, 2022, 2023, 2024].map((year) =>
      pairSum("rate_since", year, {
        numerator: "1",
        denominator: "1",
        baseline: cohort,
        lastYear: cohort,
        ...gave(year - 2020),
        sinceBaseline: { numerator: `${year - 2020}`, denominator: "10" },
      }),
    );
    expect(figures(sumsOf({ pairs })).metric("rate_since")).toMatchObject({
      value: 0.4,
      numerator: "4",
      denominator: "10",
      reporting: 1,
      expected: 4,

      lowestCoverage: { year: 2021, reporting: 1, expected: 4 },
      change: null,
      changeFromLastYear: null,
    });
  });
});

describe("an amount as a metric", () => {
  const baseline = { size: 2, now: "60", before: "40" };
  const measures = [
    measureSum("whole", 2023, { total: "40", sinceBaseline: "40", ...gave(1) }),
    measureSum("whole", 2024, { total: "60.5", sinceBaseline: "100.5", ...gave(3), baseline }),
  ];

  it("is the total of the year with its change", () => {
    expect(figures(sumsOf({ measures })).metric("amount")).toMatchObject({
      value: 60.5,
      numerator: "60.5",
      denominator: null,
      reporting: 3,
      expected: 4,
      change: { value: 20, cohort: 2, baselineValue: 40 },
      lowestCoverage: null,
      shareOnly: 0,
    });
  });

  it("over all years is the sum since the baseline with the coverage of the weakest year", () => {
    expect(figures(sumsOf({ measures })).metric("amount_since")).toMatchObject({
      value: 100.5,
      numerator: "100.5",
      reporting: 0,
      expected: 4,
      change: null,
      lowestCoverage: { year: 2021, reporting: 0, expected: 4 },
    });
  });

  it("has no value where nobody reported", () => {
    const { metric } = figures(sumsOf({}));
    for (const code of ["amount", "amount_since"])
      expect(metric(code)).toMatchObject({ value: null, reporting: 0, change: null });
  });
});

it("a metric whose measure is switched off is not shown", () => {
  const catalog = catalogOf();
  const without = { ...catalog, measures: catalog.measures.filter(({ code }) => code !== "whole") };
  const { metrics } = rollUp(without, sumsOf({})).years[0] ?? { metrics: [] };
  expect(metrics.map(({ metric }) => metric)).not.toContain("amount");
});
