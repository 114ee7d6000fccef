import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goalFaults } from "~/domain/goals/faults";
import { alignmentOf, type OwnGoal } from "~/domain/goals/progress/alignment";
import { evaluate } from "~/domain/goals/progress/progress";
import { takesOf } from "~/domain/goals/takes/needs";
import { targetSchema } from "~/domain/goals/target-schema";
import type { IncreaseTarget, PointsTarget, Target } from "~/domain/goals/targets";
import { statusSentence } from "~/domain/goals/words/sentences";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import { goalWords } from "~/ui/figures/goal-words";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { type Handmade, path, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const increase = (over: IncreaseTarget["over"], value: number): IncreaseTarget => ({
  kind: "increase",
  figure: "local_spend",
  over,
  value,
});
const gain = (value: number): PointsTarget => ({ kind: "points", metric: "local_spend_share", value });

/** The worked example: A from 10 to 12, 15, 14; B from 5 to nothing reported, 4, 8. The goal starts before all. */
const worked: Handmade = {
  baselineYear: 2021,
  together: { local_spend: { 2022: 15, 2023: 12, 2024: 19, 2025: 22 } },
  members: {
    a: { local_spend: { 2022: 10, 2023: 12, 2024: 15, 2025: 14 } },
    b: { local_spend: { 2022: 5, 2024: 4, 2025: 8 } },
  },
};
const at = (target: Target, figures: Handmade, year: number, more = {}) =>
  evaluate(target, path(more), readingsOf(figures), year);

describe("an increase over the baseline", () => {
  it("is 13 since the baseline with the weakest year at 1 of 2, and 7 in the third year", () => {
    expect(at(increase("sinceBaseline", 20), worked, 2025)).toMatchObject({
      value: 13,
      baseline: 0,
      target: 20,
      coverage: { reporting: 1, expected: 2 },
    });
    expect(at(increase("year", 10), worked, 2025)).toMatchObject({
      value: 7,
      attainment: 0.7,
      coverage: { reporting: 2, expected: 2 },
    });
  });

  it("subtracts what falls, and may be negative", () => {
    const fallen = { together: { local_spend: { 2022: 100, 2024: 70 } } };
    expect(at(increase("year", 50), fallen, 2024)).toMatchObject({
      value: -30,
      attainment: -0.6,
      status: "off_track",
    });
  });

  it("is expected linearly from 0, so that 2 of 5 years ask for two fifths", () => {
    const figures = { together: { local_spend: { 2022: 100, 2024: 120 } } };
    expect(at(increase("year", 50), figures, 2024)).toMatchObject({ expected: 20, status: "on_track" });
    expect(at(increase("year", 51), figures, 2024).status).toBe("behind");
  });

  it("reaches 905% as published: 4.9, 20.4, and 29.0 million against 6 million", () => {
    const figures = {
      baselineYear: 2015,
      together: { local_spend: { 2015: 89.4, 2016: 94.3, 2017: 109.8, 2018: 118.4 } },
    };
    const progress = at(increase("sinceBaseline", 6), figures, 2018, { startYear: 2015, targetYear: 2018 });
    expect(progress).toMatchObject({ value: 54.3, attainment: 9.05, status: "met" });
  });

  it("leaves out a member that joined later until it has a year to be compared with", () => {
    const figures: Handmade = {
      ...worked,
      together: { local_spend: { 2022: 15, 2024: 119, 2025: 222 } },
      members: { ...worked.members, late: { local_spend: { 2024: 100, 2025: 200 } } },
      baselines: { late: 2024 },
    };
    expect(at(increase("year", 10), figures, 2024)).toMatchObject({
      value: 4,
      coverage: { reporting: 2, expected: 2 },
    });
    expect(at(increase("year", 10), figures, 2025)).toMatchObject({
      value: 107,
      coverage: { reporting: 3, expected: 3 },
    });
  });

  it("is withheld as a whole if any year that it adds up is", () => {
    const figures: Handmade = {
      together: { local_spend: { 2022: 15, 2023: 20, 2024: 30 } },
      pairs: { local_spend: { 2023: "withheld" } },
    };
    expect(at(increase("sinceBaseline", 5), figures, 2024)).toMatchObject({
      value: null,
      status: "withheld",
    });
    expect(at(increase("year", 5), figures, 2024)).toMatchObject({ value: 15, status: "met" });
  });

  it("has no value in a year in which nobody compared has reported", () => {
    const figures = { together: { local_spend: { 2022: 15, 2023: 20 } } };
    expect(at(increase("sinceBaseline", 5), figures, 2024)).toMatchObject({ value: null, status: "no_data" });
  });

  it("is met in a year under way only if the others could not take it back", () => {
    const under = (now: number, before: number): Handmade => ({
      together: { local_spend: { 2022: 100, 2023: 110, 2024: now } },
      pairs: { local_spend: { 2024: { now, before, members: 1 } } },
      soFar: { 2024: { reporting: 1, expected: 2 } },
    });
    expect(at(increase("year", 50), under(130, 60), 2024).status).not.toBe("met");
    expect(at(increase("year", 50), under(150, 60), 2024).status).toBe("met");
  });

  it("added up over years does not depend on the order of the years before the newest", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 1000 }), (values, start) => {
        const sumOf = (ordered: number[]) => {
          const years = Object.fromEntries(ordered.map((value, place) => [2023 + place, value]));
          const figures = { together: { local_spend: { 2022: start, ...years } } };
          const progress = at(increase("sinceBaseline", 1), figures, 2022 + ordered.length);
          return "value" in progress ? progress.value : null;
        };
        const swapped = [...values.slice(0, -1).reverse(), ...values.slice(-1)];
        expect(sumOf(swapped)).toBe(sumOf(values));
        expect(sumOf(values)).toBe(values.reduce((sum, value) => sum + value - start, 0));
      }),
    );
  });
});

