import { describe, expect, it } from "vitest";
import { type SparkPoint, sparkOf } from "../../../app/routes/overview/cards/spark";

const point = (year: number, value: number | null, soFar = false): SparkPoint => ({ year, value, soFar });

describe("the small line of a figure", () => {
  it("is not drawn without a value, so that no axis is invented", () => {
    expect(sparkOf([], null)).toBeNull();
    expect(sparkOf([point(2024, null), point(2025, null)], { way: [], level: 0.1 })).toBeNull();
  });

  it("leaves a gap where a year is missing", () => {
    const spark = sparkOf([point(2021, 1), point(2022, 2), point(2023, null), point(2024, 3)], null);
    expect(spark?.line).toBe("M0 100L33.3 50");
    expect(spark?.marks).toEqual([{ x: 100, y: 0, kind: "newest" }]);
  });

  it("leads with a broken line to a hollow point while a year is still being reported", () => {
    const spark = sparkOf([point(2023, 1), point(2024, 3), point(2025, 2, true)], null);
    expect(spark?.line).toBe("M0 100L50 0");
    expect(spark?.soFar).toBe("M50 0L100 50");
    expect(spark?.marks).toEqual([
      { x: 50, y: 0, kind: "newest" },
      { x: 100, y: 50, kind: "soFar" },
    ]);
  });

  it("shows the goal’s level and the way to it on the figure’s own scale", () => {
    const way = [
      { year: 2023, value: 0.05 },
      { year: 2025, value: 0.1 },
    ];
    const spark = sparkOf([point(2023, 0.05), point(2024, 0.06)], { way, level: 0.1 });
    expect(spark?.level).toBe("M0 0H100");
    expect(spark?.way).toBe("M0 100L100 0");
    expect(spark?.marks[0]).toEqual({ x: 100, y: 0, kind: "goal" });
  });
});
