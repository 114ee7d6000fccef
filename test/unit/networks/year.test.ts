import { describe, expect, it } from "vitest";
import { gapsOf, hasRoom, takesPart } from "~/domain/networks/participants";
import { gapsOfYear, isComplete, isExtended, networkStepFault } from "~/domain/networks/year";

const meeting = (number: number, minutesLong: number, inPerson = false) => ({
  number,
  minutesLong,
  inPerson,
  day: `2026-0${number * 2}-10`,
  state: "planned" as const,
});
const OTHERS = [meeting(1, 90), meeting(2, 90), meeting(3, 120)];

describe("a network's year", () => {
  it("ends with an extended meeting: in person, or half as long again as the others' median", () => {
    expect(isExtended(meeting(4, 134), OTHERS)).toBe(false);
    expect(isExtended(meeting(4, 135), OTHERS)).toBe(true);
    expect(isExtended(meeting(4, 60, true), OTHERS)).toBe(true);
    // The median of 90 and 95 is 92.5, and half as long again 138.75.
    expect(isExtended(meeting(4, 138), [meeting(1, 95), meeting(2, 90)])).toBe(false);
    expect(isExtended(meeting(4, 139), [meeting(1, 95), meeting(2, 90)])).toBe(true);
  });

  it("lacks a theme, meetings, their order, and the extended one until they are there", () => {
    expect(gapsOfYear([], [])).toEqual(["Choose a theme.", "Plan 4 more meetings."]);
    expect(gapsOfYear(["Hiring"], OTHERS)).toEqual(["Plan 1 more meeting."]);
    expect(gapsOfYear(["Hiring"], [...OTHERS, meeting(4, 100)])).toEqual([
      "The last meeting is not extended: hold it in person, or make it half as long again as the others.",
    ]);
    expect(gapsOfYear(["Hiring"], [...OTHERS, meeting(4, 240)])).toEqual([]);
    const early = { ...meeting(4, 240), day: "2026-01-01" };
    expect(gapsOfYear(["Hiring"], [...OTHERS, early])).toEqual([
      "The meetings are not in the order of their days.",
    ]);
    const cancelled = { ...meeting(4, 240), state: "cancelled" as const };
    expect(gapsOfYear(["Hiring"], [...OTHERS, cancelled])).toEqual(["Plan 1 more meeting."]);
  });

  it("holds a meeting on its day at the earliest, and sends out minutes that were written", () => {
    const facts = { state: "called" as const, day: "2026-07-01", today: "2026-06-30", minutes: "" };
    expect(networkStepFault("held", facts)).toBe("The meeting is still to come.");
    expect(networkStepFault("held", { ...facts, today: "2026-07-01" })).toBeNull();
    expect(networkStepFault("minutes_out", facts)).toBe("Write the minutes first.");
    expect(networkStepFault("minutes_out", { ...facts, minutes: "We met." })).toBeNull();
  });

  it("takes a round as complete with news, a lesson, and a question", () => {
    expect(isComplete({ news: "a", lesson: "b", question: "c" })).toBe(true);
    expect(isComplete({ news: "a", lesson: " ", question: "c" })).toBe(false);
  });
});

describe("a participant", () => {
  it("is represented by two to five people, a staff lead and an anchor leader among them", () => {
    expect(gapsOf([])).toEqual([
      "2 representatives are needed.",
      "No staff lead yet.",
      "No anchor leader yet.",
    ]);
    expect(gapsOf([{ part: "staff_lead" }])).toEqual([
      "One more representative is needed.",
      "No anchor leader yet.",
    ]);
    expect(gapsOf([{ part: "staff_lead" }, { part: "anchor_leader" }])).toEqual([]);
    expect(hasRoom([1, 2, 3, 4])).toBe(true);
    expect(hasRoom([1, 2, 3, 4, 5])).toBe(false);
  });

  it("takes part from the day it joined to its last day", () => {
    const span = { joinedOn: "2026-01-01", leftOn: "2026-06-30" };
    expect(
      ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map((day) => takesPart(span, day)),
    ).toEqual([false, true, true, false]);
  });
});