describe("a gain in points", () => {
  it("is −300% when 11.3% falls to 8.3% against one point more", () => {
    const figures = {
      baselineYear: 2022,
      together: {
        local_spend_share: { 2022: [113, 1000], 2023: [83, 1000] } as Record<number, [number, number]>,
      },
    };
    const progress = at(gain(0.01), figures, 2023, { targetYear: 2024 });
    expect(progress).toMatchObject({ attainment: -3, unit: "points", status: "off_track" });
    expect("value" in progress && progress.value).toBeCloseTo(-0.03, 12);
  });

  it("is judged exactly: 1/3 to 2/3 is a gain of a third", () => {
    const figures: Handmade = { together: { local_spend_share: { 2022: [1, 3], 2024: [2, 3] } } };
    expect(at(gain(0.3333), figures, 2024).status).toBe("met");
    expect(at(gain(0.3334), figures, 2024).status).not.toBe("met");
  });
});

describe("what an increase still takes", () => {
  it("is what is missing of it, and for points the share to reach", () => {
    const [added] = takesOf(increase("sinceBaseline", 20), path(), readingsOf(worked), 2025);
    expect(added).toMatchObject({ kind: "together", need: { needed: 7, aYear: 3.5 } });
    const figures: Handmade = {
      members: { a: { local_spend_share: { 2022: [100, 1000], 2024: [104, 1000] } } },
    };
    const [points] = takesOf(gain(0.01), path({ memberId: "a" }), readingsOf(figures), 2024);
    expect(points).toMatchObject({ kind: "together", need: { needed: 6, met: false } });
  });
});

describe("members’ own increases beside the collaborative’s", () => {
  const own = (memberId: string, target: Target): OwnGoal => ({
    id: memberId,
    memberId,
    state: "adopted",
    target,
    startYear: 2022,
    targetYear: 2027,
  });
  const align = (target: Target, goals: OwnGoal[], figures = worked) =>
    alignmentOf(target, { startYear: 2022, goals, readings: readingsOf(figures), year: 2025 })[0];

  it("add up, told in levels and multiples as well", () => {
    expect(align(increase("year", 10), [own("a", increase("year", 6))])?.carried).toBe(9);
    const double: Target = { kind: "multiple", figure: "local_spend", of: "baseline", factor: 2 };
    expect(align(increase("year", 10), [own("a", double)])).toMatchObject({ carried: 13, enough: true });
    expect(align(double, [own("a", increase("year", 14)), own("b", increase("year", 1))])?.carried).toBe(2);
  });

  it("of all years together speak only to each other", () => {
    const alignment = align(increase("sinceBaseline", 20), [own("a", increase("year", 6))]);
    expect(alignment).toMatchObject({ carried: 13, withTarget: [] });
  });

  it("in points are carried by denominators", () => {
    const figures: Handmade = {
      together: { local_spend_share: { 2022: [10, 100], 2025: [20, 200] } },
      members: {
        a: { local_spend_share: { 2022: [5, 50], 2025: [10, 100] } },
        b: { local_spend_share: { 2022: [5, 50], 2025: [10, 100] } },
      },
    };
    expect(align(gain(0.03), [own("a", gain(0.06))], figures)).toMatchObject({ carried: 0.03, enough: true });
  });
});

describe("what an increase says", () => {
  const catalog = {
    ...catalogOf(),
    measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
    metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
  };
  const words = goalWords(catalog, [], { locale: "en-US", currency: "USD" });
  const says = (target: Target) => targetSentence(target, { startYear: 2022, targetYear: 2027 }, words);

  it.each<[string, Target]>([
    ["At least $75 million more local spend than in 2022 by 2027.", increase("year", 75_000_000)],
    [
      "At least $6 million more local spend than in 2022, all years since then together, by 2027.",
      increase("sinceBaseline", 6_000_000),
    ],
    ["Local spend as a share of addressable spend up by at least 1.0 points from 2022 by 2027.", gain(0.01)],
  ])("%s", (sentence, target) => expect(says(target)).toBe(sentence));

  it("says how far it has come, and calls less less", () => {
    const figures = { together: { local_spend: { 2022: 100_000_000, 2024: 70_000_000 } } };
    const target = increase("year", 50_000_000);
    expect(statusSentence(target, at(target, figures, 2024), words)).toBe(
      "$30 million less in 2024 than in 2022; $50 million more is due in 2027; off track.",
    );
  });
});

describe("an increase is refused", () => {
  const known = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS, indicators: [] };
  const faults = (target: Target) =>
    goalFaults(
      { level: "collaborative", target, startYear: 2022, targetYear: 2027, milestones: [] },
      known,
    ).map(({ message }) => message);

  it("of a share, of a sum since the baseline, and of year-end counts added up", () => {
    expect(faults({ ...increase("year", 5), figure: "impact_hire_rate" })[0]).toMatch(/is a share/);
    expect(faults({ ...increase("year", 5), figure: "housing_units_total" })[0]).toMatch(/already adds up/);
    expect(faults({ ...increase("sinceBaseline", 5), figure: "employees" })[0]).toMatch(/cannot be added up/);
    expect(faults({ ...increase("year", 5), figure: "employees" })).toEqual([]);
  });

  it("in points of an amount, and of no points at all", () => {
    expect(faults({ ...gain(0.01), metric: "mwbe_local_amount" })[0]).toMatch(/is an amount/);
    expect(targetSchema.safeParse({ kind: "points", metric: "local_spend_share", value: 0 }).success).toBe(
      false,
    );
    expect(targetSchema.safeParse(increase("year", -1)).success).toBe(false);
  });
});
