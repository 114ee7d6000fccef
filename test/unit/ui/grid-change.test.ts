import { describe, expect, it } from "vitest";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { changeSince } from "~/ui/grid/state/change";
import { layOut } from "~/ui/grid/state/layout";
import { gridReducer, startGrid } from "~/ui/grid/state/state";
import { enteredIn } from "~/ui/grid/state/status";

const item = (code: string, unit: EntryItem["unit"]): EntryItem => ({
  kind: unit === "share" ? "share" : "measure",
  code,
  label: code,
  definition: "",
  unit,
  partOf: null,
});
const items = [item("hires", "count"), item("spend", "currency"), item("rate", "share")];
const cell = (code: string, year: number, value: string): EntryCell => ({
  code,
  year,
  state: "value",
  value,
  note: null,
  source: null,
  status: "draft",
  revision: 1,
  changedBy: "Ana",
  changedAt: null,
});
const start = (...cells: EntryCell[]) =>
  startGrid(layOut(items, [2024, 2025], [2024, 2025], { locale: "en-US", currency: "USD" }), { cells });

describe("the change beside a number", () => {
  it("follows what is typed, before it is saved", () => {
    let state = start(cell("hires", 2024, "397"));
    expect(changeSince(state, "hires:2025")).toBe("");
    state = gridReducer(state, { type: "typed", key: "hires:2025", text: "431" });
    expect(changeSince(state, "hires:2025")).toBe("+8.6%");
    state = gridReducer(state, { type: "typed", key: "hires:2025", text: "390" });
    expect(changeSince(state, "hires:2025")).toBe("−1.8%");
    state = gridReducer(state, { type: "typed", key: "hires:2025", text: "39o" });
    expect(changeSince(state, "hires:2025")).toBe("");
  });

  it("is in points for a share, and empty from 0 or without a number", () => {
    const state = start(
      cell("rate", 2024, "0.08"),
      cell("rate", 2025, "0.095"),
      cell("spend", 2024, "0"),
      cell("spend", 2025, "5"),
    );
    expect(changeSince(state, "rate:2025")).toBe("+1.5 points");
    expect(changeSince(state, "spend:2025")).toBe("");
    expect(enteredIn(state, 2025)).toEqual({ entered: 1, of: 2 });
  });
});
