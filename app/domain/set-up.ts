/** What a new collaborative sets up before its first year is closed, and how far it is. */

/** Facts of one collaborative, counted in one statement. */
export interface SetUpFacts {
  /** Members that have not left. */
  members: number;
  /** People with a role, and open invitations. */
  people: number;
  measures: number;
  /** Somebody changed what is measured, or entered a number for it. */
  areMeasuresSettled: boolean;
  /** Members with a number in their baseline year. */
  withBaseline: number;
  /** Shared goals in force. */
  goals: number;
  /** Ratings on the Continuum that count: drafts don't. */
  ratings: number;
  /** Years that were opened. */
  years: number;
}

export const SET_UP_STEPS = [
  "members",
  "people",
  "measures",
  "baseline",
  "goals",
  "continuum",
  "year",
] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

/** A step is done by what is stored, never by a tick. */
export function isDone(step: SetUpStep, facts: SetUpFacts): boolean {
  switch (step) {
    case "members":
      return facts.members > 0;
    case "people":
      return facts.people > 1;
    case "measures":
      return facts.areMeasuresSettled;
    case "baseline":
      return facts.members > 0 && facts.withBaseline >= facts.members;
    case "goals":
      return facts.goals > 0;
    case "continuum":
      return facts.ratings > 0;
    case "year":
      return facts.years > 0;
  }
}

/** Steps done, of all. */
export function stepsDone(facts: SetUpFacts): number {
  return SET_UP_STEPS.filter((step) => isDone(step, facts)).length;
}
