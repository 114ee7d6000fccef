import { isPast } from "~/domain/collection";
import type { YearOfMember } from "~/records/years.server";
import { formatDate } from "~/ui/figures/dates";
import type { YearMark } from "~/ui/grid/grid-types";

/** How a year stands for the member whose numbers are entered, in a few words for the head of its column. */
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

/** Years that this member's numbers can be read of and not written, with the reason. */
export function lockedYears(years: YearOfMember[]): Record<number, string> {
  return Object.fromEntries(
    years
      .filter(({ state, openUntil }) => state === "closed" && openUntil === null)
      .map(({ year }) => [year, `${year} is closed. Ask the backbone staff to reopen it.`]),
  );
}
