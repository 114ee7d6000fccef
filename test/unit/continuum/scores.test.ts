import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Assessment,
  type Placements,
  placementsOf,
  type Stage,
} from "../../../app/domain/continuum/continuum";
import {
  type ContinuumYear,
  continuumYear,
  laggingOf,
  medianOf,
} from "../../../app/domain/continuum/distributions";
import { renameStages } from "../../../app/domain/continuum/rubric";
import { scoreOf } from "../../../app/domain/continuum/scores";
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
} from "../../support/continuum";
import { member } from "../../support/figures/sums";

const ARTS = idOf("arts");
const VERSIONS = [RUBRIC, WIDER];
const score = (assessments: Assessment[], year = 2024, memberId: string | null = ARTS) =>
  scoreOf({ versions: VERSIONS, placements: placementsOf(assessments) }, memberId, year);
/** Ratings of the arts on its four practices, in the rubric's order; null is not rated. */
const row = (stages: (Stage | null)[], year = 2024) =>
  stages.flatMap((stage, at) => {
    const code = ["understanding", "mission", "language", "goals", "champions"][at] ?? "";
    return stage === null ? [] : [rating(code, stage, { year })];
  });

describe("the score of a member", () => {
  it("is the lowest stage, and the mean stage divided by three", () => {
    expect(score(row([2, 3, 1, 2]))).toMatchObject({
      standing: "complete",
      rated: 4,
      of: 4,
      stageReached: 1,
      progressIndex: 8 / 12,
      change: null,
    });
    expect(score(row([3, 3, 3, 3]))).toMatchObject({ stageReached: 3, progressIndex: 1 });
    expect(score(row([0, 0, 0, 0]))).toMatchObject({ stageReached: 0, progressIndex: 0 });
  });

  it("is incomplete while a practice is not rated, and the index covers the rated ones", () => {
    expect(score(row([3, null, 3, 2]))).toMatchObject({
      standing: "incomplete",
      rated: 3,
      of: 4,
      stageReached: null,
      progressIndex: 8 / 9,
    });
  });

  it("is “not rated” for a member never rated, never 0", () => {
    const never = score([]);
    expect(never).toMatchObject({
      standing: "not_rated",
      rated: 0,
      of: 4,
      stageReached: null,
      progressIndex: null,
      change: null,
    });
    expect(never.rows.map(({ placement }) => placement)).toEqual([null, null, null, null]);
    expect(
      score(row([1, 1, 1, 1]).map((assessment) => ({ ...assessment, state: "draft" as const }))),
    ).toEqual(never);
  });

  it("does not become incomplete when a section is added later", () => {
    const both = [...row([1, 1, 1, 1], 2024), ...row([2, 2, 2, 2], 2025)];
    expect(score(both, 2024)).toMatchObject({ standing: "complete", of: 4, stageReached: 1 });
    expect(score(both, 2025)).toMatchObject({ standing: "incomplete", rated: 4, of: 5, stageReached: null });
    const early = rating("champions", 0, { year: 2024 });
    expect(score([...both, early], 2024)).toMatchObject({ of: 4, stageReached: 1, progressIndex: 1 / 3 });
  });

  it("covers the practices that apply to the backbone", () => {
    const own = [rating("convener", 2, { memberId: null }), rating("understanding", 1, { memberId: null })];
    expect(score(own, 2024, null)).toMatchObject({ standing: "complete", of: 2, stageReached: 1 });
    const onlyMembers = scoreOf(
      { versions: [rubricOf([practice("goals")])], placements: placementsOf([]) },
      null,
      2024,
    );
    expect(onlyMembers).toMatchObject({ standing: "not_rated", of: 0, stageReached: null });
  });
});

describe("the change of a score", () => {
  it("compares with the most recent rated year, however long ago", () => {
    const { change } = score([...row([1, 1, 1, 1], 2021), ...row([2, 3, 2, 2], 2024)]);
    expect(change).toEqual({
      since: 2021,
      stageReached: 1,
      progressIndex: 5 / 12,
      matched: { progressIndex: 5 / 12, practices: 4 },
    });
  });

  it("has no change of stage if either year is incomplete, and compares the index like for like as well", () => {
    const { change } = score([...row([3, null, null, null], 2023), ...row([3, 0, 0, 0], 2024)]);
    expect(change).toEqual({
      since: 2023,
      stageReached: null,
      progressIndex: -0.75,
      matched: { progressIndex: 0, practices: 1 },
    });
    const apart = score([...row([3, null, null, null], 2023), ...row([null, 1, null, null], 2024)]);
    expect(apart.change).toMatchObject({ progressIndex: -2 / 3, matched: null });
  });

  it("is null if this year is not rated, and ignores drafts and practices outside the rubric", () => {
    expect(score(row([1, 1, 1, 1], 2023), 2024).change).toBeNull();
    const early = rating("champions", 3, { year: 2023 });
    expect(score([early, ...row([1, 1, 1, 1])]).change).toBeNull();
    expect(score([...row([1, 1, 1, 1], 2022), early, ...row([1, 1, 1, 1])]).change?.since).toBe(2022);
  });
});

