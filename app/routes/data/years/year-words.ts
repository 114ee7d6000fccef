import type { YearRecord } from "~/domain/collection/collection";
import type { YearSummary } from "~/domain/collection/status-rows";
import { formatDate } from "~/ui/figures/dates";

type Words = Pick<YearRecord, "year" | "state" | "dueOn">;

/** "2025 is open: 7 of 12 institutions have submitted, due Mar 1, 2026." */
export function yearSentence(
  { year, state, dueOn }: Words,
  { members, submitted, verified }: Pick<YearSummary, "members" | "submitted" | "verified">,
  writing: { locale: string },
): string {
  const of = `${members} ${members === 1 ? "institution" : "institutions"}`;
  if (state === "closed")
    return members === 0 ? `${year} is closed.` : `${year} is closed: ${verified} of ${of} are verified.`;
  if (members === 0) return `${year} is open, and nobody is asked yet.`;
  const have = members === 1 ? "has" : "have";
  return `${year} is open: ${submitted} of ${of} ${have} submitted${
    dueOn ? `, due ${formatDate(dueOn, writing)}` : ""
  }.`;
}
