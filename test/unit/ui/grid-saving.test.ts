import { describe, expect, it } from "vitest";
import { changeOf } from "~/ui/grid/state/cells";
import { startGrid } from "~/ui/grid/state/state";
import { markOf, statusLine } from "~/ui/grid/state/status";
import { sendable, unsavedKeys } from "~/ui/grid/state/unsaved";
import { cell, having, layout, next, paste, save, send, text, type } from "../../support/grid";

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
