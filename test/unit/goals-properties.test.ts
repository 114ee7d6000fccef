import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Milestone } from "~/domain/goal-faults";
import { evaluate, type Progress } from "~/domain/progress";
import type { Readings, Series } from "~/domain/readings";
import { noBetter, noWorse } from "~/domain/standing";
import type { SimpleTarget, Target } from "~/domain/targets";
import { type Given, type Handmade, path, readingsOf } from "../support/readings";

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
const year = fc.constantFrom(...YEARS);
const amount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.double({ min: 0, noNaN: true }),
);
const percent = fc.double({ min: 0, max: 100, noNaN: true });
const held = (value: fc.Arbitrary<number>): fc.Arbitrary<Given> =>
  fc.oneof({ weight: 8, arbitrary: value }, fc.constant<Given>("n/a"), fc.constant<Given>("withheld"));
const byYear = (value: fc.Arbitrary<Given>) =>
  fc.array(fc.tuple(year, value), { maxLength: 9 }).map((all) => Object.fromEntries(all));
const part = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 1000 }));
const shares = byYear(fc.oneof({ weight: 8, arbitrary: part }, fc.constant<Given>("withheld")));

const handmade: fc.Arbitrary<Handmade> = fc.record({
  together: fc.record({
    impact_rate: shares,
    spend: byYear(held(amount)),
    "spend since": byYear(held(amount)),
  }),
  members: fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.record({ impact_rate: shares, spend: byYear(held(amount)) }),
  ),
  indicators: fc.record({ here: byYear(percent), city: byYear(percent) }),
  baselines: fc.dictionary(fc.constantFrom("a", "b"), year),
});

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const simple: fc.Arbitrary<SimpleTarget> = fc.oneof(
  fc.record({
    kind: fc.constant("share" as const),
    metric: fc.constant("impact_rate"),
    direction: fc.constantFrom("atLeast" as const, "atMost" as const),
    value: fraction,
    targetYear: fc.constantFrom(undefined, 2024, 2026),
  }),
  fc.record({
    kind: fc.constant("multiple" as const),
    figure: fc.constant("spend"),
    of: fc.constantFrom("baseline" as const, "lastYear" as const),
    factor: fc.oneof(fc.constant(1), fc.double({ min: 1, max: 100, noNaN: true })),
  }),
  fc.record({
    kind: fc.constant("amount" as const),
    figure: fc.constant("spend"),
    over: fc.constantFrom("year" as const, "sinceBaseline" as const),
    value: fc.double({ min: 1e-3, max: 1e13, noNaN: true }),
  }),
  fc.constant({ kind: "parity" as const, indicator: "here", reference: "city" }),
  fc.record({ kind: fc.constant("reduction" as const), indicator: fc.constant("here"), by: fraction }),
);
const { target } = fc.letrec<{ target: Target }>((tie) => ({
  target: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    simple,
    fc.record({
      kind: fc.constantFrom("anyOf" as const, "allOf" as const),
      clauses: fc.array(tie("target"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("eachMember" as const), target: simple }),
  ),
}));
const milestones = fc.constantFrom<Milestone[]>(
  [],
  [{ year: 2024, value: 0.3 }],
  [
    { year: 2023, value: 0 },
    { year: 2026, value: 9 },
  ],
);

/** Every number anywhere in a result. */
function numbers(result: unknown): number[] {
  if (typeof result === "number") return [result];
  return typeof result === "object" && result !== null ? Object.values(result).flatMap(numbers) : [];
}

describe("whatever the figures", () => {
  it("nothing is ever infinite or not a number", () => {
    fc.assert(
      fc.property(target, handmade, year, milestones, (aim, given, now, on) => {
        const found = evaluate(aim, path({ milestones: on }), readingsOf(given), now);
        expect(numbers(found).every(Number.isFinite)).toBe(true);
        expect(found.status === "no_data").toBe(found.why !== null);
      }),
      { numRuns: 2000 },
    );
  });

  it("not even if the readings are not numbers", () => {
    const odd = fc.constantFrom(
      Number.NaN,
      Infinity,
      -Infinity,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
      -1,
      0,
      1,
    );
    fc.assert(
      fc.property(simple, fc.array(odd, { minLength: 8, maxLength: 8 }), year, (aim, values, now) => {
        const years = Object.fromEntries(YEARS.map((one, place) => [one, values[place] ?? 0]));
        const given = {
          together: { impact_rate: years, spend: years, "spend since": years },
          indicators: { here: years, city: { ...years, 2022: 5 } },
        };
        expect(numbers(evaluate(aim, path(), readingsOf(given), now)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("one clause is enough: never worse than any; all are due: never better than any", () => {
    fc.assert(
      fc.property(fc.array(target, { minLength: 2, maxLength: 4 }), handmade, year, (clauses, given, now) => {
        const readings = readingsOf(given);
        const [any, all] = (["anyOf", "allOf"] as const).map((kind) =>
          evaluate({ kind, clauses }, path(), readings, now),
        );
        for (const { status } of any?.clauses ?? [])
          expect(noWorse(any?.status ?? "no_data", status)).toBe(true);
        for (const { status } of all?.clauses ?? [])
          expect(noBetter(all?.status ?? "met", status)).toBe(true);
      }),
    );
  });

  it("all members meet it exactly where each member does", () => {
    fc.assert(
      fc.property(simple, handmade, year, (inner, given, now) => {
        const found = evaluate({ kind: "eachMember", target: inner }, path(), readingsOf(given), now);
        expect(found.status === "met").toBe(found.attainment === 1);
        for (const { progress } of found.members) expect(noBetter(found.status, progress.status)).toBe(true);
      }),
    );
  });
});

/** The same readings with the value of one year changed everywhere. */
function changed(readings: Readings, now: number, change: (value: number) => number): Readings {
  const over = (series: Series | null): Series | null => {
    const point = series?.points.get(now);
    if (!series || point?.value == null) return series;
    const pair = (one: typeof point.sinceBaseline) =>
      one === null || one === "withheld" ? one : { ...one, now: change(one.now) };
    const value = change(point.value);
    const moved = {
      ...point,
      value,
      sinceBaseline: pair(point.sinceBaseline),
      sinceLastYear: pair(point.sinceLastYear),
    };
    return { ...series, points: new Map(series.points).set(now, moved) };
  };
  return {
    ...readings,
    figure: (code, memberId, span) => over(readings.figure(code, memberId, span)),
    // The reference stays: only the place itself moves.
    indicator: (code) => (code === "city" ? readings.indicator(code) : over(readings.indicator(code))),
  };
}

describe("a target that is met", () => {
  it("stays met if its figure gets better", () => {
    fc.assert(
      fc.property(
        simple,
        handmade,
        year,
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (aim, given, now, by) => {
          fc.pre(now > 2022);
          const readings = readingsOf(given);
          const before = evaluate(aim, path(), readings, now);
          fc.pre(before.status === "met");
          const better =
            before.direction === "atLeast"
              ? (v: number) => Math.min(v + by, 1e300)
              : (v: number) => Math.max(0, v - by);
          const after = evaluate(aim, path(), changed(readings, now, better), now);
          if (Number.isFinite((after.value ?? 0) / (after.baseline || 1))) expect(after.status).toBe("met");
        },
      ),
    );
  });
});

describe("money in another currency", () => {
  it("leaves the status of shares, multiples and their forecasts alone", () => {
    const whole = byYear(fc.integer({ min: 1, max: 1_000_000 }));
    const aim: fc.Arbitrary<Target> = fc.record({
      kind: fc.constant("multiple" as const),
      figure: fc.constant("spend"),
      of: fc.constantFrom("baseline" as const, "lastYear" as const),
      factor: fc.constantFrom(1.1, 1.5, 2, 3),
    });
    const share: Target = { kind: "share", metric: "mwbe_share", direction: "atLeast", value: 0.075 };
    fc.assert(
      fc.property(
        aim,
        whole,
        shares,
        year,
        fc.constantFrom(10, 100, 7),
        (multiple, spend, mwbe, now, rate) => {
          const times = (given: Given | undefined): Given =>
            typeof given === "number"
              ? given * rate
              : Array.isArray(given)
                ? [given[0] * rate, given[1] * rate]
                : (given ?? 0);
          const scaled = (years: Record<number, Given>) =>
            Object.fromEntries(Object.entries(years).map(([one, value]) => [one, times(value)]));
          const status = (given: Handmade, one: Target) =>
            strip(evaluate(one, path(), readingsOf(given), now));
          const [here, there] = [
            { together: { spend, mwbe_share: mwbe } },
            { together: { spend: scaled(spend), mwbe_share: scaled(mwbe) } },
          ];
          expect(status(there, multiple)).toEqual(status(here, multiple));
          expect(status(there, share)).toEqual(status(here, share));
        },
      ),
    );
  });
});

const strip = ({ status, why, multiple, forecast }: Progress) => ({
  status,
  why,
  multiple,
  reached: forecast?.reachedIn,
});
