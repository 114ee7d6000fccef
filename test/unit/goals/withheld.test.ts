import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, type Progress } from "~/domain/goals/progress/progress";
import type { Point, Readings, Series } from "~/domain/goals/progress/readings";
import { NO_POINT } from "~/domain/goals/progress/readings";
import type { GoalStatus } from "~/domain/goals/progress/status";
import type { SimpleTarget, Target } from "~/domain/goals/targets";
import { runs } from "../../support/endurance";
import { type Handmade, path, readingsOf } from "../../support/figures/readings";

const share = (value: number): SimpleTarget => ({
  kind: "share",
  metric: "impact_rate",
  direction: "atLeast",
  value,
});
const spend = (value: number): SimpleTarget => ({ kind: "amount", figure: "spend", over: "year", value });
const at = (target: Target, together: Handmade["together"], year = 2025) =>
  evaluate(target, path(), readingsOf({ together: together ?? {} }), year);
const hidden = { impact_rate: { 2022: [40, 1000], 2025: "withheld" } } as Handmade["together"];

describe("a status that rests on something withheld", () => {
  it("is withheld, without attainment or forecast", () => {
    expect(at(share(0.1), hidden)).toMatchObject({ status: "withheld", attainment: null, forecast: null });
    const start = at(share(0.1), { impact_rate: { 2022: "withheld", 2025: [90, 1000] } });
    expect(start).toMatchObject({ status: "withheld", attainment: null, value: 0.09 });
  });

  it("is forced by a part that is shown: any of them met, or one of all missed", () => {
    const met = { ...hidden, spend: { 2022: 10, 2025: 30 } };
    expect(at({ kind: "anyOf", clauses: [share(0.1), spend(20)] }, met)).toMatchObject({
      status: "met",
      attainment: null,
    });
    const late: SimpleTarget = { ...spend(40), targetYear: 2025 };
    expect(at({ kind: "allOf", clauses: [share(0.1), late] }, met).status).toBe("missed");
  });

  it("is not made of the parts that are shown otherwise", () => {
    const figures = { ...hidden, spend: { 2022: 10, 2025: 17 } };
    for (const kind of ["anyOf", "allOf"] as const)
      expect(at({ kind, clauses: [share(0.1), spend(20)] }, figures)).toMatchObject({
        status: "withheld",
        why: "withheld",
        attainment: null,
      });
  });

  it("is forced without a baseline as well: met, or missed in the target year", () => {
    const from = (now: [number, number], year: number) =>
      at(share(0.1), { impact_rate: { 2022: "withheld", [year]: now } }, year).status;
    expect(from([120, 1000], 2025)).toBe("met");
    expect(from([90, 1000], 2027)).toBe("missed");
  });

  it("of a goal for each member is withheld while one is hidden, unless one that is shown has missed it", () => {
    const members = {
      a: { impact_rate: { 2022: [40, 1000], 2027: [90, 1000] } },
      b: { impact_rate: { 2022: [40, 1000], 2027: [200, 1000] } },
    } as unknown as Handmade["members"];
    const each: Target = { kind: "eachMember", target: share(0.1) };
    const seenBy = (own: string) =>
      evaluate(
        each,
        path(),
        { ...readingsOf({ members: members ?? {}, together: {} }), hidden: (id) => id !== own },
        2027,
      );
    expect(seenBy("a")).toMatchObject({ status: "missed", meeting: null, attainment: null });
    expect(seenBy("b")).toMatchObject({ status: "withheld", meeting: null, attainment: null });
  });

  it("has no forecast through the years that happen to be shown", () => {
    const years = { 2020: [20, 1000], 2021: [30, 1000], 2022: [40, 1000], 2025: [70, 1000] } as const;
    const all = at(share(0.1), { impact_rate: years as never });
    expect(all).toMatchObject({ forecast: { from: 4 } });
    const some = at(share(0.1), { impact_rate: { ...years, 2021: "withheld" } as never });
    expect(some).toMatchObject({ status: all.status, forecast: null });
  });
});

