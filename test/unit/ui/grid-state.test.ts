import { describe, expect, it } from "vitest";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { changeOf } from "~/ui/grid/state/cells";
import { corner, layOut, neighbor } from "~/ui/grid/state/layout";
import { cellsNeedingReason } from "~/ui/grid/state/reasons";
import { gridReducer, startGrid } from "~/ui/grid/state/state";
import { markOf, statusLine } from "~/ui/grid/state/status";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { sendable, unsavedKeys } from "~/ui/grid/state/unsaved";

function item(code: string, label: string, more: Partial<EntryItem> = {}): EntryItem {
  return { kind: "measure", code, label, definition: "", unit: "count", partOf: null, ...more };
}
const items = [
  item("new_hires", "New hires"),
  item("impact_hires", "Impact hires", { partOf: "new_hires" }),
  item("total_spend", "Total spend", { unit: "currency" }),
  item("impact_hire_rate", "Impact-hire rate", { kind: "share", unit: "share" }),
];
function cell(code: string, year: number, value: string | null, more: Partial<EntryCell> = {}): EntryCell {
  const state = value === null ? "missing" : "value";
  const nobody = { note: null, source: null, status: null, changedBy: null, changedAt: null };
  return { code, year, state, value, revision: value === null ? 0 : 1, ...nobody, ...more };
}
const typing = { locale: "en-US", currency: "USD" };
const layout = layOut(items, [2025, 2024, 2023], [2024, 2025], typing);
const stored = [cell("new_hires", 2025, "1000"), cell("impact_hires", 2025, "40")];

function having(...events: GridEvent[]): GridState {
  return events.reduce(gridReducer, startGrid(layout, { cells: stored }));
}
function next(state: GridState, ...events: GridEvent[]): GridState {
  return events.reduce(gridReducer, state);
}
function type(key: string, text: string): GridEvent[] {
  return [{ type: "entered", key }, { type: "typed", key, text }, { type: "left" }];
}
function send(state: GridState): GridState {
  return gridReducer(state, { type: "sent", keys: sendable(state) });
}
function save(state: GridState, ...cells: EntryCell[]): GridState {
  return gridReducer(send(state), { type: "answered", answer: { outcome: "saved", cells } });
}
const text = (state: GridState, key: string) => state.cells[key]?.text;
const paste = (key: string, ...block: string[][]): GridEvent => ({ type: "pasted", key, block });

describe("an amount with more decimals than are kept", () => {
  it("is rounded to the cent, which the line beside the button says", () => {
    const typed = having(...type("total_spend:2025", "1234.56789"));
    expect(sendable(typed)).toEqual(["total_spend:2025"]);
    const once = save(typed, cell("total_spend", 2025, "1234.57"));
    expect(statusLine(once).text).toBe("All changes saved. Read as 1,234.57, rounded to the cent.");
    const block = having(paste("total_spend:2024", ["1.234567", "2.5"]));
    const several = save(block, cell("total_spend", 2024, "1.23"), cell("total_spend", 2025, "2.5"));
    expect(statusLine(several).text).toContain("Read as 1.23, rounded to the cent.");
  });
});

