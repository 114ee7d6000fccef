import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GOAL_STATUSES, type GoalStatus } from "../../../app/domain/goals/progress/status";
import { tallyOf, worstFirst } from "../../../app/domain/goals/progress/tally";
import { shortAim } from "../../../app/domain/goals/words/short-aim";
import { ownTallyWords, tallyWords } from "../../../app/domain/goals/words/tally";
import { goalWords } from "../../../app/ui/figures/goal-words";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { catalogOf } from "../../support/figures/sums";

const goals = (...statuses: (GoalStatus | null)[]) => statuses.map((status) => ({ status }));
const sentence = (...statuses: (GoalStatus | null)[]) => {
  const words = tallyWords(tallyOf(goals(...statuses)));
  return words && [words.lead, ...words.counts.map(({ text }) => text)].join(", ");
};
const own = (...statuses: (GoalStatus | null)[]) => {
  const { lead, counts } = ownTallyWords(tallyOf(goals(...statuses)));
  return [lead, ...counts.map(({ text }) => text)].filter(Boolean).join(", ");
};

describe("the status of all shared goals", () => {
  it("counts each status once, and those nobody can judge apart", () => {
    expect(sentence("on_track", "off_track", "on_track", "no_data", "behind", "on_track")).toBe(
      "3 of 6 shared goals on track, 1 behind, 1 off track, 1 without data",
    );
    expect(sentence("missed", "withheld", "withheld", null)).toBe(
      "0 of 4 shared goals on track, 1 missed, 2 withheld, 1 without data",
    );
  });

  it("says how many are met where some are", () => {
    expect(sentence("met", "on_track", "on_track", "behind")).toBe(
      "3 of 4 shared goals met or on track, 1 met, 2 on track, 1 behind",
    );
    expect(sentence("met", "met")).toBe("2 of 2 shared goals met");
    expect(sentence("on_track")).toBe("1 of 1 shared goal on track");
    expect(sentence()).toBeNull();
  });

  it("leaves no goal out, whatever their statuses", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...GOAL_STATUSES))), (statuses) => {
        const { of, good, counts } = tallyOf(goals(...statuses));
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(of);
        expect(of).toBe(statuses.length);
        expect(good).toBeLessThanOrEqual(of);
      }),
    );
  });
});

describe("the status of one’s own institution", () => {
  it("is a word for one goal and a count for several", () => {
    expect(own("behind")).toBe("behind");
    expect(own("behind", "behind")).toBe("2 goals, both behind");
    expect(own("met", "met", "met")).toBe("3 goals, all met");
    expect(own("on_track", "behind", "on_track")).toBe("3 goals, 2 on track, 1 behind");
    expect(own()).toBe("no goal of its own yet");
    expect(own(null)).toBe("without data");
  });
});

describe("a list of goals", () => {
  it("begins with those that need attention and ends with those that are met", () => {
    const mixed = goals("met", "no_data", "behind", "on_track", "missed", "withheld", "off_track");
    expect(worstFirst(mixed).map(({ status }) => status)).toEqual([
      "missed",
      "off_track",
      "behind",
      "no_data",
      "withheld",
      "on_track",
      "met",
    ]);
  });

  it("keeps the order of goals with one status", () => {
    const several = [
      { status: "behind" as const, id: 1 },
      { status: "met" as const, id: 2 },
      { status: "behind" as const, id: 3 },
    ];
    expect(worstFirst(several).map(({ id }) => id)).toEqual([1, 3, 2]);
  });
});

describe("what a goal asks, in brief", () => {
  const catalog = {
    ...catalogOf(),
    measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
    metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
  };
  const words = goalWords(catalog, [], { locale: "en-US", currency: "USD" });
  const years = { startYear: 2022, targetYear: 2027 };
  const share = (metric: string, value: number) =>
    ({ kind: "share", metric, direction: "atLeast", value }) as const;

  it("names level and year", () => {
    expect(shortAim(share("impact_hire_rate", 0.1), years, words)).toBe("10% by 2027");
    expect(shortAim({ ...share("impact_hire_rate", 0.1), direction: "atMost" }, years, words)).toBe(
      "at most 10% by 2027",
    );
    expect(
      shortAim({ kind: "amount", figure: "mwbe_local_spend", over: "year", value: 2_500_000 }, years, words),
    ).toBe("$2.5 million by 2027");
    expect(
      shortAim({ kind: "multiple", figure: "local_spend", of: "lastYear", factor: 1.1 }, years, words),
    ).toBe("up 10% a year to 2027");
  });

  it("says a common year once, and different ones each", () => {
    const double = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 } as const;
    const clauses = [double, share("mwbe_local_share", 0.075)];
    expect(shortAim({ kind: "anyOf", clauses }, years, words)).toBe("2 times 2022 or 7.5% by 2027");
    const later = [double, { ...share("mwbe_local_share", 0.075), targetYear: 2029 }];
    expect(shortAim({ kind: "allOf", clauses: later }, years, words)).toBe(
      "2 times 2022 by 2027 and 7.5% by 2029",
    );
    expect(shortAim({ kind: "eachMember", target: share("impact_hire_rate", 0.1) }, years, words)).toBe(
      "10% by 2027 at each member",
    );
  });
});
