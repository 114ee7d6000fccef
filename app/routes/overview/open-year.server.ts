import { may } from "~/access/permissions";
import type { Visit } from "~/access/visit.server";
import type { Collaborative } from "~/domain/terms";
import { paths } from "~/paths";
import { type ListedYear, listYears, readYearsOf } from "~/records/collection/years.server";
import { yearSentence } from "~/routes/data";
import { formatDate } from "~/ui/figures/dates";

/** The years of the collaborative, for staff who collect their numbers; null for everyone else. */
export async function yearsOfStaff({ db, viewer }: Visit): Promise<ListedYear[] | null> {
  return viewer.memberId === null && may(viewer, "enter data") ? listYears(db) : null;
}

/**
 * The newest open year in a sentence, for those who collect its numbers and those asked for them.
 * @param years as yearsOfStaff reads them
 */
export async function openYearLine(
  { db, viewer }: Visit,
  collaborative: Collaborative,
  years: ListedYear[] | null,
): Promise<{ text: string; to: string } | null> {
  if (!may(viewer, "enter data")) return null;
  const to = (year: number) => paths.status(collaborative.slug, { year });
  if (viewer.memberId === null) {
    const open = years?.find(({ state }) => state === "open");
    return open ? { text: yearSentence(open, open, collaborative), to: to(open.year) } : null;
  }
  const own = await readYearsOf(db, viewer.memberId);
  const open = own.findLast(({ state, request }) => state === "open" && request !== null);
  if (!open) return null;
  const { year, request, dueOn } = open;
  const due = dueOn ? `, due ${formatDate(dueOn, collaborative)}` : "";
  const text = {
    asked: `${year} is open: your numbers are asked for${due}.`,
    returned: `${year} is open: your numbers came back with a question.`,
    submitted: `${year} is open: you have submitted your numbers.`,
    verified: `${year} is open: your numbers are verified.`,
  }[request ?? "asked"];
  return { text, to: to(year) };
}
