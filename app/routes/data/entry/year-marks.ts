import { closedForMembers } from "~/domain/collection/closed-years";
import { isPast } from "~/domain/collection/collection";
import type { YearOfMember } from "~/records/collection/years.server";
import { formatDate } from "~/ui/figures/dates";
import type { YearMark } from "~/ui/grid/state/types";

/** The status of a member's year, in a few words for its column header; null if there is nothing to say. */
export function yearMark(year: YearOfMember, today: string, writing: { locale: string }): YearMark | null {
  const { state, request, dueOn, openUntil } = year;
  if (state === "closed")
    return openUntil
      ? { status: "open", word: `Open until ${formatDate(openUntil, writing)}` }
      : { status: "locked", word: "Closed" };
  if (request === "verified" || request === "submitted") return { status: request };
  if (request === "returned") return { status: "in_question", word: "Sent back" };
  if (request === null || dueOn === null) return request && { status: "open" };
  const late = isPast(dueOn, today);
  const due = formatDate(dueOn, writing);
  return late ? { status: "late", word: `Was due ${due}` } : { status: "open", word: `Due ${due}` };
}

/** Years whose numbers the member can only read, with the reason. */
export function lockedYears(years: YearOfMember[]): Record<number, string> {
  return Object.fromEntries(
    years
      .filter(({ state, openUntil }) => state === "closed" && openUntil === null)
      .map(({ year }) => [year, closedForMembers(year)]),
  );
}
