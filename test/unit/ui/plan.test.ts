import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBars } from "~/ui/charts/bars";
import { planTrend } from "~/ui/charts/plan";
import { pointText, textAt } from "~/ui/charts/point-text";
import type { TrendData } from "~/ui/charts/types";

function trend(values: (number | null)[], more: Partial<TrendData> = {}): TrendData {
  const years = values.map((_, index) => 2019 + index);
  return {
    series: [
      { id: "a", name: "A", points: values.map((value, index) => ({ year: 2019 + index, value })) },
      ...(more.series ?? []),
    ],
    years,
    format: "count",
    locale: "en-US",
    currency: "USD",
    accent: "workforce",
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== "series")),
  };
}
const first = (data: TrendData) => {
  const [series] = planTrend(data).series;
  if (!series) throw new Error("no series planned");
  return series;
};

describe("planning a trend chart", () => {
  it("breaks the line where a year is missing, and marks a year that stands alone", () => {
    const series = first(trend([1, 2, null, 4, null, 6, 7]));
    expect(series.runs.map((run) => run.map((mark) => mark.year))).toEqual([
      [2019, 2020],
      [2024, 2025],
    ]);
    expect(series.marks.map((mark) => mark.year)).toContain(2022);
  });

  it("treats a year that the series does not mention as missing, not as zero", () => {
    const data = trend([1, 2, 3]);
    data.series = [{ id: "a", name: "A", points: [{ year: 2019, value: 1 }] }];
    expect(first(data).runs).toEqual([]);
    expect(first(data).marks).toHaveLength(1);
  });

  it("starts the value axis at zero and keeps every point inside the plot", () => {
    const value = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const plan = planTrend(trend(values));
        expect(plan.valueDomain[0]).toBe(0);
        for (const mark of plan.series.flatMap((series) => series.marks)) {
          expect(mark.x).toBeGreaterThanOrEqual(0);
          expect(mark.x).toBeLessThanOrEqual(1);
          expect(mark.y).toBeGreaterThanOrEqual(-1e-9);
          expect(mark.y).toBeLessThanOrEqual(1);
        }
        const shown = values.filter((one) => one !== null).length;
        expect(plan.series[0]?.marks).toHaveLength(shown);
      }),
    );
  });

  it("never invents half a person on the axis", () => {
    const labels = planTrend(trend([0, 1, 2])).valueTicks.map((tick) => tick.label);
    expect(labels).toEqual(["0", "1", "2"]);
  });

  it("writes shares with as many digits as their steps need", () => {
    const labels = planTrend(trend([0.001, 0.004], { format: "share" })).valueTicks.map((tick) => tick.label);
    expect(labels).toEqual(["0.0%", "0.1%", "0.2%", "0.3%", "0.4%"]);
  });

  it("makes room for a goal beyond all that was reached", () => {
    const goal = { label: "Goal", points: [{ year: 2021, value: 95 }] };
    const plan = planTrend(trend([10, 20, 30], { goal }));
    expect(plan.valueDomain[1]).toBeGreaterThanOrEqual(95);
    expect(plan.goal?.marks[0]?.x).toBe(1);
  });

  it("puts a single year in the middle, and draws nothing for nothing", () => {
    expect(planTrend(trend([5])).series[0]?.marks[0]?.x).toBe(0.5);
    const empty = planTrend(trend([null, null]));
    expect(empty.series[0]?.label).toBeNull();
    expect(empty.valueDomain[1]).toBeGreaterThan(0);
  });

  it("always names the newest year and the highlighted one, however many there are", () => {
    const plan = planTrend(
      trend(
        Array.from({ length: 31 }, () => 1),
        { highlightYear: 2030 },
      ),
      "small",
    );
    const years = plan.yearTicks.map((tick) => tick.year);
    expect(years).toContain(2049);
    expect(years).toContain(2030);
    expect(years.length).toBeLessThanOrEqual(7);
  });

  it("leaves the highlighted year room on a narrow screen", () => {
    const plan = planTrend(
      trend(
        Array.from({ length: 9 }, () => 1),
        { highlightYear: 2024 },
      ),
    );
    const narrow = plan.yearTicks.filter(({ minor }) => !minor).map(({ year }) => year);
    expect(narrow).toEqual([2019, 2021, 2024, 2027]);
  });

  it("gives lines that lead together their own shapes and dashes", () => {
    const strategies = ["workforce", "purchasing", "investing"] as const;
    const data = trend([]);
    data.years = [2025];
    data.series = strategies.map((strategy) => ({
      id: strategy,
      name: strategy,
      emphasis: true,
      strategy,
      points: [{ year: 2025, value: 1 }],
    }));
    const looks = planTrend(data).series.map(({ look }) => look);
    expect(new Set(looks.map((look) => look.shape)).size).toBe(3);
    expect(new Set(looks.map((look) => look.dash)).size).toBe(3);
  });

  it("reads out the exact figure, or why there is none", () => {
    const writing = { format: "currency", locale: "en-US", currency: "USD" } as const;
    expect(pointText({ year: 2025, value: 61424086.51 }, writing)).toBe("$61,424,086.51");
    expect(pointText({ year: 2025, value: 1, shown: "$1.01" }, writing)).toBe("$1.01");
    expect(pointText({ year: 2025, value: null }, writing)).toBe("not reported");
    expect(pointText({ year: 2025, value: null, missing: "withheld" }, writing)).toBe(
      "withheld to protect members",
    );
    expect(pointText(undefined, writing)).toBe("not reported");
  });
});

it("calls a year missing only once it has come", () => {
  const data = { ...trend([1, null]), years: [2019, 2020, 2021] };
  expect(textAt(data, "a", 2020)).toBe("not reported");
  expect(textAt(data, "a", 2021)).toBe("not yet due");
});

describe("planning bars", () => {
  it("has no bar for a missing value, a hair for zero, and room for the reference", () => {
    const plan = planBars([{ value: 5 }, { value: 0 }, { value: null }], 10);
    expect(plan.bars.map((bar) => bar.width)).toEqual([50, 0, null]);
    expect(plan.referenceAt).toBe(100);
  });
});
