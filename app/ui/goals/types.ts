import type { Letter, LetterVerdict } from "~/domain/goals/smartie/letters";
import type { FigureChoice } from "~/domain/goals/writing/choices";
import type { Way } from "~/domain/goals/writing/milestone-way";
import type { FieldErrors, TypedGoal } from "~/domain/goals/writing/typed";

/** A letter with its name and verdict, as sent to the browser. */
export interface LetterShown extends LetterVerdict {
  letter: Letter;
  name: string;
}

/** The check of a goal as it is typed. */
export interface GoalCheck {
  letters: LetterShown[];
  /** "10% of new hires are impact hires by 2027." */
  aim: string | null;
  /** Its progress in the newest year that most members have reported. */
  standing: string | null;
  /** Projections, one for each figure with a trend. */
  forecast: string[];
  /** What cannot be read (errors) and what does not fit together (faults), by field. */
  errors: FieldErrors;
  faults: FieldErrors;
  way: Way | null;
}

export interface Choice {
  value: string;
  label: string;
}

/** The choices the form offers. */
export interface GoalChoices {
  figures: (FigureChoice & { group: string })[];
  members: Choice[];
  /** The collaborative's goals to which an institution's goal may roll up. */
  goals: Choice[];
  breakdowns: Choice[];
  locale: string;
  currency: string;
}

/** Somebody else saved the goal in the meantime. */
export interface GoalConflict {
  by: string;
  at: string;
  differences: { what: string; before: string | null; after: string | null }[];
}

/** The answer to a form that was not saved. */
export interface GoalAnswer {
  typed: TypedGoal;
  check: GoalCheck;
  /** The save was tried: everything that is wrong is shown. */
  tried: boolean;
  refused: string | null;
  /** Only the target is unfinished: a draft can be saved without it. */
  unfinished: boolean;
  conflict: GoalConflict | null;
  revision: number | null;
}
