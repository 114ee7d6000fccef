import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { layOut } from "~/ui/grid/state/layout";
import { gridReducer, startGrid } from "~/ui/grid/state/state";
import type { GridEvent, GridState } from "~/ui/grid/state/types";
import { sendable } from "~/ui/grid/state/unsaved";

/** A small grid of four rows and three years, and what people do in it. */

function item(code: string, label: string, more: Partial<EntryItem> = {}): EntryItem {
  return { kind: "measure", code, label, definition: "", unit: "count", partOf: null, ...more };
}
const items = [
  item("new_hires", "New hires"),
  item("impact_hires", "Impact hires", { partOf: "new_hires" }),
  item("total_spend", "Total spend", { unit: "currency" }),
  item("impact_hire_rate", "Impact-hire rate", { kind: "share", unit: "share" }),
];
export function cell(
  code: string,
  year: number,
  value: string | null,
  more: Partial<EntryCell> = {},
): EntryCell {
  const state = value === null ? "missing" : "value";
  const nobody = { note: null, source: null, status: null, changedBy: null, changedAt: null };
  return { code, year, state, value, revision: value === null ? 0 : 1, ...nobody, ...more };
}
const typing = { locale: "en-US", currency: "USD" };
export const layout = layOut(items, [2025, 2024, 2023], [2024, 2025], typing);
export const stored = [cell("new_hires", 2025, "1000"), cell("impact_hires", 2025, "40")];

export function having(...events: GridEvent[]): GridState {
  return events.reduce(gridReducer, startGrid(layout, { cells: stored }));
}
export function next(state: GridState, ...events: GridEvent[]): GridState {
  return events.reduce(gridReducer, state);
}
export function type(key: string, text: string): GridEvent[] {
  return [{ type: "entered", key }, { type: "typed", key, text }, { type: "left" }];
}
export function send(state: GridState): GridState {
  return gridReducer(state, { type: "sent", keys: sendable(state) });
}
export function save(state: GridState, ...cells: EntryCell[]): GridState {
  return gridReducer(send(state), { type: "answered", answer: { outcome: "saved", cells } });
}
export const text = (state: GridState, key: string) => state.cells[key]?.text;
export const paste = (key: string, ...block: string[][]): GridEvent => ({ type: "pasted", key, block });
