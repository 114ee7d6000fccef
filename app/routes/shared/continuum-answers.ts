import type { RatingFaults, TypedRating } from "~/domain/continuum-form";

/** What a colleague stored while one had the form open. */
export interface RatingConflict {
  by: string;
  at: string;
  theirs: TypedRating;
  submitted: boolean;
}

/** What became of ratings that were sent, by practice. */
export interface RateAnswer {
  /** What to send with the next save. */
  revisions: Record<string, number>;
  faults: Record<string, RatingFaults>;
  conflicts: Record<string, RatingConflict>;
  /** What was typed: it must not be lost. Left out in the background. */
  typed: Record<string, TypedRating>;
  /** Submitted ratings change only when they are submitted again. */
  waiting: string[];
}

export const fieldName = (field: string, practice: string) => `${field}.${practice}`;