describe("a cell that loses the focus", () => {
  it("is sent only if it changed", () => {
    expect(having(...type("new_hires:2025", "1200"))).toMatchObject({ wanted: true });
    expect(sendable(having(...type("new_hires:2025", "1200")))).toEqual(["new_hires:2025"]);
    const same = having(...type("new_hires:2025", "1000"));
    expect(same.wanted).toBe(false);
    expect(text(same, "new_hires:2025")).toBe("1,000");
  });

  it("is not sent while it is being typed", () => {
    const typed = having(
      { type: "entered", key: "new_hires:2025" },
      { type: "typed", key: "new_hires:2025", text: "12" },
    );
    expect(sendable(typed)).toEqual([]);
    expect(unsavedKeys(typed)).toEqual(["new_hires:2025"]);
  });

  it("keeps its text and says what is wrong if it cannot be read", () => {
    const state = having(...type("new_hires:2025", "12.5"));
    expect(text(state, "new_hires:2025")).toBe("12.5");
    expect(state.cells["new_hires:2025"]?.error?.message).toContain("whole number");
    expect(state.wanted).toBe(false);
    expect(statusLine(state).text).toBe("Not saved: 1 cell has an error — fix it.");
  });

  it("returns to its earlier content with Escape", () => {
    const state = having(
      { type: "entered", key: "new_hires:2025" },
      { type: "typed", key: "new_hires:2025", text: "9" },
      { type: "reverted" },
    );
    expect(text(state, "new_hires:2025")).toBe("1,000");
    expect(unsavedKeys(state)).toEqual([]);
  });

  it("sends the revision that the user edited", () => {
    const state = having(...type("new_hires:2025", "1200"));
    const changed = state.cells["new_hires:2025"];
    expect(changed && changeOf(layout, "new_hires:2025", changed)).toEqual({
      code: "new_hires",
      year: 2025,
      text: "1200",
      revision: 1,
    });
  });
});

describe("a saved answer", () => {
  const million = cell("total_spend", 2025, "1200000", { revision: 1 });

  it("shows how the server read the text, and says so if that differs from what was typed", () => {
    const state = save(having(...type("total_spend:2025", "$1.2m")), million);
    expect(text(state, "total_spend:2025")).toBe("1,200,000");
    expect(statusLine(state).text).toBe("All changes saved. Read as 1,200,000.");
    expect(markOf(state, "total_spend:2025")).toBe("saved");
  });

  it("says nothing if only the grouping of digits differs", () => {
    expect(statusLine(save(having(...type("total_spend:2025", "1200000")), million)).text).toBe(
      "All changes saved.",
    );
  });

  it("never overwrites what was typed since it was sent", () => {
    const sent = send(having(...type("total_spend:2025", "1.2m")));
    expect(statusLine(sent).text).toBe("Saving 1 cell…");
    const typed = next(sent, ...type("total_spend:2025", "1.3m"));
    const state = next(typed, { type: "answered", answer: { outcome: "saved", cells: [million] } });
    expect(text(state, "total_spend:2025")).toBe("1.3m");
    expect(state.cells["total_spend:2025"]?.stored.revision).toBe(1);
    expect(sendable(state)).toEqual(["total_spend:2025"]);
    expect(state.wanted).toBe(true);
  });

  it("updates what Escape returns to", () => {
    const state = save(having(...type("total_spend:2025", "$1.2m")), million);
    expect(text(next(state, { type: "reverted" }), "total_spend:2025")).toBe("1,200,000");
    expect(unsavedKeys(state)).toEqual([]);
  });

  it("that leaves out a cell does not send it forever", () => {
    const state = save(having(...type("total_spend:2025", "5")));
    expect(state.wanted).toBe(false);
    expect(markOf(state, "total_spend:2025")).toBe("error");
  });

  it("clears the reason of a cell that now has a number", () => {
    const gone = cell("new_hires", 2024, null, { state: "unavailable", note: "lost", revision: 3 });
    const start = startGrid(layout, { cells: [gone] });
    const changed = next(start, ...type("new_hires:2024", "7")).cells["new_hires:2024"];
    expect(changed && changeOf(layout, "new_hires:2024", changed)).toMatchObject({
      text: "7",
      note: null,
      revision: 3,
    });
  });
});

