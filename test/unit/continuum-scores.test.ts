import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assessment, type Placements, placementsOf, type Stage } from "../../app/domain/continuum";
import {
  type ContinuumYear,
  continuumYear,
  laggingOf,
  medianOf,
  scoreOf,
} from "../../app/domain/continuum-scores";
import { renameStages } from "../../app/domain/rubric";
import {
  anyAssessments,
  anyStage,
  idOf,
  MEMBERS,
  practice,
  RUBRIC,
  rating,
  rubricOf,
  stagesOn,
  WIDER,
} from "../support/continuum";
import { member } from "../support/sums";

const ARTS = idOf("arts");
const VERSIONS = [RUBRIC, WIDER];
const score = (assessments: Assessment[], year = 2024, memberId: string | null = ARTS) =>
  scoreOf(VERSIONS, placementsOf(assessments), memberId, year);
/** Ratings of the arts on its four practices, in the rubric's order; null is not rated. */
const row = (stages: (Stage | null)[], year = 2024) =>
  stages.flatMap((stage, at) => {
    const code = ["understanding", "mission", "language", "goals", "champions"][at] ?? "";
    return stage === null ? [] : [rating(code, stage, { year })];
  });

describe("the score of a member", () => {
  it("is the lowest stage of all, and the mean over three", () => {
    expect(score(row([2, 3, 1, 2]))).toMatchObject({
      ...{ standing: "complete", rated: 4, of: 4, stageReached: 1, progressIndex: 8 / 12, change: null },
    });
    expect(score(row([3, 3, 3, 3]))).toMatchObject({ stageReached: 3, progressIndex: 1 });
    expect(score(row([0, 0, 0, 0]))).toMatchObject({ stageReached: 0, progressIndex: 0 });
  });

  it("is incomplete while a practice is not rated, and the index is of those that are", () => {
    expect(score(row([3, null, 3, 2]))).toMatchObject({
      ...{ standing: "incomplete", rated: 3, of: 4, stageReached: null, progressIndex: 8 / 9 },
    });
  });

  it("of a member never rated is “not rated”, and nowhere 0", () => {
    const never = score([]);
    expect(never).toMatchObject({
      ...{ standing: "not_rated", rated: 0, of: 4, stageReached: null, progressIndex: null, change: null },
    });
    expect(never.rows.map(({ placement }) => placement)).toEqual([null, null, null, null]);
    expect(score(row([1, 1, 1, 1]).map((one) => ({ ...one, state: "draft" as const })))).toEqual(never);
  });

  it("does not become incomplete by a section that was added later", () => {
    const both = [...row([1, 1, 1, 1], 2024), ...row([2, 2, 2, 2], 2025)];
    expect(score(both, 2024)).toMatchObject({ standing: "complete", of: 4, stageReached: 1 });
    expect(score(both, 2025)).toMatchObject({ standing: "incomplete", rated: 4, of: 5, stageReached: null });
    const early = rating("champions", 0, { year: 2024 });
    expect(score([...both, early], 2024)).toMatchObject({ of: 4, stageReached: 1, progressIndex: 1 / 3 });
  });

  it("of the backbone is over the practices that are judged of it", () => {
    const own = [rating("convener", 2, { memberId: null }), rating("understanding", 1, { memberId: null })];
    expect(score(own, 2024, null)).toMatchObject({ standing: "complete", of: 2, stageReached: 1 });
    const onlyMembers = scoreOf([rubricOf([practice("goals")])], placementsOf([]), null, 2024);
    expect(onlyMembers).toMatchObject({ standing: "not_rated", of: 0, stageReached: null });
  });
});

