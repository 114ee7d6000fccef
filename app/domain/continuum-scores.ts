import {
  HIGHEST_STAGE,
  type Placement,
  type Placements,
  practicesFor,
  practicesOf,
  rubricIn,
  STAGES,
  type Stage,
  type Subject,
} from "./continuum";
import { type Fraction, subtract, toNumber } from "./fraction";
import { isActive } from "./periods";
import type { Rubric } from "./rubric";
import type { Member } from "./types";

/** One practice that applies to a subject, and where it stands there; null while it is not rated. */
export interface Row {
  practice: string;
  placement: Placement | null;
}

/** Against the year before in which the subject was rated at all. */
export interface ScoreChange {
  since: number;
  /** In stages; null if either year is incomplete. */
  stageReached: number | null;
  /** Difference of the two indexes; null if either year has none. */
  progressIndex: number | null;
  /** Like with like: over the practices rated in both years; null if there are none. */
  matched: { progressIndex: number; practices: number } | null;
}

export interface Score {
  memberId: Subject;
  year: number;
  standing: "complete" | "incomplete" | "not_rated";
  /** Practices rated, of those that apply. */
  rated: number;
  of: number;
  /** The lowest stage over all practices that apply; null unless each of them is rated. */
  stageReached: Stage | null;
  /** Mean stage ÷ 3 over the rated practices, 0 to 1; null where none is. Show it with `rated` of `of`. */
  progressIndex: number | null;
  change: ScoreChange | null;
  rows: Row[];
}

/** The score of a member, or of the backbone, in one year, by the rubric of that year. */
export function scoreOf(
  versions: readonly Rubric[],
  placements: Placements,
  memberId: Subject,
  year: number,
): Score {
  const rows = rowsOf(versions, placements, memberId, year);
  const stages = stagesOf(rows);
  const index = indexOf(stages);
  return {
    memberId,
    year,
    standing: stages.length === 0 ? "not_rated" : stages.length < rows.length ? "incomplete" : "complete",
    rated: stages.length,
    of: rows.length,
    stageReached: stageReached(rows),
    progressIndex: index && toNumber(index),
    change: changeOf(versions, placements, memberId, year, rows),
    rows,
  };
}

function rowsOf(versions: readonly Rubric[], placements: Placements, memberId: Subject, year: number): Row[] {
  return practicesFor(versions, memberId, year).map(({ code }) => ({
    practice: code,
    placement: placements.at(memberId, code, year),
  }));
}

const stagesOf = (rows: Row[]): Stage[] =>
  rows.flatMap(({ placement }) => (placement === null ? [] : [placement.stage]));

function stageReached(rows: Row[]): Stage | null {
  const stages = stagesOf(rows);
  return stages.length === 0 || stages.length < rows.length ? null : lowest(stages);
}

export function lowest(stages: readonly Stage[]): Stage {
  return Math.min(HIGHEST_STAGE, ...stages) as Stage;
}

function indexOf(stages: Stage[]): Fraction | null {
  if (stages.length === 0) return null;
  const sum = stages.reduce<number>((total, stage) => total + stage, 0);
  return { numerator: BigInt(sum), denominator: BigInt(HIGHEST_STAGE * stages.length) };
}

function changeOf(
  versions: readonly Rubric[],
  placements: Placements,
  memberId: Subject,
  year: number,
  rows: Row[],
): ScoreChange | null {
  if (stagesOf(rows).length === 0) return null;
  const before = placements
    .yearsOf(memberId)
    .filter((one) => one < year)
    .reverse()
    .map((since) => ({ since, rows: rowsOf(versions, placements, memberId, since) }))
    // A year whose ratings are all of practices that its rubric does not have is no assessed year.
    .find((one) => stagesOf(one.rows).length > 0);
  if (!before) return null;
  const [now, then] = [stageReached(rows), stageReached(before.rows)];
  const both = rows.flatMap(({ practice, placement }) => {
    const earlier = before.rows.find((row) => row.practice === practice)?.placement;
    return placement && earlier ? [{ later: placement.stage, earlier: earlier.stage }] : [];
  });
  const matched = difference(
    indexOf(both.map((pair) => pair.later)),
    indexOf(both.map((pair) => pair.earlier)),
  );
  return {
    since: before.since,
    stageReached: now === null || then === null ? null : now - then,
    progressIndex: difference(indexOf(stagesOf(rows)), indexOf(stagesOf(before.rows))),
    matched: matched === null ? null : { progressIndex: matched, practices: both.length },
  };
}

function difference(now: Fraction | null, then: Fraction | null): number | null {
  return now && then ? toNumber(subtract(now, then)) : null;
}

/** How many members stand at stages 0, 1, 2 and 3. */
export type StageCounts = [number, number, number, number];

export interface Distribution {
  practice: string;
  counts: StageCounts;
  rated: number;
  /** Members active in the year; those of them that are not rated are no part of the counts. */
  of: number;
  /** The middle member's stage: of two middle ones the lower, so that it is a stage where somebody stands. */
  median: Stage | null;
}

/** A practice that holds most members back, by how many of how many members that can be compared. */
export interface Lag {
  practice: string;
  lagging: number;
  of: number;
}

/** The whole collaborative in one year. */
export interface ContinuumYear {
  year: number;
  rubricVersion: number;
  /** Of the members active in the year, in the order given. */
  members: Score[];
  backbone: Score;
  /** The practices that members are placed on, in the rubric's order. */
  practices: Distribution[];
  /** Those that hold most members back, the worst first. */
  lagging: Lag[];
}

export function continuumYear(
  versions: readonly Rubric[],
  placements: Placements,
  members: readonly Member[],
  year: number,
): ContinuumYear {
  const rubric = rubricIn(versions, year);
  const active = members.filter((member) => isActive(member, year));
  const scores = active.map(({ id }) => scoreOf(versions, placements, id, year));
  const practices = practicesOf(rubric)
    .filter((practice) => practice.appliesTo !== "backbone")
    .map(({ code }) => distributionOf(code, scores));
  return {
    year,
    rubricVersion: rubric.version,
    members: scores,
    backbone: scoreOf(versions, placements, null, year),
    practices,
    lagging: laggingPractices(practices, scores),
  };
}

function distributionOf(practice: string, scores: Score[]): Distribution {
  const stages = scores.flatMap((score) => {
    const placed = score.rows.find((row) => row.practice === practice)?.placement;
    return placed ? [placed.stage] : [];
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
 * A member lags on a practice if it stands there at its own lowest stage, and higher on another. A practice
 * is lagging if more than half of the members that can be compared do: those rated on it and on another.
 * A member that stands at the same stage everywhere lags nowhere. The largest part first, then the lower
 * median, then the rubric's order.
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

/** The practices on which a subject stands at its own lowest stage, while it stands higher on another. */
export function laggingOf({ rows }: Pick<Score, "rows">): string[] {
  const stages = stagesOf(rows);
  const low = lowest(stages);
  if (stages.every((stage) => stage === low)) return [];
  return rows.flatMap(({ practice, placement }) => (placement?.stage === low ? [practice] : []));
}