const YEARS = [2022, 2023, 2024, 2025, 2026, 2027];
const part = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 1000 }));
const rates = fc.dictionary(fc.constantFrom(...YEARS.map(String)), part);
const amounts = fc.dictionary(fc.constantFrom(...YEARS.map(String)), fc.integer({ min: 0, max: 100 }));
const figures: fc.Arbitrary<Handmade> = fc.record({
  together: fc.record({ impact_rate: rates, spend: amounts, "spend since": amounts }),
  members: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.record({ impact_rate: rates, spend: amounts })),
  indicators: fc.record({ here: amounts, city: amounts }),
  soFar: fc.oneof(
    fc.constant({}),
    fc.constantFrom(...YEARS).map((year) => ({ [year]: { reporting: 2, expected: 6 } })),
  ),
});
const simple: fc.Arbitrary<SimpleTarget> = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((value) => share(value / 1000)),
  fc.record({
    kind: fc.constant("amount" as const),
    figure: fc.constant("spend"),
    over: fc.constantFrom("year" as const, "sinceBaseline" as const),
    value: fc.integer({ min: 1, max: 100 }),
    targetYear: fc.constantFrom(undefined, 2024, 2026),
  }),
  fc.record({
    kind: fc.constant("multiple" as const),
    figure: fc.constant("spend"),
    of: fc.constantFrom("baseline" as const, "lastYear" as const),
    factor: fc.constantFrom(1, 1.1, 2),
  }),
  fc.constant({ kind: "parity" as const, indicator: "here", reference: "city" }),
);
const { target } = fc.letrec<{ target: Target }>((tie) => ({
  target: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    simple,
    fc.record({
      kind: fc.constantFrom("anyOf" as const, "allOf" as const),
      clauses: fc.array(tie("target"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("eachMember" as const), target: simple }),
  ),
}));

/** The same readings for a viewer from whom these points are withheld: "figure member year". */
function withholding(readings: Readings, isHidden: (key: string) => boolean): Readings {
  const hide = (series: Series | null, code: string, memberId: string | null): Series | null => {
    if (series === null) return null;
    const points = [...series.points].map(([year, point]): [number, Point] => {
      const key = `${code} ${memberId} ${year}`;
      const pair = (which: "sinceBaseline" | "sinceLastYear") =>
        point[which] !== null && isHidden(`${key} ${which}`) ? ("withheld" as const) : point[which];
      const pairs = { sinceBaseline: pair("sinceBaseline"), sinceLastYear: pair("sinceLastYear") };
      if (point.standing !== "value" || !isHidden(key)) return [year, { ...point, ...pairs }];
      const { coverage, soFar } = point;
      return [year, { ...NO_POINT, ...pairs, coverage, soFar, standing: "withheld" }];
    });
    return { ...series, points: new Map(points) };
  };
  return {
    ...readings,
    figure: (code, memberId, over) =>
      hide(readings.figure(code, memberId, over), `${code} ${over}`, memberId),
    hidden: (memberId, year) => isHidden(`member ${memberId} ${year}`),
  };
}

/** Every status in a result, with its place. */
function statuses(progress: Progress, place = ""): [string, GoalStatus][] {
  const inner =
    "clauses" in progress
      ? progress.clauses.flatMap((clause, at) => statuses(clause, `${place}/${at}`))
      : "members" in progress
        ? progress.members.flatMap((own) => statuses(own.progress, `${place}/${own.memberId}`))
        : [];
  return [[place, progress.status], ...inner];
}

describe("whoever looks", () => {
  it("a status under disclosure is the full status or withheld", () =>
    fc.assert(
      fc.property(
        target,
        figures,
        fc.constantFrom(...YEARS),
        fc.func(fc.integer({ min: 0, max: 3 })),
        (aim, handmade, year, hash) => {
          const readings = readingsOf(handmade);
          const full = new Map(statuses(evaluate(aim, path(), readings, year)));
          const seen = evaluate(
            aim,
            path(),
            withholding(readings, (key) => hash(key) === 0),
            year,
          );
          for (const [place, status] of statuses(seen))
            expect([full.get(place), "withheld"]).toContain(status);
        },
      ),
      { numRuns: runs(1500) },
    ));
});
