import { describe, expect, it } from "vitest";
import type { GoalFields } from "~/domain/goals/goal";
import { canAdopt, LETTERS, type Letter, type Letters, lacking } from "~/domain/goals/smartie/letters";
import { placeholderFault } from "~/domain/goals/smartie/rules";
import { smartie } from "~/domain/goals/smartie/smartie";
import type { SimpleTarget, Target } from "~/domain/goals/targets";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { goalWords } from "~/ui/figures/goal-words";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { type Handmade, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const catalog = {
  ...catalogOf(),
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const known = { ...catalog, indicators: COMMUNITY_INDICATORS };
const words = goalWords(catalog, COMMUNITY_INDICATORS, { locale: "en-US", currency: "USD" });

const hires: SimpleTarget = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 };
const complete: GoalFields = {
  level: "collaborative",
  strategy: "workforce",
  memberId: null,
  statement: "Hire from here",
  target: hires,
  population: "People out of work",
  geography: "Eastside",
  startYear: 2022,
  targetYear: 2027,
  milestones: [{ year: 2024, value: 0.07 }],
  owner: "Ana Ruiz",
  resources: "Two recruiters",
  consultedWho: "Eastside residents’ council",
  consultedWhen: "March 2022",
  rollsUpTo: null,
  disparity: "Unemployment twice the city’s",
  breakdown: "race",
};
const rising: Handmade = {
  together: { impact_hire_rate: { 2020: 0.04, 2021: 0.045, 2022: 0.05, 2023: 0.055 } },
  members: {
    a: { impact_hire_rate: { 2022: 0.05, 2023: 0.06 } },
    b: { impact_hire_rate: { 2022: 0.04, 2023: 0.03 } },
  },
};
const check = (more: Partial<GoalFields> = {}, figures = rising) =>
  smartie({ goal: { ...complete, ...more }, readings: readingsOf(figures), known, words });
const verdict = (letter: Letter, more: Partial<GoalFields> = {}, figures = rising) =>
  check(more, figures)[letter].verdict;

describe("a complete goal", () => {
  it("meets every letter and can be adopted", () => {
    const letters = check();
    expect(LETTERS.map((letter) => letters[letter].verdict)).toEqual(Array(7).fill("met"));
    expect(canAdopt(letters)).toBe(true);
  });

  it("gives one sentence of reason for each letter", () => {
    const { M, A, R, T } = check();
    expect(M.why).toBe("Every figure it reads has a value for 2022.");
    expect(A.why).toBe(
      "It goes beyond 7.5%, where the trend alone would lead, and reaches 10.0%, what health systems have pledged together.",
    );
    expect(R.why).toBe(
      "It needs 1.0 points a year; the best so far is 1.0 points. Owner and resources are named.",
    );
    expect(T.why).toBe("It runs from 2022 to 2027, with a milestone on the way.");
  });
});

describe("a goal with gaps", () => {
  it("cannot be adopted while a letter is missing, but can while some are weak", () => {
    const weak = check({ geography: "", consultedWhen: "", breakdown: null, owner: "" });
    expect(LETTERS.filter((letter) => weak[letter].verdict === "weak").join("")).toBe("SRIE");
    expect(canAdopt(weak)).toBe(true);
    const open = check({ population: "", geography: "", consultedWho: "", disparity: "", breakdown: null });
    expect(lacking(open)).toEqual(["S", "I", "E"]);
    expect(canAdopt(open)).toBe(false);
  });

  it("is not measurable without a target or years, nor anything that depends on it", () => {
    expect(lacking(check({ target: null }))).toEqual(["M", "A", "R"]);
    expect(lacking(check({ startYear: null, targetYear: null }))).toEqual(["A", "R", "T"]);
    expect(verdict("M", { target: { ...hires, metric: "gone" } })).toBe("missing");
    expect(check({ target: { ...hires, metric: "gone" } }).M.improve).toBe("There is no figure “gone” here.");
  });

  it("says how to improve every letter that is not met", () => {
    const all: Letters[] = [
      check({ owner: "", resources: "" }),
      check({ target: null, disparity: "", consultedWhen: "" }),
    ];
    for (const letters of all)
      for (const letter of LETTERS) {
        expect(letters[letter].why).toMatch(/^[A-Z].*\.$/);
        if (letters[letter].verdict !== "met") expect(letters[letter].improve).toMatch(/^[A-Z].*\.$/);
      }
  });
});

describe("a text with words in brackets", () => {
  const texts = {
    S: ["statement", "population", "geography"],
    R: ["owner", "resources"],
    I: ["consultedWho", "consultedWhen"],
    E: ["disparity"],
  } as const;
  it.each(Object.entries(texts) as [Letter, readonly (keyof GoalFields)[]][])(
    "counts as missing for letter %s, wherever the brackets stand",
    (letter, fields) => {
      for (const field of fields)
        for (const text of ["[focus area]", "People in [focus area], all of them", "to [\nfill in ]", "[]"]) {
          const letters = check({ [field]: text });
          expect(lacking(letters)).toEqual([letter]);
          expect(canAdopt(letters)).toBe(false);
        }
    },
  );
  it("is named, each placeholder once", () => {
    const { S } = check({ population: "People in [focus area]", geography: "[focus area], [city]" });
    expect(S.why).toBe("[focus area] and [city] are still to be filled in.");
    expect(check({ disparity: "Fewer jobs in [city]" }).E.why).toBe("[city] is still to be filled in.");
  });
  it("refuses a change of a goal in force", () => {
    expect(placeholderFault(complete)).toBeNull();
    expect(placeholderFault({ ...complete, resources: "[two] recruiters" })).toContain("[two]");
  });
});

describe("Measurable", () => {
  it("is weak without a baseline, and names what lacks one", () => {
    const none = check({}, { together: { impact_hire_rate: { 2023: 0.05 } } });
    expect(none.M).toMatchObject({
      verdict: "weak",
      why: "There is no value for 2022 yet: impact hires as a share of new hires.",
    });
  });
  it("needs no baseline for sums that start at zero", () => {
    const target: Target = {
      kind: "amount",
      figure: "housing_units_total",
      over: "sinceBaseline",
      value: 1000,
    };
    expect(verdict("M", { target, milestones: [] }, { together: { "housing_units_total since": {} } })).toBe(
      "met",
    );
  });
  it("checks every member if each should reach it", () => {
    const target: Target = { kind: "eachMember", target: hires };
    expect(verdict("M", { target })).toBe("met");
    expect(verdict("M", { target }, { ...rising, members: { ...rising.members, late: {} } })).toBe("weak");
  });
});

describe("Ambitious", () => {
  it("is missing if the target is already met at the start", () => {
    expect(verdict("A", {}, { together: { impact_hire_rate: { 2022: 0.11 } } })).toBe("missing");
  });
  it("is weak below the field’s reference value, or where the trend leads anyway", () => {
    expect(check({ target: { ...hires, value: 0.09 } }).A).toMatchObject({
      verdict: "weak",
      why: "It falls short of 10.0%, what health systems have pledged together.",
      improve: "Aim for at least 10.0%.",
    });
    const steep = { together: { impact_hire_rate: { 2020: 0.03, 2021: 0.05, 2022: 0.07 } } };
    expect(check({}, steep).A).toMatchObject({
      verdict: "weak",
      why: "The trend alone would lead to 17.0%.",
    });
    expect(verdict("A", { target: { ...hires, value: 0.09 } }, steep)).toBe("missing");
  });
  it("trusts the reference value while no trend is known, and is weak with neither", () => {
    const short = { together: { impact_hire_rate: { 2022: 0.05 }, living_wage_share: { 2022: 0.5 } } };
    expect(verdict("A", {}, short)).toBe("met");
    expect(verdict("A", { target: { ...hires, metric: "living_wage_share", value: 0.9 } }, short)).toBe(
      "weak",
    );
  });
  it("judges every part of several targets, and the weakest word counts", () => {
    const clauses: Target[] = [hires, { ...hires, value: 0.06 }];
    const nested: Target[] = [hires, { kind: "anyOf", clauses }];
    for (const kind of ["anyOf", "allOf"] as const) {
      expect(verdict("A", { target: { kind, clauses }, milestones: [] })).toBe("missing");
      expect(verdict("A", { target: { kind, clauses: clauses.toReversed() }, milestones: [] })).toBe(
        "missing",
      );
      expect(verdict("A", { target: { kind, clauses: nested }, milestones: [] })).toBe("missing");
      expect(verdict("A", { target: { kind, clauses: [hires, hires] }, milestones: [] })).toBe("met");
    }
  });
  it("knows that the field asks for doubling", () => {
    const spend = { together: { mwbe_local_spend: { 2020: 80, 2021: 90, 2022: 100 } } };
    const times = (factor: number): Partial<GoalFields> => ({
      target: { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor },
      milestones: [],
    });
    expect(verdict("A", times(2), spend)).toBe("met");
    expect(check(times(1.8), spend).A.why).toBe(
      "It falls short of 2 times, what health systems have pledged for five years.",
    );
    expect(verdict("A", times(1.4), spend)).toBe("missing");
  });
  it("looks down when lower is better", () => {
    const poverty = (...years: number[]) => ({
      indicators: { poverty_focus: Object.fromEntries(years.map((value, place) => [2020 + place, value])) },
    });
    const target: Target = { kind: "reduction", indicator: "poverty_focus", by: 0.25 };
    expect(verdict("A", { target, milestones: [] }, poverty(22, 21, 20))).toBe("weak");
    expect(verdict("A", { target, milestones: [] }, poverty(21, 20.5, 20))).toBe("met");
  });
});

describe("Realistic", () => {
  const slow = (best: number): Handmade => ({
    together: { impact_hire_rate: { 2022: 0.05 } },
    members: {
      a: { impact_hire_rate: { 2022: 0.05, 2023: 0.05 + best } },
      b: { impact_hire_rate: { 2022: 0.05 } },
    },
  });
  it("allows one and a half times the best pace of any member", () => {
    // From 5% to 10% in five years: a point a year.
    expect(verdict("R", {}, slow(0.0068))).toBe("met");
    expect(check({}, slow(0.0066)).R).toMatchObject({
      verdict: "weak",
      why: "It needs 1.0 points a year; the best so far is 0.7 points.",
      improve: "Allow more years, or aim for at most 1.5 times the best pace so far.",
    });
    expect(check({}, slow(-0.01)).R.why).toBe(
      "It needs 1.0 points a year; no member has moved that way yet.",
    );
  });
  it("is weak while nobody’s pace is known, and without owner or resources", () => {
    expect(verdict("R", {}, { together: { impact_hire_rate: { 2022: 0.05 } } })).toBe("weak");
    expect(verdict("R", { owner: "" })).toBe("weak");
    expect(verdict("R", { owner: "", resources: "" })).toBe("missing");
    expect(verdict("R", { owner: "" }, slow(0.001))).toBe("missing");
  });
  it("compares growth, not amounts, since members differ in size", () => {
    const target: Target = { kind: "multiple", figure: "local_spend", of: "baseline", factor: 2 };
    const figures: Handmade = {
      together: { local_spend: { 2022: 1000 } },
      members: {
        small: { local_spend: { 2022: 10, 2023: 11.4 } },
        big: { local_spend: { 2022: 990, 2023: 1000 } },
      },
    };
    expect(check({ target, milestones: [] }, figures).R).toMatchObject({
      verdict: "met",
      why: "It needs 20.0% a year; the best so far is 14.0%. Owner and resources are named.",
    });
  });
  it("judges every part of several targets, and the weakest word counts", () => {
    const clauses: Target[] = [hires, { ...hires, value: 0.9 }];
    for (const kind of ["anyOf", "allOf"] as const) {
      expect(verdict("R", { target: { kind, clauses }, milestones: [] })).toBe("weak");
      expect(verdict("R", { target: { kind, clauses }, milestones: [], owner: "" })).toBe("missing");
      expect(verdict("R", { target: { kind, clauses: [hires, hires] }, milestones: [] })).toBe("met");
    }
  });
});

describe("Time-bound", () => {
  it("needs both years, one to ten apart", () => {
    expect(check({ milestones: [] }).T).toMatchObject({
      verdict: "met",
      improve: "Milestones on the way would make it stronger.",
    });
    expect(check({ milestones: [], targetYear: 2023 }).T.improve).toBeNull();
    expect(verdict("T", { targetYear: null })).toBe("missing");
    expect(verdict("T", { targetYear: 2022 })).toBe("missing");
    expect(verdict("T", { targetYear: 2033 })).toBe("weak");
  });
});
