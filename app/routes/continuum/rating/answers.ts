import type { RatingFaults, TypedRating } from "~/domain/continuum/form";

/** What a colleague stored while the form was open. */
export interface RatingConflict {
  by: string;
  at: string;
  theirs: TypedRating;
  submitted: boolean;
}

/** The outcome of a save, by practice. */
export interface RateAnswer {
  /** Revision to send with the next save. */
  revisions: Record<string, number>;
  faults: Record<string, RatingFaults>;
  conflicts: Record<string, RatingConflict>;
  /** What was typed, so that it is not lost. Empty in background saves. */
  typed: Record<string, TypedRating>;
  /** Practices changed since they were submitted. They count only once submitted again. */
  waiting: string[];
}

export const fieldName = (field: string, practice: string) => `${field}.${practice}`;
