import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf } from "~/exchange/calendar";

const meeting = {
  id: "0190a0b0-0000-7000-8000-000000000000",
  title: "Council; budget, and more",
  day: "2026-07-14",
  startsAt: "14:00",
  timeZone: "America/New_York",
  lengthMinutes: 90,
  place: "City Hall",
  link: "https://meet.example.org/1",
  state: "called" as const,
  url: "https://tidemark.example.org/c/demo",
  revision: 3,
};

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never)
    .getAllSubcomponents("vevent")
    .map((event) => new ICAL.Event(event));

test("another parser reads a meeting’s hour in its time zone, summer time included", () => {
  const [event] = eventsIn(calendarOf("Partnership", [meeting]));
  expect(event?.summary).toBe("Council; budget, and more");
  expect(event?.startDate.toJSDate().toISOString()).toBe("2026-07-14T18:00:00.000Z");
  expect(event?.endDate.toJSDate().toISOString()).toBe("2026-07-14T19:30:00.000Z");
  expect([event?.location, event?.sequence]).toEqual(["City Hall", 3]);
});

test("a meeting without an hour, and a due date, last the whole day", () => {
  const days = [{ id: "x", title: "Due: list", day: "2026-07-31", url: meeting.url }];
  const events = eventsIn(calendarOf("Partnership", [{ ...meeting, startsAt: null }], days));
  expect(events.map(({ startDate }) => [startDate.isDate, startDate.toString()])).toEqual([
    [true, "2026-07-14"],
    [true, "2026-07-31"],
  ]);
});

test("a cancelled meeting is marked as cancelled", () => {
  const text = calendarOf("Partnership", [{ ...meeting, state: "cancelled" }]);
  expect(eventsIn(text)[0]?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
});
