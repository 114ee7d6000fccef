import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Action, daysLate, onTime, type Promised, rateOf } from "~/domain/work/action";
import {
  addDays,
  digestDay,
  isForDigest,
  type NoticeFacts,
  plannedNotices,
  whyNoMail,
} from "~/domain/work/notices";
import { ACTION_STATES, type ActionState } from "~/domain/work/terms";

const SPAN = { from: "2026-01-01", to: "2026-03-31" };
const promised = (state: ActionState, doneOn: string | null = null): Promised => ({
  firstDueOn: "2026-02-15",
  state,
  doneOn,
});
const times = (count: number, action: Promised) => Array.from({ length: count }, () => action);

describe("the on-time rate", () => {
  it("is 6 of 9, 66.7%, for 10 due, of which 6 were done in time, 2 late, 1 is open, and 1 was dropped", () => {
    const actions = [
      ...times(6, promised("done", "2026-02-15")),
      ...times(2, promised("done", "2026-02-16")),
      promised("open"),
      promised("dropped"),
    ];
    const result = onTime(actions, SPAN);
    expect(result).toEqual({ inTime: 6, of: 9 });
    expect(((rateOf(result) ?? 0) * 100).toFixed(1)).toBe("66.7");
  });

  it("counts what was first due in the span, its first and last day included", () => {
    const due = (firstDueOn: string) => ({ ...promised("open"), firstDueOn });
    const actions = ["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01"].map(due);
    expect(onTime(actions, SPAN)).toEqual({ inTime: 0, of: 2 });
  });

  it("is not known, rather than 0, when nothing was due", () => {
    expect(rateOf(onTime([promised("dropped")], SPAN))).toBeNull();
  });

  it("never rises by moving a date", () => {
    const day = fc.integer({ min: -120, max: 120 }).map((days) => addDays("2026-02-15", days));
    const state = fc.constantFrom(...(Object.keys(ACTION_STATES) as ActionState[]));
    const action = fc.record({ firstDueOn: day, dueOn: day, state, doneOn: fc.option(day) });
    fc.assert(
      fc.property(fc.array(action), fc.array(day), (actions, days) => {
        const moved = actions.map((each, at) => ({ ...each, dueOn: days[at] ?? each.dueOn }));
        expect(onTime(moved, SPAN)).toEqual(onTime(actions, SPAN));
      }),
    );
  });
});

describe("lateness", () => {
  it("counts days after the current due date while the action is open or blocked", () => {
    const action = (state: ActionState): Pick<Action, "state" | "dueOn"> => ({ state, dueOn: "2026-03-01" });
    expect(daysLate(action("open"), "2026-03-04")).toBe(3);
    expect(daysLate(action("blocked"), "2026-03-04")).toBe(3);
    expect(daysLate(action("open"), "2026-03-01")).toBe(0);
    expect(daysLate(action("done"), "2026-03-04")).toBe(0);
  });
});

describe("mail about an action", () => {
  it("goes out on assignment, 3 days before, on the day, and 7 days after", () => {
    const notices = plannedNotices({ dueOn: "2026-03-20", assignedOn: "2026-03-01" }, "2026-03-01");
    expect(notices).toEqual([
      { notice: "assigned", sendOn: "2026-03-01" },
      { notice: "before", sendOn: "2026-03-17" },
      { notice: "on", sendOn: "2026-03-20" },
      { notice: "after", sendOn: "2026-03-27" },
    ]);
  });

  it("leaves out what the message on assignment already says", () => {
    const notices = plannedNotices({ dueOn: "2026-03-02", assignedOn: "2026-03-02" }, "2026-03-02");
    expect(notices.map(({ notice }) => notice)).toEqual(["assigned", "after"]);
  });

  it("plans nothing for days that have passed", () => {
    expect(plannedNotices({ dueOn: "2026-03-10", assignedOn: "2026-02-01" }, "2026-04-01")).toEqual([]);
  });

  it("then comes in one digest a week, on Mondays", () => {
    expect(digestDay("2026-11-29")).toBe("2026-11-30");
    expect(digestDay("2026-11-30")).toBe("2026-11-30");
    expect(digestDay("2026-12-01")).toBe("2026-12-07");
    const action = (state: ActionState) => ({ state, dueOn: "2026-03-01" });
    expect(isForDigest(action("open"), "2026-03-08")).toBe(false);
    expect(isForDigest(action("open"), "2026-03-09")).toBe(true);
    expect(isForDigest(action("blocked"), "2026-03-09")).toBe(true);
    expect(isForDigest(action("done"), "2026-03-09")).toBe(false);
  });

  const facts: NoticeFacts = {
    notice: "before",
    sendOn: "2026-03-17",
    email: "ana@mercy.example",
    demo: false,
    quiet: false,
    left: false,
    overtaken: false,
    action: { state: "open", dueOn: "2026-03-20", owned: true },
    late: 0,
  };
  const action = (change: Partial<NonNullable<NoticeFacts["action"]>>) => ({
    action: { state: "open" as const, dueOn: "2026-03-20", owned: true, ...change },
  });

  it("goes out while the action is open or blocked", () => {
    expect(whyNoMail(facts, "2026-03-17")).toBeNull();
    expect(whyNoMail({ ...facts, ...action({ state: "blocked" }) }, "2026-03-17")).toBeNull();
  });

  it("stops for a reason, each in its own words", () => {
    const changes: Partial<NoticeFacts>[] = [
      { email: null },
      { demo: true },
      { quiet: true },
      { left: true },
      { overtaken: true },
      { action: null },
      action({ state: "done" }),
      action({ state: "dropped" }),
      action({ dueOn: "2026-04-20" }),
      { notice: "digest", action: null },
    ];
    const reasons = changes.map((change) => whyNoMail({ ...facts, ...change }, "2026-03-17"));
    expect(reasons).not.toContain(null);
    expect(new Set(reasons).size).toBe(changes.length);
    expect(whyNoMail(facts, "2026-03-21")).toMatch(/day had passed/);
  });

  it("on assignment goes out whatever the due date is", () => {
    expect(
      whyNoMail({ ...facts, notice: "assigned", ...action({ dueOn: "2027-01-01" }) }, "2026-03-17"),
    ).toBeNull();
  });

  it("as a digest goes out only while something is late", () => {
    expect(whyNoMail({ ...facts, notice: "digest", action: null, late: 2 }, "2026-03-17")).toBeNull();
  });
});
