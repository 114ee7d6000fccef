import {
  descriptorOf,
  HIGHEST_STAGE,
  type Placements,
  practicesFor,
  type Stage,
  type Subject,
} from "./continuum";
import { lowest } from "./continuum-scores";
import type { Rubric } from "./rubric";

export type Move = "up" | "down" | "same" | "newly_rated" | "no_longer_rated";

/** What became of a subject on one practice between two years. */
export interface PracticeMove {
  practice: string;
  move: Move;
  from: Stage | null;
  to: Stage | null;
  /** The rubric of the earlier year did not have this practice, or not for this subject. */
  added: boolean;
}

/**
 * What changed for a subject between two years, over the practices of the later year's rubric in its order;
 * practices rated in neither year are left out.
 */
export function movesBetween(
  versions: readonly Rubric[],
  placements: Placements,
  memberId: Subject,
  earlier: number,
  later: number,
): PracticeMove[] {
  const before = new Set(practicesFor(versions, memberId, earlier).map(({ code }) => code));
  return practicesFor(versions, memberId, later).flatMap(({ code }): PracticeMove[] => {
    const added = !before.has(code);
    const from = added ? null : (placements.at(memberId, code, earlier)?.stage ?? null);
    const to = placements.at(memberId, code, later)?.stage ?? null;
    return from === null && to === null
      ? []
      : [{ practice: code, move: moveBetween(from, to), from, to, added }];
  });
}

function moveBetween(from: Stage | null, to: Stage | null): Move {
  if (from === null) return "newly_rated";
  if (to === null) return "no_longer_rated";
  return to > from ? "up" : to < from ? "down" : "same";
}

/** The descriptor that a subject would have to meet to reach the next stage of a practice. */
export interface NextStep {
  practice: string;
  stage: Stage;
  next: Stage;
  descriptor: string;
  /** It stands here at its lowest stage: the stage reached rises with this practice, or not at all. */
  holdsBack: boolean;
  wanted: Stage | null;
  wantedBy: number | null;
}

/** The next descriptors of the rated practices below the highest stage: the lowest first, then in order. */
export function nextSteps(
  versions: readonly Rubric[],
  placements: Placements,
  memberId: Subject,
  year: number,
): NextStep[] {
  const placed = practicesFor(versions, memberId, year).flatMap((practice) => {
    const found = placements.at(memberId, practice.code, year);
    return found ? [{ practice, stage: found.stage, rating: found.rating }] : [];
  });
  const low = lowest(placed.map(({ stage }) => stage));
  return placed
    .filter(({ stage }) => stage < HIGHEST_STAGE)
    .map(({ practice, stage, rating }) => {
      const next = (stage + 1) as Stage;
      return {
        practice: practice.code,
        stage,
        next,
        descriptor: descriptorOf(practice, next) ?? "",
        holdsBack: stage === low,
        wanted: rating.wanted,
        wantedBy: rating.wantedBy,
      };
    })
    .sort((a, b) => a.stage - b.stage);
}
