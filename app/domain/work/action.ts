import { daysBetween } from "~/domain/collection/reminders";
import { type ActionOrigin, type ActionState, isUnfinished } from "./terms";

/** A promise of one person with a date. Dates are ISO days in UTC. */

export interface ActionContent {
  title: string;
  /** The contact who promised it. */
  ownerId: string;
  dueOn: string;
  state: ActionState;
  doneOn: string | null;
  /** Done: proof or a note, if there is one; blocked or dropped: why. */
  note: string | null;
  origin: ActionOrigin;
  initiativeId: string | null;
  goalId: string | null;
  agendaItemId: string | null;
}

export interface Action extends ActionContent {
  id: string;
  /** The date first agreed. It never changes. */
  firstDueOn: string;
  /** How often the date was moved. */
  moves: number;
  revision: number;
}

/** On a page of the list; a file has no such limit. */
export const ACTIONS_ON_A_PAGE = 50;

/** What an on-time rate is computed from. */
export type Promised = Pick<Action, "firstDueOn" | "state" | "doneOn">;

export interface OnTime {
  /** Done by the date first agreed. */
  inTime: number;
  /** All whose first date lies in the span, without dropped ones. */
  of: number;
}

/**
 * How many of the actions first due in a span were done by that date. Moving a date changes nothing.
 * @param span ISO days, both included
 */
export function onTime(actions: Promised[], span: { from: string; to: string }): OnTime {
  const due = actions.filter(
    ({ firstDueOn, state }) => state !== "dropped" && firstDueOn >= span.from && firstDueOn <= span.to,
  );
  const inTime = due.filter(
    ({ firstDueOn, state, doneOn }) => state === "done" && doneOn !== null && doneOn <= firstDueOn,
  );
  return { inTime: inTime.length, of: due.length };
}

/** The rate as a fraction of 1; null if nothing was due. */
export const rateOf = ({ inTime, of }: OnTime): number | null => (of === 0 ? null : inTime / of);

/** By how many days an unfinished action is late; 0 if it is not. */
export function daysLate({ state, dueOn }: Pick<Action, "state" | "dueOn">, today: string): number {
  return isUnfinished(state) ? Math.max(0, daysBetween(dueOn, today)) : 0;
}
