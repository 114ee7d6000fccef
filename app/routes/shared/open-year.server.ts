import { may } from "~/access/permissions";
import type { Visit } from "~/access/visit.server";
import type { Collaborative } from "~/domain/types";
import { listYears, readYearsOf } from "~/records/years.server";
import { formatDate } from "~/ui/figures/dates";
import { yearSentence } from "./year-words";

/** The newest open year in a sentence, for whoever collects it or is asked for something in it. */
export async function openYearLine(
  { db, viewer }: Visit,
  collaborative: Collaborative,
): Promise<{ text: string; to: string } | null> {
  if (!may(viewer, "enter data")) return null;
  const to = (year: number) => `/c/${collaborative.slug}/data/status?year=${year}`;
  if (viewer.memberId === null) {
    const open = (await listYears(db)).find(({ state }) => state === "open");
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