describe("the change of a score", () => {
  it("is against the year before in which the member was rated at all, however long ago", () => {
    const { change } = score([...row([1, 1, 1, 1], 2021), ...row([2, 3, 2, 2], 2024)]);
    expect(change).toEqual({
      ...{ since: 2021, stageReached: 1, progressIndex: 5 / 12 },
      matched: { progressIndex: 5 / 12, practices: 4 },
    });
  });

  it("has no change of stage where either year is incomplete, and compares the index like with like besides", () => {
    const { change } = score([...row([3, null, null, null], 2023), ...row([3, 0, 0, 0], 2024)]);
    expect(change).toEqual({
      ...{ since: 2023, stageReached: null, progressIndex: -0.75 },
      matched: { progressIndex: 0, practices: 1 },
    });
    const apart = score([...row([3, null, null, null], 2023), ...row([null, 1, null, null], 2024)]);
    expect(apart.change).toMatchObject({ progressIndex: -2 / 3, matched: null });
  });

  it("is none where this year is not rated, nor against drafts and practices the rubric did not have", () => {
    expect(score(row([1, 1, 1, 1], 2023), 2024).change).toBeNull();
    const early = rating("champions", 3, { year: 2023 });
    expect(score([early, ...row([1, 1, 1, 1])]).change).toBeNull();
    expect(score([...row([1, 1, 1, 1], 2022), early, ...row([1, 1, 1, 1])]).change?.since).toBe(2022);
  });
});

describe("the collaborative", () => {
  const yearOf = (assessments: Assessment[], year = 2024, members = MEMBERS) =>
    continuumYear(VERSIONS, placementsOf(assessments), members, year);
  const on = (whole: ContinuumYear, code: string) => whole.practices.find((one) => one.practice === code);

  it("has a distribution for each practice of members, the unrated apart, and the backbone beside it", () => {
    const whole = yearOf([
      ...stagesOn("goals", [0, 1, 1, 3, null, null]),
      rating("understanding", 3, { memberId: null }),
    ]);
    expect(whole.practices.map((one) => one.practice)).toEqual([
      ...["understanding", "mission", "language", "goals"],
    ]);
    expect(on(whole, "goals")).toMatchObject({ counts: [1, 2, 0, 1], rated: 4, of: 6, median: 1 });
    expect(on(whole, "understanding")).toMatchObject({ counts: [0, 0, 0, 0], rated: 0, of: 6, median: null });
    expect(whole.backbone.rows.map((one) => one.placement?.stage)).toEqual([undefined, 3]);
  });

  it("counts members of that year only", () => {
    const members = [...MEMBERS.slice(0, 2), member("late", { joinedOn: "2025-01-01" })];
    const late = rating("goals", 2, { memberId: idOf("late") });
    expect(on(yearOf([late], 2024, members), "goals")).toMatchObject({ rated: 0, of: 2 });
    expect(on(yearOf([{ ...late, year: 2025 }], 2025, members), "goals")).toMatchObject({ rated: 1, of: 3 });
  });

  it("has its middle at a stage where somebody stands: of two middle ones at the lower", () => {
    expect(medianOf([0, 0, 0, 0])).toBeNull();
    expect(medianOf([1, 0, 0, 1])).toBe(0);
    expect(medianOf([1, 1, 0, 1])).toBe(1);
    expect(medianOf([0, 2, 2, 0])).toBe(1);
    expect(medianOf([1, 1, 3, 0])).toBe(2);
    fc.assert(
      fc.property(fc.array(anyStage, { minLength: 1 }), (stages) => {
        const sorted = [...stages].sort();
        const counts = ([0, 1, 2, 3] as const).map((at) => stages.filter((stage) => stage === at).length);
        expect(medianOf(counts as [number, number, number, number])).toBe(
          sorted[Math.floor((sorted.length - 1) / 2)],
        );
      }),
    );
  });

  it("lags on a practice where more than half of the members stand at their own lowest stage", () => {
    const whole = yearOf([
      ...stagesOn("goals", [0, 1, 1, 2]),
      ...stagesOn("mission", [2, 2, 1, 1]),
      ...stagesOn("language", [2, 2, 2, 2]),
    ]);
    // Goals hold arts, bank and college back, the mission college and dock: two of four are not most.
    expect(whole.lagging).toEqual([{ practice: "goals", lagging: 3, of: 4 }]);
  });

  it("names the practice first on which the larger part lags", () => {
    const whole = yearOf([
      ...stagesOn("understanding", [3, 3, 3, 3]),
      ...stagesOn("mission", [0, 0, 1, 2]),
      ...stagesOn("goals", [0, 0, 1, 0]),
    ]);
    expect(whole.lagging).toEqual([
      { practice: "goals", lagging: 4, of: 4 },
      { practice: "mission", lagging: 3, of: 4 },
    ]);
  });

  it("lags nowhere by members that stand the same everywhere, or are rated on one practice alone", () => {
    const same = yearOf([...stagesOn("goals", [1, 1, 1]), ...stagesOn("mission", [1, 1, 1])]);
    expect(same.lagging).toEqual([]);
    const single = yearOf([...stagesOn("goals", [0, 0, 0]), ...stagesOn("mission", [null, null, null, 3])]);
    expect(single.lagging).toEqual([]);
    // Of bank and college, rated on goals alone, nothing can be compared.
    const few = yearOf([...stagesOn("goals", [0, 1, 1]), ...stagesOn("mission", [3])]);
    expect(few.lagging).toEqual([{ practice: "goals", lagging: 1, of: 1 }]);
    const [first] = same.members;
    expect(first && laggingOf(first)).toEqual([]);
  });
});