describe("a refused batch", () => {
  const batch = [paste("new_hires:2024", ["1000", "1000"], ["900", "1200"], ["5", "6"])];
  const message = "Impact hires (1,200) cannot be more than New hires (1,000).";
  const errors = [{ code: "impact_hires", year: 2025, message }];
  const refused = () =>
    next(send(having(...batch)), { type: "answered", answer: { outcome: "refused", errors, conflicts: [] } });

  it("saves nothing, and offers to fix the cell or save the others", () => {
    const state = refused();
    expect(state.cells["impact_hires:2025"]?.error?.message).toBe(message);
    expect(statusLine(state)).toMatchObject({
      text: expect.stringContaining("Not saved: 1 of 5 cells has an error — fix it, or save the other 4."),
      offer: { what: "others", label: "Save the other 4" },
    });
    expect(sendable(state)).toEqual([]);
  });

  it("sends the others when asked", () => {
    const state = next(refused(), { type: "asked", others: true });
    expect(state.wanted).toBe(true);
    expect(sendable(state)).toHaveLength(4);
    expect(sendable(state)).not.toContain("impact_hires:2025");
  });

  it("is sent whole once the faulty cell is fixed", () => {
    const state = next(refused(), ...type("impact_hires:2025", "800"));
    expect(state.wanted).toBe(true);
    expect(sendable(state)).toHaveLength(5);
  });

  it("stays whole while the faulty cell is edited, fails again, or is left unchanged", () => {
    const key = "impact_hires:2025";
    const touched = next(refused(), { type: "entered", key }, { type: "typed", key, text: "x" });
    expect(sendable(touched)).toEqual([]);
    expect(sendable(next(touched, { type: "left" }))).toEqual([]);
    const back = next(touched, { type: "reverted" });
    expect(back.cells[key]?.error?.message).toBe(message);
    expect(sendable(back)).toEqual([]);
  });

  it("is sent whole once the total of the faulty part is fixed", () => {
    const state = next(refused(), ...type("new_hires:2025", "2000"));
    expect(state.cells["impact_hires:2025"]?.error).toBeNull();
    expect(sendable(state)).toContain("impact_hires:2025");
  });

  it("does not hold back a cell that is typed in the meantime", () => {
    const state = next(refused(), ...type("impact_hire_rate:2024", "9 %"));
    expect(state.wanted).toBe(true);
    expect(sendable(state)).toEqual(["impact_hire_rate:2024"]);
  });

  it("says nothing about a cell that was overwritten since it was sent", () => {
    const sent = send(having(...type("impact_hires:2025", "1200")));
    const answer = { outcome: "refused" as const, errors, conflicts: [] };
    const undone = next(sent, { type: "undone" }, { type: "answered", answer });
    expect(undone.cells["impact_hires:2025"]?.error).toBeNull();
    expect(unsavedKeys(undone)).toEqual([]);
    const rewritten = next(sent, ...type("impact_hires:2025", "800"), { type: "answered", answer });
    expect(rewritten.wanted).toBe(true);
    expect(sendable(rewritten)).toEqual(["impact_hires:2025"]);
  });

  it("says why if the faulty cell is not in this grid", () => {
    const elsewhere = [{ code: "employees", year: 2025, message: "The year 2025 is closed." }];
    const state = next(send(having(...batch)), {
      type: "answered",
      answer: { outcome: "refused", errors: elsewhere, conflicts: [] },
    });
    expect(statusLine(state)).toMatchObject({
      text: expect.stringContaining("The year 2025 is closed."),
      offer: { what: "retry" },
    });
    expect(state.wanted).toBe(false);
  });
});

