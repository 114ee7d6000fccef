import { type Move, movesBetween } from "./changes";
import type { Continuum, Placements, Stage, Subject } from "./continuum";
import type { DisclosedContinuum, ShownContinuum } from "./disclosure";
import { NOT_STARTED } from "./not-started";
import type { Rubric } from "./rubric";

/** The years that pages offer: from the collaborative's first to the last rating, plus this year and last year. */
export function continuumYears(
  placements: Placements,
  thisYear: number,
  firstYear = thisYear - 1,
): { years: number[]; newest: number } {
  const assessed = placements.all.map(({ year }) => year);
  const first = assessed.reduce((least, year) => Math.min(least, year), Math.min(firstYear, thisYear - 1));
  const last = assessed.reduce((most, year) => Math.max(most, year), thisYear);
  const newest = assessed.length === 0 ? thisYear : assessed.reduce((most, year) => Math.max(most, year));
  return { years: Array.from({ length: last - first + 1 }, (_, place) => first + place), newest };
}

/** The names of stages 0 to 3. */
export function stageWordsOf(rubric: Rubric): string[] {
  return [NOT_STARTED, ...rubric.stages];
}

/** How a subject moved on one practice since its last assessed year. */
export interface SubjectMove {
  memberId: Subject;
  practice: string;
  move: Move;
  from: Stage | null;
  to: Stage | null;
  since: number;
}

/** How the subjects shown by name moved, each since its last assessed year. */
export function movesSince(shown: DisclosedContinuum<ShownContinuum>, continuum: Continuum): SubjectMove[] {
  return [...shown.members, shown.backbone].flatMap(({ memberId, change }) =>
    change
      ? movesBetween(continuum, { memberId, earlier: change.since, later: shown.year })
          .filter(({ move }) => move !== "same")
          .map(({ practice, move, from, to }) => ({
            memberId,
            practice,
            move,
            from,
            to,
            since: change.since,
          }))
      : [],
  );
}
