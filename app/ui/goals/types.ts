import type { FigureChoice } from "~/domain/goal-choices";
import type { FieldErrors, TypedGoal } from "~/domain/goal-typed";
import type { Way } from "~/domain/milestone-way";
import type { Letter, LetterVerdict } from "~/domain/smartie";

/** A letter with its name, as it goes over the wire: the rules that found it stay on the server. */
export interface LetterShown extends LetterVerdict {
  letter: Letter;
  name: string;
}

/** What can be said of a goal while it is typed. */
export interface GoalCheck {
  letters: LetterShown[];
  /** "10% of new hires are impact hires by 2027." */
  aim: string | null;
  /** How it would stand in the newest year that most have reported. */
  standing: string | null;
  /** Projections, one for each figure with a trend. */
  forecast: string[];
  /** What cannot be read, and what does not fit together, by field. */
  errors: FieldErrors;
  faults: FieldErrors;
  way: Way | null;
}

export interface Choice {
  value: string;
  label: string;
}

/** What the form offers to choose from. */
export interface GoalDesk {
  figures: (FigureChoice & { group: string })[];
  members: Choice[];
  /** Goals of the collaborative that an institution's may roll up to. */
  goals: Choice[];
  breakdowns: Choice[];
  locale: string;
  currency: string;
}

/** Somebody else saved it meanwhile. */
export interface GoalConflict {
  by: string;
  at: string;
  differences: { what: string; before: string | null; after: string | null }[];
}

/** What the form is answered with when it was not stored. */
export interface GoalAnswer {
  typed: TypedGoal;
  check: GoalCheck;
  /** The save was tried: everything that is wrong is shown. */
  tried: boolean;
  refused: string | null;
  /** A draft can be stored without its target, which is not finished. */
  unfinished: boolean;
  conflict: GoalConflict | null;
  revision: number | null;
}
