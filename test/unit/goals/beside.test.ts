import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "~/domain/goals/progress/progress";
import type { SimpleTarget } from "~/domain/goals/targets";
import { forecastSentences } from "~/domain/goals/words/forecast-sentences";
import { goalWords } from "~/ui/figures/goal-words";
import { goalChart } from "~/ui/goals/goal-chart";
import { goalPart } from "~/ui/goals/goal-parts";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { path, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const catalog = {
  ...catalogOf(),
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const words = goalWords(catalog, [], { locale: "en-US", currency: "USD" });
const share = (value: number): SimpleTarget => ({
  kind: "share",
  metric: "impact_hire_rate",
  direction: "atLeast",
  value,
});
/** Shares in thousandths of a percent by year, from 2022. */
const readings = (rates: number[]) =>
  readingsOf({
    together: {
      impact_hire_rate: Object.fromEntries(
        rates.map((rate, place) => [2022 + place, [rate, 100_000] as [number, number]]),
      ),
    },
  });
const percent = (text: string) => Number(text.match(/-?[\d.]+(?=%)/)?.[0]);

describe("a number beside its target", () => {
  it("does not read like the target where it is not: path, projection, and facts", () => {
    const sources = { path: path(), readings: readings([940, 945, 950]), words, year: 2024 };
    const chart = goalChart(share(0.01), { ...sources, accent: "workforce" });
    expect(chart.data.goal?.points.map(({ shown }) => shown)).toEqual([
      "0.9%",
      "0.952%",
      "0.96%",
      "0.98%",
      "0.99%",
      "1.0%",
    ]);
    expect(chart.data.projection?.points.map(({ shown }) => shown)).toEqual(["0.95%", "0.97%"]);
    const part = goalPart(share(0.01), { ...sources, accent: "workforce" });
    expect("facts" in part && part.facts.map(({ text }) => text)).toEqual([
      "0.9%",
      "0.95%",
      "0.96%",
      "1.00%",
      "16.7%",
      "0.97%",
    ]);
  });

  it("has no more decimals for being equal to what it stands beside", () => {
    const sources = { path: path(), readings: readings([4186, 5000, 6064]), words, year: 2024 };
    const part = goalPart(share(0.075), { ...sources, accent: "workforce" });
    expect("facts" in part && part.facts.map(({ text }) => text)).toEqual([
      "4.2%",
      "6.1%",
      "5.5%",
      "7.5%",
      "56.7%",
      "8.9%",
    ]);
  });

  it("does not read like it in the sentence about the trend", () => {
    const aim = share(0.1);
    const progress = evaluate(aim, path({ targetYear: 2025 }), readings([9930, 9950, 9970]), 2024);
    expect(forecastSentences(aim, progress, words)[0]).toContain("comes to 9.99% in 2025; it reaches");
  });

  it("reads the target with its own digits, so that nothing short of it seems to pass it", () => {
    expect(words.threshold(19_960_000, "currency")).toBe("$19.96 million");
    expect(words.value(19_950_000, "currency", [19_960_000])).toBe("$19.95 million");
    expect(words.threshold(20_000_000, "currency")).toBe("$20 million");
    expect(words.threshold(123_456_789, "currency")).toBe("$123,456,789");
    expect(words.times(1.125)).toBe("1.125 times");
    expect(words.points(0.04)).toBe("0.04 points");
  });

  it("lies on its true side in every cell of the chart's table", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.boolean(),
        (rates, due, atMost) => {
          const aim = { ...share(due / 100_000), direction: atMost ? "atMost" : "atLeast" } as SimpleTarget;
          const sources = { path: path(), readings: readings(rates), words, year: 2021 + rates.length };
          const { data } = goalChart(aim, { ...sources, accent: "workforce" });
          const cells = [
            ...(data.series[0]?.points ?? []),
            ...(data.goal?.points ?? []),
            ...(data.projection?.points ?? []),
          ];
          for (const { value, shown } of cells) {
            if (value === null || shown === undefined) continue;
            const side = Math.sign(value - due / 100_000);
            // At most four decimals more than usual.
            if (Math.abs(value - due / 100_000) < 1e-7) continue;
            expect(Math.sign(percent(shown) - due / 1000)).toBe(side);
          }
        },
      ),
    ));
});
