import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CurveQuestion, curveOf } from "~/domain/results/curve";

/** Poverty before the work began in 2018, and in 2023. */
const poverty = (value: number, margin: number | null, more: Partial<CurveQuestion> = {}) =>
  curveOf({
    values: [
      { year: 2014, value: 17.6, margin: 1 },
      { year: 2016, value: 18.0, margin: 1 },
      { year: 2018, value: 18.9, margin: 1 },
      { year: 2023, value, margin },
    ],
    startYear: 2018,
    year: 2023,
    wanted: "down",
    pooledYears: 5,
    ...more,
  });

describe("an indicator’s curve", () => {
  it("has turned where poverty is 17.2 ± 1.1 instead of the 20.525 of its old line", () => {
    const answer = poverty(17.2, 1.1);
    expect(answer).toMatchObject({ curve: "turned", line: 20.525, marginUnknown: false });
    expect(answer.difference).toBeCloseTo(-3.325, 12);
  });

  it("stays within the margin up to and at it, whichever way the value lies", () => {
    expect(poverty(19.425, 1.1).curve).toBe("within_margin");
    expect(poverty(21.625, 1.1).curve).toBe("within_margin");
    expect(poverty(19.424, 1.1).curve).toBe("turned");
  });

  it("has not turned where it went on or got worse, and says that no margin is known", () => {
    expect(poverty(23, 1.1).curve).toBe("not_turned");
    expect(poverty(20.525, null)).toMatchObject({ curve: "not_turned", marginUnknown: true });
    expect(poverty(20.5, null)).toMatchObject({ curve: "turned", marginUnknown: true });
    expect(poverty(23, 1.1, { wanted: "up" }).curve).toBe("turned");
  });

  it("is too early to judge before the start, with fewer than three values before it, or from overlapping surveys", () => {
    expect(poverty(17.2, 1.1, { startYear: 2017 }).curve).toBe("too_early");
    expect(poverty(17.2, 1.1, { startYear: 2023 }).curve).toBe("too_early");
    expect(poverty(17.2, 1.1, { pooledYears: 6 }).curve).toBe("too_early");
    expect(poverty(17.2, 1.1, { year: 2022 }).curve).toBe("too_early");
  });

  it("does not depend on the order in which its values are stored", () => {
    const value = fc.record({
      year: fc.integer({ min: 2000, max: 2025 }),
      value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
      margin: fc.constant(1),
    });
    const values = fc.uniqueArray(value, { selector: ({ year }) => year, minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2005, max: 2020 }), (column, startYear) => {
        const year = Math.max(...column.map((each) => each.year));
        const ask = (ordered: typeof column) =>
          curveOf({ values: ordered, startYear, year, wanted: "up", pooledYears: 1 });
        expect(ask([...column].reverse())).toEqual(ask(column));
      }),
    );
  });
});
