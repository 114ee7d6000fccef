import { type Fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { isActive } from "~/domain/periods";
import type { Member } from "~/domain/terms";
import { placeKey } from "./blind";
import {
  type Continuum,
  draftCodes,
  HIGHEST_STAGE,
  type Placement,
  practicesFor,
  rubricIn,
  type Stage,
  type Subject,
} from "./continuum";

/** One practice that applies to a subject, and where the subject stands on it; null while it is not rated. */
export interface Row {
  practice: string;
  placement: Placement | null;
  /** The other side has submitted a rating that the viewer may not read yet. */
  submitted?: boolean;
  /** Of a section that is a draft: it does not count in the score. */
  draft?: true;
}

/** Compared with the most recent earlier year in which the subject was rated at all. */
export interface ScoreChange {
  since: number;
  /** In stages; null if either year is incomplete. */
  stageReached: number | null;
  /** Difference of the two indexes; null if either year has none. */
  progressIndex: number | null;
  /** Like for like: over the practices rated in both years; null if there are none. */
  matched: { progressIndex: number; practices: number } | null;
}

export interface Score {
  memberId: Subject;
  year: number;
  standing: "complete" | "incomplete" | "not_rated";
  /** Practices rated, out of `of` that apply. */
  rated: number;
  of: number;
  /** The lowest stage over all practices that apply; null unless each of them is rated. */
  stageReached: Stage | null;
  /** Mean stage ÷ 3 over the rated practices, 0 to 1; null if none is. Always show it with `rated` of `of`. */
  progressIndex: number | null;
  change: ScoreChange | null;
  rows: Row[];
}

/** The score of a member, or of the backbone, in one year, by the rubric of that year. */
export function scoreOf(continuum: Continuum, memberId: Subject, year: number): Score {
  const rows = rowsOf(continuum, memberId, year);
  const counted = rows.filter(({ draft }) => !draft);
  const stages = stagesOf(counted);
  const index = indexOf(stages);
  return {
    memberId,
    year,
    standing: stages.length === 0 ? "not_rated" : stages.length < counted.length ? "incomplete" : "complete",
    rated: stages.length,
    of: counted.length,
    stageReached: stageReached(counted),
    progressIndex: index && toNumber(index),
    change: changeOf(continuum, { memberId, year, rows: counted }),
    rows,
  };
}

function rowsOf({ versions, placements, submitted }: Continuum, memberId: Subject, year: number): Row[] {
  const drafts = draftCodes(rubricIn(versions, year));
  return practicesFor(versions, memberId, year).map(({ code: practice }) => ({
    practice,
    ...(drafts.has(practice) && { draft: true as const }),
    placement: placements.at(memberId, practice, year),
    ...(submitted?.has(placeKey({ memberId, practice, year })) && { submitted: true }),
  }));
}

export const stagesOf = (rows: Row[]): Stage[] =>
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
  continuum: Continuum,
  { memberId, year, rows }: { memberId: Subject; year: number; rows: Row[] },
): ScoreChange | null {
  if (stagesOf(rows).length === 0) return null;
  const before = continuum.placements
    .yearsOf(memberId)
    .filter((earlier) => earlier < year && (continuum.isActive?.(memberId, earlier) ?? true))
    .reverse()
    .map((since) => ({
      since,
      rows: rowsOf(continuum, memberId, since).filter(({ draft }) => !draft),
    }))
    // Ratings of practices that the year's rubric lacks do not make it an assessed year.
    .find((earlier) => stagesOf(earlier.rows).length > 0);
  if (!before) return null;
  const now = stageReached(rows);
  const then = stageReached(before.rows);
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

/** Whether a member was part of the collaborative in a year; the backbone always is. */
export function activityOf(members: readonly Member[]): (memberId: Subject, year: number) => boolean {
  const byId = new Map(members.map((member) => [member.id, member]));
  return (memberId, year) => {
    const member = memberId === null ? undefined : byId.get(memberId);
    return member === undefined || isActive(member, year);
  };
}