describe("a pasted block", () => {
  it("fills right and down, and says what it did not use", () => {
    const state = having(paste("total_spend:2024", ["$1.2m", "2m", "3m"], ["9 %", "10 %"], ["x", ""]));
    expect(text(state, "total_spend:2025")).toBe("2m");
    expect(text(state, "impact_hire_rate:2024")).toBe("9 %");
    expect(state.news).toBe("Filled 4 cells. Not used: 2 cells fell outside the grid.");
    expect(sendable(state)).toHaveLength(4);
  });

  it("skips years without membership, and says so", () => {
    const state = having(paste("new_hires:2023", ["900", "950"]));
    expect(text(state, "new_hires:2023")).toBe("");
    expect(text(state, "new_hires:2024")).toBe("950");
    expect(state.news).toBe(
      "Filled 1 cell. Not used: 1 cell fell on closed years or years without membership.",
    );
  });

  it("with a faulty cell waits as a whole until it is fixed or the user saves the others", () => {
    const state = having(paste("new_hires:2024", ["1200", "abc"]));
    expect(state.wanted).toBe(false);
    expect(statusLine(state).text).toContain(
      "Not saved: 1 of 2 cells has an error — fix it, or save the other 1.",
    );
    expect(sendable(next(state, ...type("new_hires:2025", "900")))).toHaveLength(2);
    expect(sendable(next(state, { type: "asked", others: true }))).toEqual(["new_hires:2024"]);
  });

  it("that begins with text fills in nothing, so that nothing of it can be saved", () => {
    const state = having(paste("new_hires:2024", ["abc"], ["1200"]));
    expect(statusLine(state)).toMatchObject({
      offer: null,
      text: expect.stringContaining("begins with “abc”"),
    });
    expect(sendable(state)).toEqual([]);
  });

  it("goes where its headings say, wherever it is pasted", () => {
    const block = [
      ["", "FY2025", "2024"],
      ["Total spend", "7", "8"],
      ["new hires", "9", "10"],
    ];
    for (const key of ["new_hires:2024", "impact_hire_rate:2025"]) {
      const state = having(paste(key, ...block));
      expect(text(state, "total_spend:2025")).toBe("7");
      expect(text(state, "new_hires:2024")).toBe("10");
      expect(text(state, "impact_hires:2024")).toBe("");
      expect(state.news).toMatch(/^2 of 2 rows and 2 years matched by their headings\./);
    }
  });

  it("with years above goes to those years, and with names beside to those rows", () => {
    const years = having(paste("new_hires:2024", ["2025", "2024"], ["5", "6"]));
    expect([text(years, "new_hires:2024"), text(years, "new_hires:2025")]).toEqual(["6", "5"]);
    const names = having(paste("impact_hires:2024", ["Total spend", "5"], ["New hires", "6"]));
    expect([text(names, "total_spend:2024"), text(names, "new_hires:2024")]).toEqual(["5", "6"]);
  });

  it("of figures that look like years is not taken for headings", () => {
    const state = having(paste("new_hires:2024", ["2015", "2024"], ["3", "4"]));
    expect(text(state, "new_hires:2024")).toBe("2015");
    expect(text(state, "impact_hires:2025")).toBe("4");
  });

  it("asks where an unknown heading belongs before it fills in anything", () => {
    const asking = having(paste("new_hires:2024", ["Measure", "2024"], ["Total spend", "7"], ["Staff", "9"]));
    expect(asking.pasting).not.toBeNull();
    expect(sendable(asking)).toEqual([]);
    const answered = next(asking, { type: "pasteAnswered", answers: { "row 2": "new_hires" } });
    expect([text(answered, "total_spend:2024"), text(answered, "new_hires:2024")]).toEqual(["7", "9"]);
    const left = next(asking, { type: "pasteAnswered", answers: {} });
    expect(left.news).toMatch(/^1 of 2 rows and 1 year matched/);
    const given = next(asking, { type: "pasteAnswered", answers: null });
    expect([given.pasting, sendable(given)]).toEqual([null, []]);
    const twice = next(asking, { type: "pasteAnswered", answers: { "row 2": "total_spend" } });
    expect([sendable(twice), twice.news]).toEqual([[], expect.stringContaining("the same heading")]);
  });

  it("is undone as a whole, even after it was saved", () => {
    const pasted = having(paste("new_hires:2024", ["900", "1200"]));
    const undone = next(pasted, { type: "undone" });
    expect(text(undone, "new_hires:2024")).toBe("");
    expect(text(undone, "new_hires:2025")).toBe("1,000");
    expect(undone.wanted).toBe(false);

    const both = [cell("new_hires", 2024, "900"), cell("new_hires", 2025, "1200", { revision: 2 })];
    const again = next(save(pasted, ...both), { type: "undone" });
    expect(sendable(again)).toEqual(["new_hires:2024", "new_hires:2025"]);
    expect(again.news).toBe("Undone: 2 cells restored.");
    expect(again.undo).toEqual([]);
  });
});

