import fc from "fast-check";
import {
  type Assessment,
  RATERS,
  STAGES,
  type Stage,
  type Subject,
} from "../../app/domain/continuum/continuum";
import type { Practice, Rubric } from "../../app/domain/continuum/rubric";
import { member } from "./figures/sums";

/** Handmade rubrics and assessments for tests of the Continuum. Tests state only what matters. */

export const practice = (code: string, appliesTo: Practice["appliesTo"] = "member"): Practice => ({
  code,
  name: `The ${code}`,
  kind: "practice",
  appliesTo,
  descriptors: [`${code} begins`, `${code} grows`, `${code} lasts`],
});

/** One section with these practices. */
export const rubricOf = (practices: Practice[], more: Partial<Rubric> = {}): Rubric => ({
  format: "continuum-rubric",
  version: 1,
  fromYear: null,
  note: null,
  stages: ["Getting started", "Building momentum", "Sustaining"],
  sections: [{ code: "first", name: "First section", practices }],
  ...more,
});

/** A rubric with one practice for the backbone, one for both, and three for members. */
export const RUBRIC = rubricOf([
  practice("convener", "backbone"),
  practice("understanding", "both"),
  practice("mission"),
  practice("language"),
  practice("goals"),
]);

/** From 2025 on, it has a second section. */
export const WIDER: Rubric = {
  ...RUBRIC,
  version: 2,
  fromYear: 2025,
  sections: [
    ...RUBRIC.sections,
    { code: "second", name: "Second section", practices: [practice("champions")] },
  ],
};

export const MEMBERS = ["arts", "bank", "college", "dock", "energy", "farm"].map((slug) => member(slug));
export const idOf = (slug: string) => `id of ${slug}`;

/** A submitted self-rating of the arts in 2024 by default. */
export const rating = (practiceCode: string, stage: Stage, more: Partial<Assessment> = {}): Assessment => ({
  memberId: idOf("arts"),
  practice: practiceCode,
  year: 2024,
  rater: "self",
  stage,
  wanted: null,
  wantedBy: null,
  evidence: "seen",
  links: [],
  state: "submitted",
  rubricVersion: 1,
  ...more,
});

/** One rating per member for a practice, in the order of MEMBERS. Null means not rated. */
export const stagesOn = (code: string, stages: (Stage | null)[], more: Partial<Assessment> = {}) =>
  stages.flatMap((stage, at) =>
    stage === null ? [] : [rating(code, stage, { memberId: MEMBERS[at]?.id ?? "", ...more })],
  );

export const anyStage = fc.constantFrom(...STAGES);

/** Random assessments of members and the backbone on RUBRIC, including drafts. */
export const anyAssessments = fc.array(
  fc
    .record({
      memberId: fc.constantFrom<Subject>(null, ...MEMBERS.slice(0, 3).map(({ id }) => id)),
      practice: fc.constantFrom("convener", "understanding", "mission", "language", "goals", "champions"),
      year: fc.integer({ min: 2022, max: 2026 }),
      rater: fc.constantFrom(...RATERS),
      stage: anyStage,
      state: fc.constantFrom("draft" as const, "submitted" as const, "submitted" as const),
    })
    .map((some) => rating(some.practice, some.stage, some)),
  { maxLength: 60 },
);
