import { describe, expect, it } from "vitest";
import { statusLine } from "~/ui/grid/state/status";
import { sendable } from "~/ui/grid/state/unsaved";
import { cell, having, next, paste, save, text, type } from "../../support/grid";

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
