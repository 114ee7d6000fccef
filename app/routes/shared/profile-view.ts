import {
  descriptorOf,
  practicesFor,
  practicesOf,
  RATERS,
  type Rater,
  rubricIn,
  type Stage,
  type Subject,
} from "~/domain/continuum";
import { nextSteps } from "~/domain/continuum-changes";
import { discloseSubject, mayReadBehind } from "~/domain/continuum-disclosure";
import { stageWordsOf } from "~/domain/continuum-profile";
import { scoreOf } from "~/domain/continuum-scores";
import type { DisclosurePolicy, Viewer } from "~/domain/types";
import type { AssessmentChange, StoredAssessment } from "~/records/assessments.server";
import type { ContinuumSource } from "~/records/continuum.server";
import { raterWord } from "./rater-words";

/** A subject's years on the Continuum as the viewer may see them; null where it may not be known by name. */
export function profileView(
  source: ContinuumSource,
  memberId: Subject,
  year: number,
  viewer: Viewer,
  policy: DisclosurePolicy,
) {
  const { versions, placements, assessments } = source;
  const assessed = placements.yearsOf(memberId);
  const years = [...new Set([...assessed, year])].sort((a, b) => a - b);
  const scores = years.flatMap(
    (at) => discloseSubject(scoreOf(versions, placements, memberId, at), viewer, policy) ?? [],
  );
  const now = scores.find((score) => score.year === year);
  if (!now) return null;
  const whole = mayReadBehind(viewer, memberId);
  const names = new Map(
    [...versions]
      .sort((a, b) => a.version - b.version)
      .flatMap((rubric) => practicesOf(rubric).map(({ code, name }) => [code, name] as const)),
  );
  const rubric = rubricIn(versions, year);
  const steps = whole ? nextSteps(versions, placements, memberId, year) : [];
  const codes = [
    ...new Set([...now.rows, ...scores.flatMap(({ rows }) => rows)].map(({ practice }) => practice)),
  ];
  const behind = (code: string) =>
    whole
      ? RATERS.flatMap((rater) => {
          const one = assessments.find(
            (a) => a.practice === code && a.year === year && a.rater === rater && a.state === "submitted",
          );
          return one ? [ratingView(one, rater, memberId)] : [];
        }).reverse()
      : [];
  return {
    whole,
    words: stageWordsOf(rubric),
    score: {
      stageReached: now.stageReached,
      progressIndex: now.progressIndex,
      ...{ rated: now.rated, of: now.of, change: now.change },
    },
    years,
    course: codes.map((code) => ({
      code,
      name: names.get(code) ?? code,
      stages: scores.map((score) => {
        const row = score.rows.find(({ practice }) => practice === code);
        return { year: score.year, applies: row !== undefined, stage: row?.stage ?? null };
      }),
    })),
    sums: scores.map((score) => ({
      year: score.year,
      stageReached: score.stageReached,
      progressIndex: score.progressIndex,
      ...{ rated: score.rated, of: score.of },
    })),
    practices: practicesFor(versions, memberId, year).map((practice) => {
      const row = now.rows.find((one) => one.practice === practice.code);
      const stage = row?.stage ?? null;
      const rating = row?.placement?.rating ?? null;
      return {
        code: practice.code,
        name: practice.name,
        stage,
        descriptor: stage === null ? null : descriptorOf(practice, stage),
        rater: row?.placement?.rater ?? null,
        disagreement: row?.placement?.disagreement ?? null,
        ratings: behind(practice.code),
        wanted: rating && rating.wanted !== null ? { stage: rating.wanted, by: rating.wantedBy } : null,
      };
    }),
    steps: steps.map((step) => ({ ...step, name: names.get(step.practice) ?? step.practice })),
  };
}

export type ProfileView = NonNullable<ReturnType<typeof profileView>>;

export interface RatingView {
  rater: Rater;
  name: string;
  stage: Stage | null;
  evidence: string;
  links: string[];
  by: string;
  at: string;
}

function ratingView(one: StoredAssessment, rater: Rater, memberId: Subject): RatingView {
  const { stage, evidence, links, changedBy, changedAt } = one;
  return { rater, name: raterWord(rater, memberId), stage, evidence, links, by: changedBy, at: changedAt };
}

/** A change of a rating in words' parts, for the history. */
export function changeView(
  { id, at, actor, reason, before, after }: AssessmentChange,
  source: ContinuumSource,
) {
  const names = new Map(
    source.versions.flatMap((rubric) => practicesOf(rubric).map(({ code, name }) => [code, name] as const)),
  );
  const counted = (one: typeof before) => (one && one.state === "submitted" ? one.stage : null);
  return {
    ...{ id, at, actor, reason, year: after.year },
    practice: names.get(after.practice) ?? after.practice,
    rater: raterWord(after.rater, after.memberId),
    from: counted(before),
    to: counted(after),
    evidence: before !== null && before.evidence !== after.evidence,
  };
}
