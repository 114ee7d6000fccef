import { describe, expect, it } from "vitest";
import { type MetricGoal, metricChart, trendTitle, unitWords } from "~/ui/figures/metrics/metric-chart";
import type { MetricView } from "~/ui/figures/metrics/metric-view";

const writing = { locale: "en-US", currency: "USD" };
const goal: MetricGoal = {
  due: "10%",
  dueYear: 2027,
  path: {
    label: "The way to 10% by 2027",
    points: [
      { year: 2022, value: 0.058 },
      { year: 2027, value: 0.1 },
    ],
    level: { value: 0.1, label: "Goal: 10%" },
  },
};

type Point = MetricView["series"][number];
const point = (year: number, value: number | null, more: Partial<Point> = {}): Point => ({
  year,
  value,
  withheld: false,
  reporting: 11,
  expected: 12,
  comparability: null,
  soFar: null,
  change: null,
  ...more,
});

function rate(series: Point[], words: Partial<MetricView["words"]> = {}): MetricView {
  return {
    metric: { code: "impact_hire_rate" } as MetricView["metric"],
    words: {
      label: "Impact hires as a share of new hires",
      kind: "share",
      unit: "share",
      span: "year",
      numerator: "Impact hires",
      denominator: "New hires",
      numeratorUnit: "count",
      denominatorUnit: "count",
      ...words,
    },
    figure: {} as MetricView["figure"],
    series,
    complete: null,
  };
}

describe("a chart's title", () => {
  it("says in a sentence what was reached, and the goal", () => {
    const view = rate([point(2022, 0.058), point(2025, 0.089)]);
    expect(trendTitle(view, writing, goal)).toBe(
      "Impact hires reached 8.9% of new hires in 2025; the goal is 10% by 2027",
    );
  });

  it("does not call a fall an achievement", () => {
    expect(trendTitle(rate([point(2022, 0.09), point(2025, 0.07)]), writing, goal)).toContain(
      "Impact hires fell to 7.0% of new hires in 2025",
    );
    expect(trendTitle(rate([point(2022, 0.07), point(2025, 0.07)]), writing, goal)).toContain(
      "stayed at 7.0%",
    );
  });

  it("compares the first and the newest complete year where there is no goal", () => {
    expect(trendTitle(rate([point(2022, 0.058), point(2025, 0.089)]), writing)).toBe(
      "Impact hires were 5.8% of new hires in 2022, 8.9% in 2025",
    );
  });

  it("names the goal even before anything is reported", () => {
    expect(trendTitle(rate([point(2025, null)]), writing, goal)).toBe(
      "Impact hires as a share of new hires: no value yet; the goal is 10% by 2027",
    );
  });

  it("says that an amount has been added up since the baseline", () => {
    const homes = rate([point(2022, 120), point(2025, 450)], {
      kind: "amount",
      unit: "count",
      span: "since_baseline",
      numerator: "Affordable homes",
      denominator: null,
    });
    expect(trendTitle(homes, writing)).toBe(
      "Affordable homes since the baseline came to 120 in 2022, 450 in 2025",
    );
    expect(unitWords(homes.words, writing)).toBe("Number, added up since the baseline");
  });
});

describe("the words around a chart", () => {
  const change = { value: 0.031, cohort: 9, baselineValue: 0.06, comparability: "same" as const };
  const chart = metricChart(rate([point(2022, 0.058), point(2025, 0.089, { change })]), {
    year: 2025,
    strategy: "workforce",
    writing,
    goal,
  });

  it("name the unit and who stands behind the numbers", () => {
    expect(chart.unit).toBe("Percent of new hires");
    expect(chart.source).toBe("Source: yearly numbers of the members; in 2025, of 11 of 12 members.");
  });

  it("call a change like for like, with how many members it compares", () => {
    expect(chart.note).toBe(
      "Like for like, up 3.1 points from the baseline to 2025: 9 members with numbers in both years.",
    );
  });

  it("leave the way to the goal room up to its year", () => {
    expect(chart.data.years).toEqual([2022, 2023, 2024, 2025, 2026, 2027]);
    expect(chart.data.goal?.level?.label).toBe("Goal: 10%");
  });

  it("name money by its currency", () => {
    expect(unitWords({ unit: "currency", denominator: null, span: "year" }, writing)).toBe("US dollars");
    expect(
      unitWords({ unit: "currency", denominator: null, span: "year" }, { ...writing, currency: "XQQ" }),
    ).toBe("XQQ");
  });
});

it("draws chosen members beside all together, who lead", () => {
  const members = [{ slug: "quillard", name: "Quillard", points: [{ year: 2025, value: 0.12 }] }];
  const { data } = metricChart(rate([point(2025, 0.089)]), {
    year: 2025,
    strategy: "workforce",
    writing,
    members,
  });
  expect(data.series.map(({ name, emphasis }) => [name, emphasis ?? false])).toEqual([
    ["All members together", true],
    ["Quillard", false],
  ]);
});
