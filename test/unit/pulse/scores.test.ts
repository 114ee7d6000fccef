import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  alphaOf,
  changeOf,
  deviationOf,
  halfWidth,
  isSplit,
  meanOf,
  personScore,
  readingOf,
  SIXTIETHS,
  thirdsOf,
} from "../../../app/domain/pulse/scores";
import { type Rating, type Ratings, SCALES } from "../../../app/domain/pulse/statements";
import "../../support/seed";

const sixtieths = (points: number[]) => points.map((score) => Math.round(score * SIXTIETHS));
/** The example of docs/rules.md: 14 of 20. */
const FOURTEEN = sixtieths([4.6, 4.2, 3.8, 4.0, 3.4, 2.8, 4.4, 3.6, 4.8, 3.2, 2.4, 4.0, 3.8, 4.2]);

const rated = (...ratings: (Rating | null)[]) => ({
  ratings: Object.fromEntries(
    SCALES.structure.flatMap((statement, at) => (ratings[at] ? [[statement, ratings[at]]] : [])),
  ) as Ratings,
});

describe("a person's score", () => {
  it("is the mean of what was answered, from three of five statements on", () => {
    expect(personScore(rated(5, 4, 4, null, null), "structure")).toBe(260);
    expect(personScore(rated(5, 4, null, null, null), "structure")).toBeNull();
    expect(personScore(rated(1, 2, 3, 4, 5), "structure")).toBe(180);
    expect(personScore(rated(5, 4, 4, null, null), "community")).toBeNull();
  });
});

describe("the partnership's score", () => {
  it("of 14 of 20 is 3.80 within 0.22, something to talk about", () => {
    expect(meanOf(FOURTEEN)).toBeCloseTo(3.8, 12);
    expect(deviationOf(FOURTEEN)).toBeCloseTo(0.675, 3);
    expect(Math.sqrt(6 / 19)).toBeCloseTo(0.562, 3);
    const half = halfWidth(FOURTEEN, 20) ?? 0;
    expect(half).toBeCloseTo(0.22, 2);
    expect((3.8 - half).toFixed(2)).toBe("3.58");
    expect((3.8 + half).toFixed(2)).toBe("4.02");
    expect(readingOf(FOURTEEN)).toBe("talk");
    expect(isSplit(FOURTEEN)).toBe(false);
  });

  it("has changed since 3.40 within 0.31, because 0.40 is more than 0.38", () => {
    const after = { mean: meanOf(FOURTEEN), half: halfWidth(FOURTEEN, 20) };
    const change = changeOf({ mean: 3.4, half: 0.31 }, after);
    expect(change?.word).toBe("up");
    expect(change?.by).toBeCloseTo(0.4, 12);
    expect(Math.hypot(0.31, after.half ?? 0)).toBeCloseTo(0.38, 2);
    expect(changeOf({ mean: 3.43, half: 0.31 }, after)?.word).toBe("unclear");
    expect(changeOf({ mean: 4.3, half: 0.31 }, after)?.word).toBe("down");
    expect(changeOf({ mean: 3.4, half: null }, after)).toBeNull();
  });

  it("is certain once everyone asked has answered, and unknown in width for one person", () => {
    expect(halfWidth(FOURTEEN, 14)).toBe(0);
    expect(halfWidth([240], 5)).toBeNull();
  });

  it("is a strength from exactly 4.0 and a concern just below 3.0, without rounding", () => {
    expect(readingOf([240, 240, 240])).toBe("strength");
    expect(readingOf([240, 240, 239])).toBe("talk");
    expect(readingOf([180, 180])).toBe("talk");
    expect(readingOf([180, 179])).toBe("concern");
  });

  it("is split once a quarter is at 2.5 or below and a quarter at 3.5 or above", () => {
    expect(isSplit(sixtieths([2.5, 3.5, 3, 3]))).toBe(true);
    expect(isSplit(sixtieths([2.5, 3.5, 3, 3, 3]))).toBe(false);
    expect(isSplit(sixtieths([2.6, 3.5, 3, 3]))).toBe(false);
  });

  it("agrees with means and deviations worked out step by step on any scores", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 60, max: 300 }), { minLength: 2, maxLength: 60 }),
        fc.nat(40),
        (scores, silent) => {
          const points = scores.map((score) => score / 60);
          const mean = points.reduce((sum, point) => sum + point, 0) / points.length;
          const squares = points.reduce((sum, point) => sum + (point - mean) ** 2, 0);
          const s = Math.sqrt(squares / (points.length - 1));
          expect(meanOf(scores)).toBeCloseTo(mean, 10);
          expect(deviationOf(scores) ?? -1).toBeCloseTo(s, 7);
          const invited = points.length + silent;
          const half = halfWidth(scores, invited) ?? -1;
          expect(half).toBeGreaterThanOrEqual(0);
          expect(half).toBeLessThanOrEqual((13 * s) / Math.sqrt(points.length) + 1e-9);
        },
      ),
    );
  });
});

describe("thirds", () => {
  it("count 1 and 2, 3, and 4 and 5", () => {
    expect(thirdsOf([1, 2, 2, 3, 4, 5, 5])).toEqual({ low: 3, middle: 1, high: 3 });
  });
});

describe("α", () => {
  const answers = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const base = ((at % 4) + 1) as Rating;
      return rated(base, base, Math.min(5, base + 1) as Rating, base, ((at % 5) + 1) as Rating);
    });

  it("is known from 30 complete answers on", () => {
    expect(alphaOf(answers(29), "structure")).toBeNull();
    expect(alphaOf([...answers(29), rated(3, 3, 3, 3, null)], "structure")).toBeNull();
    expect(alphaOf(answers(30), "structure")).not.toBeNull();
  });

  it("is the published formula", () => {
    const rows = answers(40).map(({ ratings }) =>
      SCALES.structure.map((statement) => Number(ratings[statement])),
    );
    const variance = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    };
    const parts = [0, 1, 2, 3, 4].map((at) => variance(rows.map((row) => row[at] ?? 0)));
    const whole = variance(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
    const expected = (5 / 4) * (1 - parts.reduce((sum, part) => sum + part, 0) / whole);
    expect(alphaOf(answers(40), "structure")).toBeCloseTo(expected, 12);
  });

  it("does not exist where everyone adds up to the same", () => {
    const same = Array.from({ length: 30 }, () => rated(3, 3, 3, 3, 3));
    expect(alphaOf(same, "structure")).toBeNull();
  });
});
