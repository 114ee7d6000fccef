import { isActive } from "~/domain/periods";
import type { Member } from "~/domain/terms";
import { type Continuum, practicesOf, rubricIn, STAGES, type Stage } from "./continuum";
import { activityOf, lowest, type Score, scoreOf, stagesOf } from "./scores";

/** How many members stand at stages 0, 1, 2 and 3. */
export type StageCounts = [number, number, number, number];

/** Where the members stand on one practice. */
export interface Distribution {
  practice: string;
  counts: StageCounts;
  rated: number;
  /** Members active in the year. Those not rated are not in the counts. */
  of: number;
  /** The middle member's stage. Of two in the middle, the lower: a stage where a member does stand. */
  median: Stage | null;
}

/** A practice that holds most members back: `lagging` of the `of` members that can be compared. */
export interface Lag {
  practice: string;
  lagging: number;
  of: number;
}

/** The whole collaborative in one year. */
export interface ContinuumYear {
  year: number;
  rubricVersion: number;
  /** The members active in the year, in catalog order. */
  members: Score[];
  backbone: Score;
  /** The practices that members are placed on, in the rubric's order. */
  practices: Distribution[];
  /** The practices that hold most members back, worst first. */
  lagging: Lag[];
  /** The year by the stages that distributions show, where these are not simply the present ones (over-time.ts). */
  asShown?: ContinuumYear;
  /** Practices whose distribution a report may not show yet: the backbone, who reads it, has not rated. */
  blind?: string[];
}

export function continuumYear(
  { isActive: _, ...source }: Continuum,
  members: readonly Member[],
  year: number,
): ContinuumYear {
  const continuum: Continuum = { ...source, isActive: activityOf(members) };
  const rubric = rubricIn(continuum.versions, year);
  const active = members.filter((member) => isActive(member, year));
  const scores = active.map(({ id }) => scoreOf(continuum, id, year));
  const practices = practicesOf(rubric)
    .filter((practice) => practice.appliesTo !== "backbone")
    .map(({ code }) => distributionOf(code, scores));
  return {
    year,
    rubricVersion: rubric.version,
    members: scores,
    backbone: scoreOf(continuum, null, year),
    practices,
    lagging: laggingPractices(practices, scores),
  };
}

function distributionOf(practice: string, scores: Score[]): Distribution {
  const stages = scores.flatMap((score) => {
    const placement = score.rows.find((row) => row.practice === practice)?.placement;
    return placement ? [placement.stage] : [];
  });
  const counts = countStages(stages);
  return { practice, counts, rated: stages.length, of: scores.length, median: medianOf(counts) };
}

export function countStages(stages: readonly Stage[]): StageCounts {
  const counts: StageCounts = [0, 0, 0, 0];
  for (const stage of stages) counts[stage]++;
  return counts;
}

/** The lower median: the lowest stage that at least half of the rated members do not exceed. */
export function medianOf(counts: StageCounts): Stage | null {
  const rated = counts.reduce((sum, count) => sum + count, 0);
  let upTo = 0;
  for (const stage of STAGES) {
    upTo += counts[stage];
    if (rated > 0 && 2 * upTo >= rated) return stage;
  }
  return null;
}

/**
 * A member lags on a practice if it stands there at its own lowest stage, and higher on another. A member
 * at the same stage everywhere lags nowhere. A practice lags if more than half of the comparable members (those
 * rated on it and on at least one other) lag on it. Sorted by the largest share, then the lower median, then the
 * rubric's order.
 */
function laggingPractices(practices: Distribution[], scores: Score[]): Lag[] {
  const lags = practices.map(({ practice, median }) => {
    const comparable = scores.filter(
      ({ rows, rated }) => rated > 1 && rows.some((row) => row.practice === practice && row.placement),
    );
    const lagging = comparable.filter((score) => laggingOf(score).includes(practice)).length;
    return { practice, lagging, of: comparable.length, median: median ?? 0 };
  });
  return lags
    .filter(({ lagging, of }) => 2 * lagging > of)
    .sort((a, b) => b.lagging * a.of - a.lagging * b.of || a.median - b.median)
    .map(({ practice, lagging, of }) => ({ practice, lagging, of }));
}

/** The practices on which a subject stands at its own lowest stage while it stands higher on another. */
export function laggingOf({ rows }: Pick<Score, "rows">): string[] {
  const stages = stagesOf(rows);
  const low = lowest(stages);
  if (stages.every((stage) => stage === low)) return [];
  return rows.flatMap(({ practice, placement }) => (placement?.stage === low ? [practice] : []));
}
