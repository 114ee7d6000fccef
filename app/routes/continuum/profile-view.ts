import { nextSteps } from "~/domain/continuum/changes";
import {
  descriptorOf,
  practicesFor,
  practicesOf,
  RATERS,
  type Rater,
  rubricIn,
  type Stage,
  type Subject,
} from "~/domain/continuum/continuum";
import { discloseSubject, mayReadBehind } from "~/domain/continuum/disclosure";
import { draftScores, marked } from "~/domain/continuum/drafts";
import { stageWordsOf } from "~/domain/continuum/profile";
import { scoreOf } from "~/domain/continuum/scores";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import type { AssessmentChange, StoredAssessment } from "~/records/continuum/assessments.server";
import type { ContinuumSource } from "~/records/continuum/continuum.server";
import { raterWord } from "./rater-words";

/** A subject's years on the Continuum as the viewer may see them; null if the subject may not be shown by name. */
export function profileView(
  source: ContinuumSource,
  { memberId, year }: { memberId: Subject; year: number },
  viewer: Viewer,
  policy: DisclosurePolicy,
) {
  const { versions, placements, assessments } = source;
  const assessed = placements.yearsOf(memberId);
  const years = [...new Set([...assessed, year])].sort((a, b) => a - b);
  const scores = years.flatMap((at) => discloseSubject(scoreOf(source, memberId, at), viewer, policy) ?? []);
  const current = scores.find((score) => score.year === year);
  if (!current) return null;
  const whole = mayReadBehind(viewer, memberId);
  const names = new Map(
    [...versions]
      .sort((a, b) => a.version - b.version)
      .flatMap((rubric) => practicesOf(marked(rubric)).map(({ code, name }) => [code, name] as const)),
  );
  const rubric = rubricIn(versions, year);
  const steps = whole ? nextSteps(source, memberId, year) : [];
  const codes = [
    ...new Set([...current.rows, ...scores.flatMap(({ rows }) => rows)].map(({ practice }) => practice)),
  ];
  const ratingsOf = (code: string) =>
    whole
      ? RATERS.flatMap((rater) => {
          const rating = assessments.find(
            (a) => a.practice === code && a.year === year && a.rater === rater && a.state === "submitted",
          );
          return rating ? [ratingView(rating)] : [];
        }).reverse()
      : [];
  return {
    whole,
    words: stageWordsOf(rubric),
    score: {
      stageReached: current.stageReached,
      progressIndex: current.progressIndex,
      rated: current.rated,
      of: current.of,
      change: current.change,
    },
    drafts: draftScores(rubric, current.rows),
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
      rated: score.rated,
      of: score.of,
    })),
    practices: practicesFor(versions, memberId, year).map((practice) => {
      const row = current.rows.find((candidate) => candidate.practice === practice.code);
      const stage = row?.stage ?? null;
      const rating = row?.placement?.rating ?? null;
      return {
        code: practice.code,
        name: names.get(practice.code) ?? practice.name,
        stage,
        submitted: row?.submitted ?? false,
        descriptor: stage === null ? null : descriptorOf(practice, stage),
        rater: row?.placement?.rater ?? null,
        disagreement: row?.placement?.disagreement ?? null,
        ratings: ratingsOf(practice.code),
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

function ratingView(rating: StoredAssessment): RatingView {
  const { memberId, rater, stage, evidence, links, changedBy, changedAt } = rating;
  return { rater, name: raterWord(rater, memberId), stage, evidence, links, by: changedBy, at: changedAt };
}

/** A change of a rating, for the history. */
export function changeView(
  { id, at, actor, reason, before, after }: AssessmentChange,
  source: ContinuumSource,
  covered: boolean,
) {
  const names = new Map(
    source.versions.flatMap((rubric) => practicesOf(rubric).map(({ code, name }) => [code, name] as const)),
  );
  const stageOf = (rating: typeof before) => (rating?.state === "submitted" ? rating.stage : null);
  return {
    id,
    at,
    actor,
    reason,
    year: after.year,
    practice: names.get(after.practice) ?? after.practice,
    rater: raterWord(after.rater, after.memberId),
    /** What was rated may not be read yet. */
    covered,
    from: covered ? null : stageOf(before),
    to: covered ? null : stageOf(after),
    evidence: !covered && before !== null && before.evidence !== after.evidence,
  };
}
