import { seesEverything } from "~/domain/disclosure/disclosure";
import type { Viewer } from "~/domain/terms";
import type { Assessment, Subject } from "./continuum";

/**
 * Blind first (docs/rules.md, section 7): neither side reads the other's rating of a practice and year before it has
 * given its own. Until then both read "submitted".
 */
export interface Blindness {
  blindFirst: boolean;
  /** Practices that were revealed in a session. */
  reveals: readonly { year: number; practice: string }[];
}

type Place = Pick<Assessment, "memberId" | "practice" | "year">;

export const placeKey = ({ memberId, practice, year }: Place): string =>
  `${year} ${practice} ${memberId ?? "backbone"}`;

/** Ratings by what a viewer may read of them now. */
export interface Covered<A> {
  readable: A[];
  /** Submitted by the other side, and covered. */
  covered: A[];
}

/** Sets the ratings apart that this viewer may not read yet. */
export function cover<A extends Assessment>(
  assessments: readonly A[],
  viewer: Viewer,
  blindness: Blindness,
): Covered<A> {
  const isCovered = coverOf(assessments, viewer, blindness);
  return {
    readable: assessments.filter((assessment) => !isCovered(assessment)),
    covered: assessments.filter((assessment) => isCovered(assessment)),
  };
}

/** Whether a rating, or a past state of it, is covered for the viewer. */
export function coverOf(
  assessments: readonly Assessment[],
  viewer: Viewer,
  { blindFirst, reveals }: Blindness,
): (rating: Pick<Assessment, "memberId" | "practice" | "year" | "rater" | "state">) => boolean {
  if (!blindFirst) return () => false;
  const revealed = new Set(reveals.map(({ year, practice }) => `${year} ${practice}`));
  const given = new Set(
    assessments.flatMap((assessment) =>
      assessment.state === "draft" ? [] : [`${assessment.rater} ${placeKey(assessment)}`],
    ),
  );
  const everything = seesEverything(viewer);
  return (rating) => {
    const { memberId, year, practice, rater, state } = rating;
    if (memberId === null || rater === "agreed" || state !== "submitted") return false;
    if (revealed.has(`${year} ${practice}`)) return false;
    const has = (by: Assessment["rater"]) => given.has(`${by} ${placeKey(rating)}`);
    if (has("agreed")) return false;
    if (everything) return rater === "self" && !has("backbone");
    return rater === "backbone" && memberId === viewer.memberId && !has("self");
  };
}

/** Whether a member's own rating of a practice and year is frozen by a reveal. */
export function isFrozen(
  { memberId, rater, practice, year }: Place & Pick<Assessment, "rater">,
  reveals: Blindness["reveals"],
): boolean {
  return (
    memberId !== null &&
    rater === "self" &&
    reveals.some((reveal) => reveal.year === year && reveal.practice === practice)
  );
}

export const FROZEN =
  "This practice has been revealed in a session. Your own rating can no longer change; what counts is what is agreed.";

/** For lookups by place. */
export const placesOf = (assessments: readonly { memberId: Subject; practice: string; year: number }[]) =>
  new Set(assessments.map(placeKey));
