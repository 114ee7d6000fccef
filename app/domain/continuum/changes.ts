import {
  type Continuum,
  descriptorOf,
  HIGHEST_STAGE,
  practicesFor,
  type Stage,
  type Subject,
} from "./continuum";
import { lowest } from "./scores";

export type Move = "up" | "down" | "same" | "newly_rated" | "no_longer_rated";

/** How a subject moved on one practice between two years. */
export interface PracticeMove {
  practice: string;
  move: Move;
  from: Stage | null;
  to: Stage | null;
  /** The rubric of the earlier year lacked this practice, or did not apply it to this subject. */
  added: boolean;
}

/**
 * How a subject moved between two years on each practice of the later year's rubric, in the rubric's order.
 * Practices rated in neither year are omitted.
 */
export function movesBetween(
  { versions, placements }: Continuum,
  { memberId, earlier, later }: { memberId: Subject; earlier: number; later: number },
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
  /** This is one of the subject's lowest stages, so its stage reached cannot rise until this practice does. */
  holdsBack: boolean;
  wanted: Stage | null;
  wantedBy: number | null;
}

/** The next descriptor of each rated practice below the highest stage: lowest stage first, then rubric order. */
export function nextSteps({ versions, placements }: Continuum, memberId: Subject, year: number): NextStep[] {
  const rated = practicesFor(versions, memberId, year).flatMap((practice) => {
    const placement = placements.at(memberId, practice.code, year);
    return placement ? [{ practice, stage: placement.stage, rating: placement.rating }] : [];
  });
  const low = lowest(rated.map(({ stage }) => stage));
  return rated
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