describe("the collaborative", () => {
  const yearOf = (assessments: Assessment[], year = 2024, members = MEMBERS) =>
    continuumYear({ versions: VERSIONS, placements: placementsOf(assessments) }, members, year);
  const on = (whole: ContinuumYear, code: string) =>
    whole.practices.find((practice) => practice.practice === code);

  it("has a distribution for each member practice, with unrated members apart, and the backbone’s score", () => {
    const whole = yearOf([
      ...stagesOn("goals", [0, 1, 1, 3, null, null]),
      rating("understanding", 3, { memberId: null }),
    ]);
    expect(whole.practices.map((practice) => practice.practice)).toEqual([
      "understanding",
      "mission",
      "language",
      "goals",
    ]);
    expect(on(whole, "goals")).toMatchObject({ counts: [1, 2, 0, 1], rated: 4, of: 6, median: 1 });
    expect(on(whole, "understanding")).toMatchObject({ counts: [0, 0, 0, 0], rated: 0, of: 6, median: null });
    expect(whole.backbone.rows.map((row) => row.placement?.stage)).toEqual([undefined, 3]);
  });

  it("counts only members active that year", () => {
    const members = [...MEMBERS.slice(0, 2), member("late", { joinedOn: "2025-01-01" })];
    const late = rating("goals", 2, { memberId: idOf("late") });
    expect(on(yearOf([late], 2024, members), "goals")).toMatchObject({ rated: 0, of: 2 });
    expect(on(yearOf([{ ...late, year: 2025 }], 2025, members), "goals")).toMatchObject({ rated: 1, of: 3 });
  });

  it("has its median at a stage where a member stands: the lower of two middle ones", () => {
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

  it("lags on a practice if more than half of its members stand there at their own lowest stage", () => {
    const whole = yearOf([
      ...stagesOn("goals", [0, 1, 1, 2]),
      ...stagesOn("mission", [2, 2, 1, 1]),
      ...stagesOn("language", [2, 2, 2, 2]),
    ]);
    // Goals hold arts, bank and college back, the mission college and dock: two of four are not a majority.
    expect(whole.lagging).toEqual([{ practice: "goals", lagging: 3, of: 4 }]);
  });

  it("puts the practice with the larger lagging share first", () => {
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

  it("ignores members at the same stage everywhere or rated on only one practice", () => {
    const same = yearOf([...stagesOn("goals", [1, 1, 1]), ...stagesOn("mission", [1, 1, 1])]);
    expect(same.lagging).toEqual([]);
    const single = yearOf([...stagesOn("goals", [0, 0, 0]), ...stagesOn("mission", [null, null, null, 3])]);
    expect(single.lagging).toEqual([]);
    // Bank and college are rated on goals only, so nothing can be compared.
    const few = yearOf([...stagesOn("goals", [0, 1, 1]), ...stagesOn("mission", [3])]);
    expect(few.lagging).toEqual([{ practice: "goals", lagging: 1, of: 1 }]);
    const [first] = same.members;
    expect(first && laggingOf(first)).toEqual([]);
  });
});

describe("for any ratings", () => {
  const everyScore = (placements: Placements, versions = VERSIONS) =>
    [2022, 2023, 2024, 2025, 2026].flatMap((year) => {
      const { members, backbone } = continuumYear({ versions, placements }, MEMBERS.slice(0, 3), year);
      return [...members, backbone];
    });

  it("the stage reached is never above any rated practice, and exists only when all are rated", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        for (const score of everyScore(placementsOf(all))) {
          const stages = score.rows.map(({ placement }) => placement?.stage ?? null);
          expect(score.stageReached === null).toBe(stages.includes(null));
          for (const stage of stages)
            if (stage !== null) expect(score.stageReached ?? 0).toBeLessThanOrEqual(stage);
        }
      }),
    ));

  it("the index lies between 0 and 1, is at least a third of the stage reached, and is null without ratings", () =>
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
        const added = score([...all, agreed]).rows.find((candidate) => candidate.practice === "goals");
        expect(added?.placement?.stage).toBe(stage);
      }),
    ));

  it("renaming a stage changes no score", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        const renamed = renameStages(VERSIONS, ["Seed", "Sprout", "Tree"]);
        expect(everyScore(placementsOf(all), renamed)).toEqual(everyScore(placementsOf(all)));
      }),
    ));

  it("a section added in 2025 changes no earlier score", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        const early = (versions: typeof VERSIONS) =>
          everyScore(placementsOf(all), versions).filter(({ year }) => year < 2025);
        expect(early(VERSIONS)).toEqual(early([RUBRIC]));
      }),
    ));

  it("every active member appears in each distribution once, rated or not", () =>
    fc.assert(
      fc.property(anyAssessments, (all) => {
        const { practices } = continuumYear(
          { versions: VERSIONS, placements: placementsOf(all) },
          MEMBERS,
          2025,
        );
        for (const { counts, rated, of } of practices) {
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rated);
          expect([rated <= of, of]).toEqual([true, MEMBERS.length]);
        }
      }),
    ));
});
