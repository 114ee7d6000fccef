import { describe, expect, test } from "vitest";
import { type AgendaFacts, changedGoals, proposedItems } from "~/domain/meetings/agenda";
import { discloseMinutes, reachOf, readsAgenda, readsMinutes } from "~/domain/meetings/disclosure";
import { stepFault, stepsFrom } from "~/domain/meetings/meeting";
import type { Minutes } from "~/domain/meetings/minutes";

const NOTHING: AgendaFacts = {
  today: "2026-03-10",
  actions: [],
  goals: [],
  numbers: [],
  agreements: [],
  decisions: [],
};

test("a new agenda begins with what changed since the body last met", () => {
  const items = proposedItems({
    ...NOTHING,
    actions: [
      { id: "a1", title: "Send the list", owner: "Maya Ortiz", dueOn: "2026-03-01" },
      { id: "a2", title: "Call the school", owner: "Sam Lee", dueOn: "2026-03-12" },
    ],
    goals: [{ id: "g", statement: "Hire locally", before: "on_track", now: "behind" }],
    numbers: [{ year: 2025, missing: 3, requested: 9 }],
    decisions: [{ id: "d", number: "2026-02", text: "Open the fund" }],
  });
  expect(items.map(({ title }) => title)).toEqual([
    "Late: Send the list (Maya Ortiz)",
    "Due: Call the school (Sam Lee)",
    "Goal now behind: Hire locally",
    "Numbers for 2025: 3 of 9 institutions still missing",
    "Confirm decision 2026-02: Open the fund",
  ]);
  expect(proposedItems(NOTHING)).toEqual([]);
});

test("a goal is proposed if its status changed since the body last met", () => {
  const now = [
    { id: "a", statement: "A", status: "behind" as const },
    { id: "b", statement: "B", status: "met" as const },
    { id: "new", statement: "New", status: "no_data" as const },
  ];
  expect(changedGoals({ a: "on_track", b: "met" }, now).map(({ id }) => id)).toEqual(["a"]);
  expect(changedGoals(null, now)).toEqual([]);
});

describe("a meeting", () => {
  const facts = {
    state: "called" as const,
    day: "2026-03-10",
    today: "2026-03-10",
    items: 2,
    unrecorded: 0,
    cancelledWhy: "",
  };
  test("goes from planned to minutes approved step by step", () => {
    expect(["planned", "called", "held", "minutes_out"].map((s) => stepsFrom(s as never)[0])).toEqual([
      "called",
      "held",
      "minutes_out",
      "approved",
    ]);
    expect(stepFault("approved", facts)).not.toBeNull();
    expect(stepsFrom("approved")).toEqual([]);
  });
  test("is not held before its day, but may be where the day has begun", () => {
    expect(stepFault("held", { ...facts, day: "2026-03-11" })).toBeNull();
    expect(stepFault("held", { ...facts, day: "2026-03-12" })).toBe("The meeting is still to come.");
  });
  test("needs an agenda, everyone’s attendance, and a reason to be cancelled", () => {
    expect(stepFault("called", { ...facts, state: "planned", items: 0 })).toMatch(/at least one agenda item/);
    expect(stepFault("minutes_out", { ...facts, state: "held", unrecorded: 2 })).toMatch(/2 more seats/);
    expect(stepFault("cancelled", facts)).toMatch(/why/);
  });
});

describe("who reads", () => {
  const directory = {
    contacts: [
      { id: "c", name: "C", memberId: "m", partnerId: null, jobTitle: "", from: "2020-01-01", until: null },
    ],
  };
  const seat = {
    id: "s",
    title: "",
    voting: true,
    chair: false,
    from: "2020-01-01",
    until: null,
    alternates: [],
  };
  const closed = { closed: true, seats: [{ ...seat, holder: { kind: "contact" as const, id: "c" } }] };
  const day = "2026-01-01";
  const executive = (memberId: string) => ({ role: "executive" as const, memberId });
  test("a closed body: those who sit in it, and the backbone", () => {
    expect(reachOf({ role: "backbone", memberId: null }, closed, directory, day)).toBe("all");
    expect(reachOf(executive("m"), closed, directory, day)).toBe("sits");
    expect(reachOf(executive("other"), closed, directory, day)).toBe("none");
    expect(reachOf(executive("other"), { ...closed, closed: false }, directory, day)).toBe("others");
    const ended = { closed: true, seats: closed.seats.map((held) => ({ ...held, until: "2025-12-31" })) };
    expect(reachOf(executive("m"), ended, directory, day)).toBe("none");
  });
  test("agendas once they are out, minutes once they are approved", () => {
    expect([readsAgenda("sits", "planned"), readsAgenda("others", "called")]).toEqual([false, true]);
    expect(["sits", "others", "none"].map((reach) => readsMinutes(reach as never, "minutes_out"))).toEqual([
      true,
      false,
      false,
    ]);
    expect(["sits", "others", "none"].map((reach) => readsMinutes(reach as never, "approved"))).toEqual([
      true,
      true,
      false,
    ]);
    expect(readsMinutes("all", "called")).toBe(true);
  });
  test("attendance of other institutions only the backbone and conveners", () => {
    const minutes = {
      guests: "Two guests",
      seats: [
        { name: "C", memberIds: ["m"] },
        { name: "D", memberIds: ["n"] },
      ],
    } as unknown as Minutes;
    const names = (viewer: Parameters<typeof discloseMinutes>[1]) =>
      discloseMinutes(minutes, viewer).seats.map(({ name }) => name);
    expect(names({ role: "convener", memberId: null })).toEqual(["C", "D"]);
    expect(names(executive("m"))).toEqual(["C"]);
    expect(names(null)).toEqual([]);
    expect(discloseMinutes(minutes, null).guests).toBe("");
  });
});
