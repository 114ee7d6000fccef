import { isDirty, showStored } from "./cells";
import type { CellKey } from "./layout";
import type { GridState } from "./types";

/** Verified values change only with a reason: the server asks for one, and the user gives it or keeps the value. */

/** Cells whose change needs a reason. */
export function cellsNeedingReason({ cells }: GridState): CellKey[] {
  return Object.keys(cells).filter((key) => cells[key]?.error?.rule === "reason_required");
}

/** Sends those cells again with the reason, together with the cells refused along with them. */
export function giveReason(state: GridState, text: string): GridState {
  const cells = { ...state.cells };
  for (const key of cellsNeedingReason(state)) {
    const cell = cells[key];
    if (cell) cells[key] = { ...cell, error: null };
  }
  const keys = [...new Set([...state.held, ...cellsNeedingReason(state)])].filter((key) => {
    const cell = cells[key];
    return cell && isDirty(state.layout, cell);
  });
  return { ...state, cells, reason: { text, keys }, held: [], wanted: true };
}

/** Restores the stored values and sends the cells that were refused along with them. */
export function keepStored(state: GridState): GridState {
  const cells = { ...state.cells };
  for (const key of cellsNeedingReason(state)) {
    const cell = cells[key];
    if (cell) cells[key] = showStored(state.layout, cell, cell.stored);
  }
  return { ...state, cells, held: [], wanted: true, news: "The verified value was kept." };
}
