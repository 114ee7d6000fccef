import { describe, expect, it } from "vitest";
import { courseOf } from "~/domain/goals/progress/course";
import type { SimpleTarget } from "~/domain/goals/targets";
import { path, readingsOf } from "../../support/figures/readings";

const tenth: SimpleTarget = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 };
const hires = (rates: Record<number, number>) =>
  readingsOf({
    together: {
      impact_hire_rate: Object.fromEntries(
        Object.entries(rates).map(([year, rate]) => [year, [rate, 1000] as [number, number]]),
      ),
    },
  });

describe("a goal over the years", () => {
  it("leads from the baseline through the milestones to the target, year by year", () => {
    const readings = hires({ 2022: 40, 2023: 52, 2025: 90 });
    const course = courseOf(tenth, path({ milestones: [{ year: 2024, value: 0.05 }] }), readings, 2025);
    expect(course.path.map(({ year, value }) => [year, Number(value.toFixed(6))])).toEqual([
      [2022, 0.04],
      [2023, 0.045],
      [2024, 0.05],

      [2025, 0.066667],
      [2026, 0.083333],
      [2027, 0.1],
    ]);
    expect(course.milestones).toEqual([{ year: 2024, value: 0.05 }]);
    expect([course.baseline, course.target]).toEqual([
      { year: 2022, value: 0.04 },
      { year: 2027, value: 0.1 },
    ]);
  });

  it("shows gaps in reporting and the years before the goal", () => {
    const course = courseOf(tenth, path(), hires({ 2020: 30, 2021: 35, 2022: 40, 2024: 60 }), 2025);
    expect(course.values.map(({ year, value, why }) => [year, value ?? why])).toEqual([
      [2020, 0.03],
      [2021, 0.035],
      [2022, 0.04],
      [2023, "no_value"],
      [2024, 0.06],
      [2025, "no_value"],
    ]);
  });

  it("projects from the newest of at least three values, never past the goal", () => {
    const readings = hires({ 2022: 40, 2023: 50, 2024: 60 });
    expect(courseOf(tenth, path(), readings, 2024).projection).toEqual([
      { year: 2024, value: 0.06 },
      { year: 2027, value: expect.closeTo(0.09, 9) },
    ]);
    expect(courseOf(tenth, path(), readings, 2023).projection).toBeNull();
    expect(courseOf(tenth, path({ targetYear: 2024 }), readings, 2024).projection).toBeNull();
  });

  it("draws a multiple relative to its baseline", () => {
    const readings = readingsOf({ together: { mwbe_local_spend: { 2022: 200, 2023: 300 } } });
    const doubled: SimpleTarget = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 };
    const course = courseOf(doubled, path(), readings, 2023);
    expect(course.unit).toBe("multiple");
    expect(course.values.map(({ value }) => value)).toEqual([1, 1.5]);
    expect(course.path.map(({ value }) => Number(value.toFixed(6)))).toEqual([1, 1.2, 1.4, 1.6, 1.8, 2]);
  });

  it("expects growth in every year after the start", () => {
    const readings = readingsOf({ together: { local_spend: { 2022: 100, 2023: 120, 2024: 126 } } });
    const growing: SimpleTarget = { kind: "multiple", figure: "local_spend", of: "lastYear", factor: 1.1 };
    const course = courseOf(growing, path(), readings, 2024);
    expect(course.path.map(({ year, value }) => `${year} ${value}`)).toEqual(
      [2023, 2024, 2025, 2026, 2027].map((year) => `${year} 1.1`),
    );
    expect(course.baseline).toBeNull();
  });

  it("follows the reference of each year, as far as it is known", () => {
    const readings = readingsOf({
      indicators: { focus: { 2022: 9, 2023: 8, 2024: 8 }, city: { 2022: 4, 2023: 5, 2024: 4 } },
    });
    const parity: SimpleTarget = { kind: "parity", indicator: "focus", reference: "city" };
    const course = courseOf(parity, path(), readings, 2024);
    // A gap of 5 closes in five years: 4 above the reference in 2023, 3 in 2024.
    expect(course.path.map(({ year, value }) => [year, value])).toEqual([
      [2022, 9],
      [2023, 9],
      [2024, 7],
    ]);
    expect(course.reference.map(({ value }) => value)).toEqual([4, 5, 4]);
    expect(course.target).toBeNull();
  });

  it("marks withheld values and draws no path from them", () => {
    const readings = readingsOf({ together: { impact_hire_rate: { 2022: "withheld", 2023: "withheld" } } });
    const course = courseOf(tenth, path(), readings, 2023);
    expect(course.values.map(({ value, why }) => [value, why])).toEqual([
      [null, "withheld"],
      [null, "withheld"],
    ]);
    expect([course.path, course.baseline, course.projection]).toEqual([[], null, null]);
  });
});
