import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Milestone } from "~/domain/goals/faults";
import { evaluate, type LevelProgress, type MultipleProgress } from "~/domain/goals/progress/progress";
import type { Readings, Series } from "~/domain/goals/progress/readings";
import { noBetter, noWorse } from "~/domain/goals/progress/status";
import type { MultipleTarget, ShareTarget, SimpleTarget, Target } from "~/domain/goals/targets";
import { runs } from "../../support/endurance";
import { type Given, type Handmade, path, readingsOf } from "../../support/figures/readings";

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
  it("no number is infinite or NaN", () => {
    fc.assert(
      fc.property(target, handmade, year, milestones, (aim, figures, now, on) => {
        const progress = evaluate(aim, path({ milestones: on }), readingsOf(figures), now);
        expect(numbers(progress).every(Number.isFinite)).toBe(true);
        expect(progress.status === "no_data" || progress.status === "withheld").toBe(progress.why !== null);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("not even if the readings are not finite", () => {
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
        const years = Object.fromEntries(YEARS.map((year, place) => [year, values[place] ?? 0]));
        const figures = {
          together: { impact_rate: years, spend: years, "spend since": years },
          indicators: { here: years, city: { ...years, 2022: 5 } },
        };
        expect(numbers(evaluate(aim, path(), readingsOf(figures), now)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("any-of is never worse than its best clause, all-of never better than its worst", () => {
    fc.assert(
      fc.property(
        fc.array(target, { minLength: 2, maxLength: 4 }),
        handmade,
        year,
        (clauses, figures, now) => {
          const readings = readingsOf(figures);
          const [any, all] = (["anyOf", "allOf"] as const).map((kind) =>
            evaluate({ kind, clauses }, path(), readings, now),
          );
          for (const { status } of any?.clauses ?? [])
            expect(noWorse(any?.status ?? "no_data", status)).toBe(true);
          for (const { status } of all?.clauses ?? [])
            expect(noBetter(all?.status ?? "met", status)).toBe(true);
        },
      ),
    );
  });

  it("each-member is met exactly when every member meets it", () => {
    fc.assert(
      fc.property(simple, handmade, year, (inner, figures, now) => {
        const whole = evaluate({ kind: "eachMember", target: inner }, path(), readingsOf(figures), now);
        expect(whole.status === "met").toBe(whole.attainment === 1);
        for (const { progress } of whole.members) expect(noBetter(whole.status, progress.status)).toBe(true);
      }),
    );
  });
});

/** The same readings with the value of one year changed everywhere. */
function changed(readings: Readings, now: number, change: (value: number) => number): Readings {
  const over = (series: Series | null): Series | null => {
    const point = series?.points.get(now);
    if (!series || point?.value == null) return series;
    const pair = (pairing: typeof point.sinceBaseline) =>
      pairing === null || pairing === "withheld" ? pairing : { ...pairing, now: change(pairing.now) };
    const value = change(point.value);
    const moved = {
      ...point,
      value,
      numerator: null,
      denominator: null,
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
        (aim, figures, now, by) => {
          fc.pre(now > 2022);
          const readings = readingsOf(figures);
          const before = evaluate(aim, path(), readings, now);
          fc.pre(before.status === "met");
          const better =
            before.direction === "atLeast"
              ? (v: number) => Math.max(v, Math.min(v + by, 1e300))
              : (v: number) => Math.max(0, v - by);
          const after = evaluate(aim, path(), changed(readings, now, better), now);
          expect(after.status).toBe("met");
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

describe("money in another currency", () => {
  it("leaves the status of shares, multiples and their forecasts alone", () => {
    const whole = byYear(fc.integer({ min: 1, max: 1_000_000 }));
    const aim: fc.Arbitrary<MultipleTarget> = fc.record({
      kind: fc.constant("multiple" as const),
      figure: fc.constant("spend"),
      of: fc.constantFrom("baseline" as const, "lastYear" as const),
      factor: fc.constantFrom(1.1, 1.5, 2, 3),
    });
    const share: ShareTarget = { kind: "share", metric: "mwbe_share", direction: "atLeast", value: 0.075 };
    fc.assert(
      fc.property(
        aim,
        whole,
        shares,
        year,
        fc.constantFrom(10, 100, 7),
        (multiple, spend, mwbe, now, rate) => {
          const times = (value: Given | undefined): Given =>
            typeof value === "number"
              ? value * rate
              : Array.isArray(value)
                ? [value[0] * rate, value[1] * rate]
                : (value ?? 0);
          const scaled = (years: Record<number, Given>) =>
            Object.fromEntries(Object.entries(years).map(([year, value]) => [year, times(value)]));
          const status = (figures: Handmade, target: MultipleTarget | ShareTarget) =>
            strip(evaluate(target, path(), readingsOf(figures), now));
          const here = { together: { spend, mwbe_share: mwbe } };
          const there = { together: { spend: scaled(spend), mwbe_share: scaled(mwbe) } };
          expect(status(there, multiple)).toEqual(status(here, multiple));
          expect(status(there, share)).toEqual(status(here, share));
        },
      ),
    );
  });
});

const strip = ({ status, why, forecast, ...progress }: LevelProgress | MultipleProgress) => ({
  status,
  why,
  multiple: "multiple" in progress ? progress.multiple : null,
  reached: forecast?.reachedIn,
});
