import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { evaluate } from "~/domain/goals/progress/progress";
import { readingsFrom } from "~/domain/goals/progress/rollup-readings";
import type { SimpleTarget } from "~/domain/goals/targets";
import { add } from "~/domain/numbers/fraction";
import { valuesOf } from "~/domain/rollup/contributions";
import type { Rollup } from "~/domain/rollup/figures";
import { rollUp } from "~/domain/rollup/rollup";
import type { Cohort } from "~/domain/rollup/sums";
import { lineChart } from "~/reports/slides/chart";
import { trendLegend } from "~/reports/svg.server";
import { planTrend } from "~/ui/charts/plan";
import { textAt } from "~/ui/charts/point-text";
import { metricTrend, trendTitle } from "~/ui/figures/metrics/metric-chart";
import { headlineOf, type MetricView, metricView } from "~/ui/figures/metrics/metric-view";
import { path } from "../../support/figures/readings";
import { catalogOf, measureSum, sumsOf } from "../../support/figures/sums";

const catalog = catalogOf();
catalog.measures = catalog.measures.map((measure) => ({
  ...measure,
  unit: "currency" as const,
  label: "Spend",
}));
catalog.metrics = catalog.metrics.map((metric) => ({ ...metric, label: "Spend" }));
const writing = { locale: "en-US", currency: "USD" };

interface Year {
  total: string | null;
  reporting: number;
  baseline?: Cohort;
}
/** The roll-up of these years; the last one is still being reported. */
function rolledUp(years: Record<number, Year>, underWay: number | null): Disclosed<Rollup> {
  let running: string | null = null;
  const measures = Object.entries(years).map(([year, { total, reporting, baseline }]) => {
    if (total !== null) running = add(running ?? "0", total);
    return measureSum("whole", Number(year), {
      total,
      reporting,
      sinceBaseline: running,
      span: { reporting, notApplicable: 0 },
      ...(baseline && { baseline }),
    });
  });
  const parts = {
    measures,
    underWay: underWay === null ? [] : [{ year: underWay, earlier: underWay - 1 }],
    awaited:
      underWay === null
        ? []
        : ["whole", "part", "rate"].map((itemId) => ({ itemId, year: underWay, counted: true })),
  };
  const last = Math.max(...Object.keys(years).map(Number));
  return rollUp(catalog, sumsOf(parts, last)) as Disclosed<Rollup>;
}
function viewOf(rollup: Disclosed<Rollup>, year: number, code = "amount"): MetricView {
  const metric = catalog.metrics.find((candidate) => candidate.code === code);
  const view = metric && metricView(catalog, rollup, metric, year);
  if (!view) throw new Error("no view");
  return view;
}
const M = "000000";
/** Four members: $18 million in 2020, $19.3 million in 2023; of 2024, two have reported. */
const example = rolledUp(
  {
    2020: { total: `18${M}`, reporting: 4 },
    2021: { total: "18900000", reporting: 4 },
    2023: { total: "19300000", reporting: 4 },
    2024: { total: "7200000", reporting: 2, baseline: { size: 2, now: "7200000", before: `6${M}` } },
  },
  2024,
);

