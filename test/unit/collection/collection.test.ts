import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AskedStrategy,
  CELL_STATES,
  cellState,
  dueBeforeEnd,
  type MemberRequest,
  REQUEST_STATES,
  whyNotSubmitted,
  whyNotVerified,
  worstState,
  type YearRecord,
} from "../../../app/domain/collection/collection";
import { passes, statusRows, summaryOf } from "../../../app/domain/collection/status-rows";

const asked = (more: Partial<AskedStrategy> = {}): AskedStrategy => ({
  strategy: "workforce",
  asked: 12,
  answered: 0,
  missing: [],
  drafts: 0,
  draftedBy: [],
  questions: 0,
  ...more,
});
const waiting = { state: "asked" as const, dueOn: "2026-03-01" };
const [before, onTheDay, after] = ["2026-02-28", "2026-03-01", "2026-03-02"] as const;

const cells = fc
  .record({
    asked: fc.nat(20),
    answered: fc.nat(20),
    drafts: fc.nat(20),
    draftedBy: fc.constant([]),
    questions: fc.nat(2),
    state: fc.constantFrom(...REQUEST_STATES),
    dueOn: fc.option(fc.constantFrom(before, onTheDay, after)),
    today: fc.option(fc.constantFrom(before, onTheDay, after)),
  })
  .map(({ state, dueOn, today, ...cell }) => ({
    cell: { ...cell, answered: Math.min(cell.answered, cell.asked) },
    request: { state, dueOn },
    today,
  }));

describe("how one strategy of a member stands", () => {
  it("moves from nothing through partial and complete to submitted and verified", () => {
    expect(cellState(asked(), waiting, before)).toBe("nothing");
    expect(cellState(asked({ answered: 5, drafts: 5 }), waiting, before)).toBe("partly");
    const full = asked({ answered: 12, drafts: 12 });
    expect(cellState(full, waiting, before)).toBe("complete");
    const signed = asked({ answered: 12 });
    expect(cellState(signed, { ...waiting, state: "submitted" }, after)).toBe("submitted");
    expect(cellState(signed, { ...waiting, state: "verified" }, after)).toBe("verified");
  });

  it("is late the day after the due date, not on it, and never in a closed year", () => {
    expect(cellState(asked(), waiting, onTheDay)).toBe("nothing");
    expect(cellState(asked(), waiting, after)).toBe("late");
    expect(cellState(asked({ answered: 12, drafts: 12 }), waiting, after)).toBe("late");
    expect(cellState(asked(), waiting, null)).toBe("nothing");
    expect(cellState(asked(), { ...waiting, dueOn: null }, after)).toBe("nothing");
  });

  it("is in question while a question is open, even after a sign-off", () => {
    const questioned = asked({ answered: 12, questions: 1 });
    expect(cellState(questioned, { ...waiting, state: "verified" }, before)).toBe("in_question");
    expect(cellState(asked({ answered: 12 }), { ...waiting, state: "returned" }, after)).toBe("in_question");
  });

  it("is changed, and not late, once a submitted or verified value is corrected", () => {
    const changed = asked({ answered: 12, drafts: 2, draftedBy: ["Ana Ruiz"] });
    for (const state of ["submitted", "verified"] as const)
      for (const today of [before, after, null])
        expect(cellState(changed, { ...waiting, state }, today)).toBe("changed");
    const request = { state: "submitted" as const, cells: [changed] };
    expect(whyNotVerified(request)).toBe(
      "2 values have changed since it was submitted: it has to be submitted again.",
    );
  });

  it("is always in exactly one state, and late only after the due date", () => {
    fc.assert(
      fc.property(cells, ({ cell, request, today }) => {
        const state = cellState(cell, request, today);
        expect(CELL_STATES).toContain(state);
        expect(state === "not_asked").toBe(cell.asked === 0);
        if (state === "late")
          expect(today !== null && request.dueOn !== null && today > request.dueOn).toBe(true);
        if (state === "verified" || state === "submitted") {
          expect(request.state).toBe(state);
          expect(cell.drafts + cell.questions).toBe(0);
        }
        if (state === "complete") expect(cell.answered).toBe(cell.asked);
      }),
    );
  });

  it("is summed up by the most urgent state, in any order", () => {
    expect(worstState(["verified", "late", "not_asked"])).toBe("late");
    expect(worstState(["not_asked", "not_asked"])).toBe("not_asked");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CELL_STATES), { minLength: 1 }), (states) => {
        expect(worstState(states.toReversed())).toBe(worstState(states));
        expect(states).toContain(worstState(states));
      }),
    );
  });
});

