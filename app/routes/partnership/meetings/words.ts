import type { Meeting } from "~/domain/meetings/meeting";
import { timeWords } from "~/domain/meetings/when";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";

/** "Mar 10, 2026, 2:00 PM ET". */
export function whenWords(
  { day, startsAt, timeZone }: Pick<Meeting, "day" | "startsAt" | "timeZone">,
  writing: Pick<Writing, "locale">,
): string {
  const date = formatDate(day, writing);
  return startsAt ? `${date}, ${timeWords(startsAt, timeZone, writing.locale)}` : date;
}

/** What a meeting is called: its title, or the body and the day. */
export const meetingTitle = (meeting: { title: string; body: string }): string =>
  meeting.title || meeting.body;
