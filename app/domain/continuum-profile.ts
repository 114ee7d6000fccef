import { NOT_STARTED, type Placements, type Stage, type Subject } from "./continuum";
import { type Move, movesBetween } from "./continuum-changes";
import type { DisclosedContinuum, ShownContinuum } from "./continuum-disclosure";
import type { Rubric } from "./rubric";

/** The years that pages offer: those with any rating, and this and the last one to rate. */
export function continuumYears(
  placements: Placements,
  thisYear: number,
): { years: number[]; newest: number } {
  const assessed = placements.all.map(({ year }) => year);
  const first = assessed.reduce((least, year) => Math.min(least, year), thisYear - 1);
  const last = assessed.reduce((most, year) => Math.max(most, year), thisYear);
  const newest = assessed.length === 0 ? thisYear : assessed.reduce((most, year) => Math.max(most, year));
  return { years: Array.from({ length: last - first + 1 }, (_, place) => first + place), newest };
}

/** The words of stages 0 to 3. */
export function stageWordsOf(rubric: Rubric): string[] {
  return [NOT_STARTED, ...rubric.stages];
}

/** One step of one subject on one practice since its last assessed year. */
export interface SubjectMove {
  memberId: Subject;
  practice: string;
  move: Move;
  from: Stage | null;
  to: Stage | null;
  since: number;
}

/** What changed since each subject's last assessed year, of those only who are shown by name. */
export function movesSince(
  shown: DisclosedContinuum<ShownContinuum>,
  versions: readonly Rubric[],
  placements: Placements,
): SubjectMove[] {
  return [...shown.members, shown.backbone].flatMap(({ memberId, change }) =>
    change
      ? movesBetween(versions, placements, memberId, change.since, shown.year)
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
