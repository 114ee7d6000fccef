import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { DateTime } from "luxon";
import type { Meeting } from "~/domain/meetings/meeting";

/** A meeting as calendar programs show it. */
export interface CalendarMeeting
  extends Pick<
    Meeting,
    "id" | "day" | "startsAt" | "timeZone" | "lengthMinutes" | "place" | "link" | "state"
  > {
  title: string;
  /** Its page. */
  url: string;
  revision: number;
}

/** Something due on a day, as calendar programs show it. */
export interface CalendarDay {
  id: string;
  title: string;
  /** ISO date. */
  day: string;
  url: string;
}

/** Meetings and due dates as an iCalendar file (RFC 5545). Hours are written in UTC, so that no zone is misread. */
export function calendarOf(name: string, meetings: CalendarMeeting[], days: CalendarDay[] = []): string {
  const calendar = ical({ name, prodId: "//Tidemark//Partnership//EN", method: ICalCalendarMethod.PUBLISH });
  for (const meeting of meetings) {
    const { id, title, day, startsAt, timeZone, lengthMinutes, place, link, url, state, revision } = meeting;
    const start = startsAt
      ? DateTime.fromISO(`${day}T${startsAt}`, { zone: timeZone }).toUTC()
      : DateTime.fromISO(day, { zone: "utc" });
    calendar.createEvent({
      id: `${id}@tidemark`,
      sequence: revision,
      summary: title,
      start,
      end: startsAt ? start.plus({ minutes: lengthMinutes }) : start.plus({ days: 1 }),
      allDay: startsAt === null,
      status: state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(place && { location: place }),
      ...(link && { description: link }),
      url,
    });
  }
  for (const { id, title, day, url } of days) {
    const start = DateTime.fromISO(day, { zone: "utc" });
    calendar.createEvent({
      id: `${id}@tidemark`,
      summary: title,
      start,
      end: start.plus({ days: 1 }),
      allDay: true,
      url,
    });
  }
  return calendar.toString();
}