describe("a conflict", () => {
  const theirs = cell("new_hires", 2025, "1250", { revision: 2, changedBy: "Ana Ruiz" });
  const conflicts = [{ code: "new_hires", year: 2025, theirs }];
  const clash = (typed: string) =>
    next(send(having(...type("new_hires:2025", typed))), {
      type: "answered",
      answer: { outcome: "refused", errors: [], conflicts },
    });

  it("waits for the writer's choice", () => {
    const state = clash("1300");
    expect(markOf(state, "new_hires:2025")).toBe("conflict");
    expect(sendable(state)).toEqual([]);
    expect(statusLine(state).text).toBe(
      "Not saved: 1 cell was changed by someone else — choose at the cell.",
    );
  });

  it("ends when the user keeps theirs", () => {
    const state = next(clash("1300"), { type: "keptTheirs", key: "new_hires:2025" });
    expect(text(state, "new_hires:2025")).toBe("1,250");
    expect(unsavedKeys(state)).toEqual([]);
  });

  it("is sent again on top of their revision when the user uses mine", () => {
    const state = next(clash("1300"), { type: "usedMine", key: "new_hires:2025" });
    const mine = state.cells["new_hires:2025"];
    expect(state.wanted).toBe(true);
    expect(mine && changeOf(layout, "new_hires:2025", mine)).toMatchObject({ text: "1300", revision: 2 });
  });

  it("does not arise if both entered the same", () => {
    const state = clash("1,250");
    expect(state.cells["new_hires:2025"]?.conflict).toBeNull();
    expect(unsavedKeys(state)).toEqual([]);
  });
});

describe("a save without an answer", () => {
  const lost = () =>
    next(send(having(...type("new_hires:2025", "1200"))), { type: "failed", kind: "network" });

  it("keeps typed text and says when it tries again", () => {
    const state = lost();
    expect(text(state, "new_hires:2025")).toBe("1200");
    expect(statusLine(state)).toMatchObject({
      text: "No connection: what you typed is kept here; trying again in 5 s.",
      offer: { label: "Try again now" },
    });
    expect(state.wanted).toBe(false);
  });

  it("waits longer each time, and starts over once saved", () => {
    const again = next(send(next(lost(), { type: "asked", others: false })), {
      type: "failed",
      kind: "network",
    });
    expect(statusLine(again).text).toContain("in 10 s");
    const state = save(
      next(again, { type: "asked", others: false }),
      cell("new_hires", 2025, "1200", { revision: 2 }),
    );
    expect(statusLine(state).text).toBe("All changes saved.");
  });

  it("is forgotten when the change is undone", () => {
    expect(next(lost(), { type: "undone" }).failure).toBeNull();
  });

  it("leaves texts that a reload offers to restore, with a choice if the cell changed in the meantime", () => {
    const draft = { text: "1200", note: null, source: null };
    const drafts = {
      "new_hires:2025": { ...draft, revision: 1 },
      "impact_hires:2025": { ...draft, revision: 0 },
    };
    const state = having({ type: "restored", drafts });
    expect(sendable(state)).toEqual(["new_hires:2025"]);
    expect(markOf(state, "impact_hires:2025")).toBe("conflict");
  });
});

describe("notes and sources", () => {
  it("are sent with the cell's change, or alone", () => {
    const key = "new_hires:2025";
    const state = having(
      { type: "entered", key },
      { type: "annotated", key, field: "source", text: "HR system" },
      { type: "left" },
    );
    const changed = state.cells[key];
    expect(sendable(state)).toEqual([key]);
    expect(changed && changeOf(layout, key, changed)).toMatchObject({ text: "1,000", source: "HR system" });
    expect(changed && changeOf(layout, key, changed)).not.toHaveProperty("note");
  });
});

