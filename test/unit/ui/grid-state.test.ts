import { describe, expect, it } from "vitest";
import { changeOf } from "~/ui/grid/state/cells";
import { corner, neighbor } from "~/ui/grid/state/layout";
import { cellsNeedingReason } from "~/ui/grid/state/reasons";
import { startGrid } from "~/ui/grid/state/state";
import { statusLine } from "~/ui/grid/state/status";
import type { GridEvent } from "~/ui/grid/state/types";
import { sendable, unsavedKeys } from "~/ui/grid/state/unsaved";
import { cell, having, layout, next, paste, save, send, stored, text, type } from "../../support/grid";

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