describe("for whatever ratings there are", () => {
  const everyScore = (placements: Placements, versions = VERSIONS) =>
    [2022, 2023, 2024, 2025, 2026].flatMap((year) => {
      const { members, backbone } = continuumYear(versions, placements, MEMBERS.slice(0, 3), year);
      return [...members, backbone];
    });

  it("the stage reached is never above any rated practice, and is there only when all are rated", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        for (const one of everyScore(placementsOf(all))) {
          const stages = one.rows.map(({ placement }) => placement?.stage ?? null);
          expect(one.stageReached === null).toBe(stages.includes(null));
          for (const stage of stages)
            if (stage !== null) expect(one.stageReached ?? 0).toBeLessThanOrEqual(stage);
        }
      }),
    ));

  it("the index lies between 0 and 1, not below the stage reached over three, and is none without ratings", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        for (const { progressIndex, stageReached, rated } of everyScore(placementsOf(all))) {
          expect(progressIndex === null).toBe(rated === 0);
          expect(progressIndex ?? 0).toBeGreaterThanOrEqual((stageReached ?? 0) / 3);
          expect(progressIndex ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    ));

  it("an added agreed rating wins", () =>
    fc.assert(
      fc.property(anyAssessments, anyStage, (all, stage) => {
        const agreed = rating("goals", stage, { rater: "agreed" });
        const added = score([...all, agreed]).rows.find((one) => one.practice === "goals");
        expect(added?.placement?.stage).toBe(stage);
      }),
    ));

  it("another name for a stage changes no score", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        const renamed = renameStages(VERSIONS, ["Seed", "Sprout", "Tree"]);
        expect(everyScore(placementsOf(all), renamed)).toEqual(everyScore(placementsOf(all)));
      }),
    ));

  it("a section added in 2025 changes no score of the years before", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        const early = (versions: typeof VERSIONS) =>
          everyScore(placementsOf(all), versions).filter(({ year }) => year < 2025);
        expect(early(VERSIONS)).toEqual(early([RUBRIC]));
      }),
    ));

  it("every active member is in each distribution once, rated or not", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        const { practices } = continuumYear(VERSIONS, placementsOf(all), MEMBERS, 2025);
        for (const { counts, rated, of } of practices) {
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rated);
          expect([rated <= of, of]).toEqual([true, MEMBERS.length]);
        }
      }),
    ));
});