it("warns of a due date before the member's fiscal year ends", () => {
  expect(dueBeforeEnd("2026-03-01", 2025, { fiscalYearEndMonth: 12 })).toBeNull();
  expect(dueBeforeEnd("2025-12-31", 2025, { fiscalYearEndMonth: 12 })).toBe("2025-12-31");
  expect(dueBeforeEnd("2025-09-01", 2025, { fiscalYearEndMonth: 9 })).toBe("2025-09-30");
  expect(dueBeforeEnd(null, 2025, { fiscalYearEndMonth: 12 })).toBeNull();
});

describe("the rows of a year", () => {
  const member = (id: string) => ({ id, slug: id, name: id }) as never;
  const catalog = { members: [member("a"), member("b"), member("c")], measures: [] };
  const year: YearRecord = {
    year: 2025,
    state: "open",
    dueOn: "2026-03-01",
    remindBefore: [],
    remindAfter: [],
  };
  const request = (memberId: string, more: Partial<MemberRequest> = {}): MemberRequest => ({
    memberId,
    strategies: ["workforce"],
    dueOn: null,
    state: "asked",
    submittedAt: null,

    submittedBy: null,
    verifiedAt: null,
    verifiedBy: null,
    question: null,
    openUntil: null,
    quiet: false,
    cells: [asked({ answered: 10, missing: ["employees", "new_hires"] })],
    ...more,
  });

  it("leave out members without requests, and prefer a member's own date to the year's", () => {
    const own = request("b", { dueOn: "2026-06-01" });
    const rows = statusRows(catalog, year, [request("a"), own, request("c", { strategies: [] })], after);
    expect(rows.map((row) => [row.member.id, row.dueOn, row.late, row.state])).toEqual([
      ["a", "2026-03-01", true, "late"],
      ["b", "2026-06-01", false, "partly"],
    ]);
    expect(summaryOf(rows)).toEqual({
      members: 2,
      submitted: 0,
      verified: 0,
      late: 1,
      inQuestion: 0,
      missing: 4,
      unverified: 2,
    });
  });

  it("show a returned row as late also, and both filters find it", () => {
    const [row] = statusRows(catalog, year, [request("a", { state: "returned" })], after);
    if (!row) throw new Error("no row");
    expect([passes(row, "late"), passes(row, "question"), passes(row, "submitted")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("show a correction of submitted numbers as changed by whom, not as late, and offer to submit it", () => {
    const changed = asked({ answered: 12, drafts: 2, draftedBy: ["Ana Ruiz"] });
    const [row] = statusRows(catalog, year, [request("a", { state: "submitted", cells: [changed] })], after);
    if (!row) throw new Error("no row");
    expect(row).toMatchObject({ state: "changed", late: false, changed: 2, changedBy: ["Ana Ruiz"] });
    expect([row.notSubmitted, passes(row, "changed"), passes(row, "late"), passes(row, "submitted")]).toEqual(
      [null, true, false, false],
    );
    expect(summaryOf([row])).toMatchObject({ late: 0, submitted: 1 });
  });

  it("can be submitted only with an answer, and again only after a change", () => {
    expect(whyNotSubmitted(request("a", { cells: [asked()] }))).toBe("Nothing has been entered yet.");
    expect(whyNotSubmitted(request("a"))).toBeNull();
    expect(whyNotSubmitted(request("a", { state: "submitted" }))).toBe("It has been submitted already.");
  });

  it("show nobody as late in a closed year", () => {
    const rows = statusRows(catalog, { ...year, state: "closed" }, [request("a")], after);
    expect(summaryOf(rows)).toMatchObject({ late: 0, missing: 2 });
  });
});