describe("moving around", () => {
  it("goes from cell to cell, skips closed years, and stops at the edge", () => {
    expect(neighbor(layout, "new_hires:2024", 1, 0)).toBe("impact_hires:2024");
    expect(neighbor(layout, "new_hires:2024", 0, 1)).toBe("new_hires:2025");
    expect(neighbor(layout, "new_hires:2024", 0, -1)).toBeNull();
    expect(neighbor(layout, "new_hires:2024", -1, 0)).toBeNull();
    expect(corner(layout, "first")).toBe("new_hires:2024");
    expect(corner(layout, "last")).toBe("impact_hire_rate:2025");
  });

  it("shows reloaded values, but not over typed text", () => {
    const fresh = [
      cell("new_hires", 2025, "7", { revision: 5 }),
      cell("impact_hires", 2025, "8", { revision: 5 }),
    ];
    const state = having(...type("impact_hires:2025", "41"), { type: "refreshed", cells: fresh });
    expect(text(state, "new_hires:2025")).toBe("7");
    expect(text(state, "impact_hires:2025")).toBe("41");
  });
});

describe("a verified value", () => {
  const refusal = (...codes: string[]): GridEvent => ({
    type: "answered",
    answer: {
      outcome: "refused",
      conflicts: [],
      errors: codes.map((code) => ({ code, year: 2025, message: "Verified", rule: "reason_required" })),
    },
  });

  it("asks why it changes, and is sent again with the reason and the cells refused along with it", () => {
    const pasted = having(paste("new_hires:2025", ["1200"], ["50"]));
    const asking = next(send(pasted), refusal("new_hires"));
    expect(cellsNeedingReason(asking)).toEqual(["new_hires:2025"]);
    expect(sendable(asking)).toEqual([]);
    const typed = next(asking, ...type("total_spend:2025", "7"));
    const reasoned = next(typed, { type: "reasoned", reason: "Recounted" });
    expect(reasoned).toMatchObject({ wanted: true, reason: { text: "Recounted" } });
    // A cell typed in the meantime is sent without this reason.
    expect(sendable(reasoned).sort()).toEqual(["impact_hires:2025", "new_hires:2025"]);
    const stands = [
      cell("new_hires", 2025, "1200", { revision: 2 }),
      cell("impact_hires", 2025, "50", { revision: 2 }),
    ];
    const stored = save(reasoned, ...stands);
    expect(stored.reason).toBeNull();
    expect(sendable(stored)).toEqual(["total_spend:2025"]);
  });

  it("stays as it is without a reason, and the others are sent", () => {
    const pasted = having(paste("new_hires:2025", ["1200"], ["50"]));
    const left = next(send(pasted), refusal("new_hires"), { type: "unreasoned" });
    expect(text(left, "new_hires:2025")).toBe("1,000");
    expect(cellsNeedingReason(left)).toEqual([]);
    expect(sendable(left)).toEqual(["impact_hires:2025"]);
  });

  it("keeps its reason while the connection is lost", () => {
    const asking = next(send(having(...type("new_hires:2025", "1200"))), refusal("new_hires"));
    const reasoned = next(asking, { type: "reasoned", reason: "Recounted" });
    const failed = next(
      send(reasoned),
      { type: "failed", kind: "network" },
      { type: "asked", others: false },
    );
    expect(failed.reason?.text).toBe("Recounted");
    expect(sendable(failed)).toEqual(["new_hires:2025"]);
  });
});

describe("warnings of the soft checks", () => {
  const warning = (code: string, year: number) => ({
    code,
    year,
    warning: "change" as const,
    item: code,
    sentence: "Is it so?",
    explained: null,
  });

  it("are shown at their cells, and are replaced by a save's answer for the years it covers", () => {
    const start = startGrid(layout, {
      cells: stored,
      warnings: [warning("new_hires", 2025), warning("new_hires", 2024), warning("impact_hires", 2025)],
    });
    expect(Object.keys(start.warnings).sort()).toEqual([
      "impact_hires:2025",
      "new_hires:2024",
      "new_hires:2025",
    ]);
    const sent = send(next(start, ...type("new_hires:2025", "1001")));
    const cells = [cell("new_hires", 2025, "1001", { revision: 2 })];
    const warned = { years: [2025, 2026], warnings: [warning("impact_hires", 2025)] };
    const answered = next(sent, { type: "answered", answer: { outcome: "saved", cells, warned } });
    expect(Object.keys(answered.warnings).sort()).toEqual(["impact_hires:2025", "new_hires:2024"]);
  });
});
