import { isDirty, storeAnew } from "./grid-cells";
import type { CellKey } from "./grid-layout";
import type { GridState } from "./grid-types";

/** Verified values change only with a reason: the server has asked for one, the writer gives it or lets it be. */

/** The cells for which a reason is asked. */
export function askedFor({ cells }: GridState): CellKey[] {
  return Object.keys(cells).filter((key) => cells[key]?.error?.rule === "reason_required");
}

/** Sends them again with the reason, together with what was refused along with them. */
export function explain(state: GridState, text: string): GridState {
  const cells = { ...state.cells };
  for (const key of askedFor(state)) {
    const cell = cells[key];
    if (cell) cells[key] = { ...cell, error: null };
  }
  const keys = [...new Set([...state.held, ...askedFor(state)])].filter((key) => {
    const cell = cells[key];
    return cell && isDirty(state.layout, cell);
  });
  return { ...state, cells, reason: { text, keys }, held: [], wanted: true };
}

/** The stored values stay; what was refused along with them is sent without them. */
export function giveUp(state: GridState): GridState {
  const cells = { ...state.cells };
  for (const key of askedFor(state)) {
    const cell = cells[key];
    if (cell) cells[key] = storeAnew(state.layout, cell, cell.stored);
  }
  return { ...state, cells, held: [], wanted: true, news: "The verified value stays as it was." };
}
