import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastOf, trendOf } from "~/domain/goals/progress/forecast";
import { evaluate } from "~/domain/goals/progress/progress";
import { path, readingsOf } from "../../support/figures/readings";

const values = (...yearly: number[]) => yearly.map((value, place) => ({ year: 2020 + place, value }));
const to = (target: number, more = {}) => ({
  target,
  direction: "atLeast" as const,
  year: 2024,
  dueYear: 2027,
  ...more,
});

describe("a forecast", () => {
  it("needs three yearly values", () => {
    expect(trendOf(values(1, 2))).toBeNull();
    expect(trendOf(values(1))).toBeNull();
    expect(trendOf([])).toBeNull();
    expect(forecastOf(values(1, 2), to(9))).toBeNull();
  });

  it("is the Theil–Sen line: one odd year hardly moves it", () => {
    // Pairwise slopes 1, 1, 4, 1, 1, 5.5, 1, 10, 1, −8: their median is 1 (least squares would say 1.9).
    const trend = trendOf(values(1, 2, 3, 13, 5));
    expect(trend?.slope).toBe(1);
    expect(trend?.valueIn(2030)).toBe(11);
  });

  it("takes the mean of the two middle slopes and handles gaps", () => {
    // Slopes: 2 (2020–21), 1.5 (2020–24), 4/3 (2021–24); intercepts at 2020: 1, 1.5, 1.
    const trend = trendOf([
      { year: 2020, value: 1 },
      { year: 2021, value: 3 },
      { year: 2024, value: 7 },
    ]);
    expect(trend?.slope).toBe(1.5);
    expect(trend?.valueIn(2020)).toBe(1);
  });

  it("gives the value in the due year and the year the target is reached", () => {
    expect(forecastOf(values(1, 2, 3, 4, 5), to(10))).toEqual({ value: 8, reachedIn: 2029, from: 5 });
    expect(forecastOf(values(1, 2, 3, 4, 5), to(8))).toMatchObject({ reachedIn: 2027 });
  });

  it("says “not on this trend” by direction, and within fifty years", () => {
    expect(forecastOf(values(5, 4, 3), to(10))?.reachedIn).toBeNull();
    expect(forecastOf(values(5, 5, 5), to(10))?.reachedIn).toBeNull();
    expect(forecastOf(values(5, 4, 3), to(0, { direction: "atMost" }))?.reachedIn).toBe(2025);
    expect(forecastOf(values(3, 4, 5), to(0, { direction: "atMost" }))?.reachedIn).toBeNull();
    expect(forecastOf(values(1, 2, 3), to(55))?.reachedIn).toBe(2074);
    expect(forecastOf(values(1, 2, 3), to(56))?.reachedIn).toBeNull();
  });

  it("recovers any straight line", () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 99 }), (slope, start) => {
        const trend = trendOf(values(...[0, 1, 2, 3, 4].map((step) => start + slope * step)));
        expect(trend?.slope).toBe(slope);
        expect(trend?.valueIn(2027)).toBe(start + slope * 7);
      }),
    );
  });
});

describe("the forecast of a goal", () => {
  it("reads the years up to the one shown, no later ones", () => {
    const figures = { together: { a_rate: { 2020: 0.04, 2021: 0.05, 2022: 0.06, 2023: 0.07, 2024: 0.5 } } };
    const progress = evaluate(
      { kind: "share", metric: "a_rate", direction: "atLeast", value: 0.1 },
      path(),
      readingsOf(figures),
      2023,
    );
    expect(progress.forecast?.value).toBeCloseTo(0.11, 12);
    expect(progress.forecast).toMatchObject({ reachedIn: 2026, from: 4 });
  });

  it("stays possible: no share above 100%, nothing below zero", () => {
    const rise = { together: { a_rate: { 2022: 0.5, 2023: 0.7, 2024: 0.9 } } };
    const share = (value: number, direction: "atLeast" | "atMost") =>
      ({ kind: "share", metric: "a_rate", direction, value }) as const;
    expect(evaluate(share(0.95, "atLeast"), path(), readingsOf(rise), 2024).forecast?.value).toBe(1);
    const fall = { together: { a_rate: { 2022: 0.5, 2023: 0.3, 2024: 0.1 } } };
    expect(evaluate(share(0.05, "atMost"), path(), readingsOf(fall), 2024).forecast?.value).toBe(0);
  });

  it("of a multiple follows the growth of the same members, in their money", () => {
    const pairs = {
      spend: { 2023: { now: 130, before: 100, members: 3 }, 2024: { now: 160, before: 100, members: 3 } },
    };
    const figures = { together: { spend: { 2022: 100, 2023: 400, 2024: 900 } }, pairs };
    const progress = evaluate(
      { kind: "multiple", figure: "spend", of: "baseline", factor: 2 },
      path(),
      readingsOf(figures),
      2024,
    );
    expect(progress.forecast?.value).toBeCloseTo(250, 9);
    expect(progress.forecast?.reachedIn).toBe(2026);
  });

  it("of parity follows the gap", () => {
    const indicators = { here: { 2022: 10, 2023: 9, 2024: 8 }, city: { 2022: 5, 2023: 5, 2024: 5 } };
    const progress = evaluate(
      { kind: "parity", indicator: "here", reference: "city" },
      path(),
      readingsOf({ indicators }),
      2024,
    );
    expect(progress.forecast).toEqual({ value: 5, reachedIn: 2027, from: 3 });
  });
});
