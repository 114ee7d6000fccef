import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentOf, quantile, spreadOf, toHalfPoint } from "~/domain/networks/benchmark";

const SIX = ["3.2", "5.0", "6.1", "8.4", "9.2", "12.5"];
const tenths = fc.integer({ min: 0, max: 1000 });
const percent = tenths.map((value) => `${Math.trunc(value / 10)}.${value % 10}`);

describe("a benchmark", () => {
  it("shows a median of 7.25 as 7.5, and no quartiles of six", () => {
    expect(quantile(SIX, 2) / 40).toBe(7.25);
    expect([quantile(SIX, 1) / 40, quantile(SIX, 3) / 40]).toEqual([5.275, 9]);
    expect(spreadOf(SIX)).toEqual({ n: 6, median: 7.5, quartiles: null });
  });

  it("shows a median from five collaboratives and quartiles from eight", () => {
    expect(spreadOf(SIX.slice(0, 4))).toEqual({ n: 4, median: null, quartiles: null });
    expect(spreadOf(SIX.slice(0, 5))).toEqual({ n: 5, median: 6, quartiles: null });
    const seven = [...SIX, "20.0"];
    expect(spreadOf(seven).quartiles).toBeNull();
    expect(spreadOf([...seven, "30.0"])).toEqual({ n: 8, median: 9, quartiles: [6, 14.5] });
    expect(spreadOf([])).toEqual({ n: 0, median: null, quartiles: null });
  });

  it("is written to half a point, a quarter going up", () => {
    expect([289, 290, 300, 309, 310].map(toHalfPoint)).toEqual([7, 7.5, 7.5, 7.5, 8]);
    fc.assert(
      fc.property(fc.array(percent, { minLength: 8, maxLength: 20 }), (values) => {
        const { median, quartiles } = spreadOf(values);
        const [low = 0, high = 0] = quartiles ?? [];
        for (const shown of [median ?? 0, low, high]) expect(shown * 2).toBe(Math.round(shown * 2));
        expect(low).toBeLessThanOrEqual(median ?? 0);
        expect(median ?? 0).toBeLessThanOrEqual(high);
        expect(Math.abs(quantile(values, 2) / 40 - (median ?? 0))).toBeLessThanOrEqual(0.25);
      }),
    );
  });

  it("takes shares as a report writes them, with one decimal", () => {
    expect([0.0917647, 0.005, 0, 1, 0.01005].map(percentOf)).toEqual(["9.2", "0.5", "0.0", "100.0", "1.0"]);
  });
});