describe("a year that is still being reported", () => {
  const view = viewOf(example, 2024);

  it("stands in a title in words of its own, after the newest complete year", () => {
    expect(trendTitle(view, writing)).toBe(
      "Spend came to $18 million in 2020, $19.3 million in 2023. So far in 2024, 2 of 4 members: $7.2 million, up $1.2 million for the same two",
    );
  });

  it("leaves the headline to the newest complete year", () => {
    expect(headlineOf(view, 2024, writing)).toMatchObject({
      year: 2023,
      sentence: "Spend: $19.3 million in 2023.",
      soFar: "So far in 2024, 2 of 4 members: $7.2 million, up $1.2 million for the same two.",
    });
    expect(headlineOf(viewOf(example, 2023), 2023, writing)).toMatchObject({ year: 2023, soFar: null });
  });

  it("is the headline itself, said so, where no year is complete", () => {
    const only = viewOf(rolledUp({ 2020: { total: "5", reporting: 2 } }, 2020), 2020);
    expect(headlineOf(only, 2020, writing)).toMatchObject({
      year: 2020,
      sentence: "So far in 2020, 2 of 4 members: $5.",
      soFar: null,
    });
  });

  const data = { ...metricTrend(view, { year: 2024, strategy: "purchasing", writing }), ...writing };

  it("is drawn hollow, on a dashed line, with how much of it is reported", () => {
    const [series] = planTrend(data).series;
    expect(series?.marks.map(({ year, hollow }) => [year, hollow ?? false])).toEqual([
      [2020, false],
      [2021, false],
      [2023, false],
      [2024, true],
    ]);
    expect(series?.runs.map((run) => run.map(({ year }) => year))).toEqual([[2020, 2021]]);
    expect(series?.soFarRuns.map((run) => run.map(({ year }) => year))).toEqual([[2023, 2024]]);
    expect(series?.notes).toMatchObject([{ year: 2024, text: "2 of 4 reported" }]);
    expect(textAt(data, "amount", 2024)).toBe("$7,200,000");
  });

  it("is named in the legend of files, and marked in slides", () => {
    expect(trendLegend(data, writing).map(({ label }) => label)).toEqual([
      "Spend",
      "Year still being reported",
    ]);
    const chart = lineChart(data, { label: "0", axis: "0" });
    expect(chart.series[0]?.soFar).toEqual([4]);
    expect(chart.categories.at(-1)).toBe("2024: 2 of 4 reported");
  });

  it("gives a running total no value if nobody counted has reported", () => {
    const still = rolledUp({ 2022: { total: "5", reporting: 4 }, 2024: { total: null, reporting: 0 } }, 2024);
    const { series } = viewOf(still, 2024, "amount_since");
    expect(series.map(({ year, value }) => [year, value])).toEqual([
      [2020, null],
      [2021, null],
      [2022, 5],
      [2023, null],
      [2024, null],
    ]);
    const total = still.years.at(-1)?.totals.find(({ measure }) => measure === "whole");
    expect(total?.sinceBaseline).toMatchObject({ value: "5", standsStill: true });
  });
});

describe("whatever the first members report", () => {
  const amount = fc.integer({ min: 0, max: 10 ** 9 }).map(String);
  const complete = fc.tuple(amount, amount, amount, amount);

  it("a half-reported year changes no published trend", () =>
    fc.assert(
      fc.property(complete, fc.option(amount), fc.integer({ min: 1, max: 10 ** 9 }), (totals, half, due) => {
        const years = Object.fromEntries(
          totals.map((total, place) => [2020 + place, { total, reporting: 4 }]),
        );
        const before = rolledUp(years, null);
        const after = rolledUp({ ...years, 2024: { total: half, reporting: half === null ? 0 : 2 } }, 2024);
        const [was, is] = [viewOf(before, 2023), viewOf(after, 2024)];
        expect(trendTitle(is, writing).split(". So far")[0]).toBe(trendTitle(was, writing));
        expect(headlineOf(is, 2024, writing).sentence).toBe(headlineOf(was, 2023, writing).sentence);
        const target: SimpleTarget = { kind: "amount", figure: "amount", over: "year", value: due };
        const judge = (rollup: Rollup, year: number) =>
          evaluate(
            target,
            path({ startYear: 2020, targetYear: 2026 }),
            readingsFrom({
              catalog,
              rollup,
              values: valuesOf([]),
              maySee: () => true,
              indicators: new Map(),
            }),
            year,
          );
        const now = judge(after, 2024);
        const then = judge(before, 2023);
        if (!(now.status === "met" && now.year === 2024)) expect({ ...now, soFar: null }).toEqual(then);
        expect(now).toMatchObject({
          forecast: { value: (then as { forecast: { value: number } }).forecast.value },
        });
      }),
    ));
});
