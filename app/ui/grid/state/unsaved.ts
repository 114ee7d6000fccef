import { isDirty, sameContent } from "./cells";
import type { CellKey } from "./layout";
import type { GridState } from "./types";

/** Which cells are not saved yet, and which of them can be. */

/** Changed cells that can be sent now. */
export function sendable(state: GridState): CellKey[] {
  return Object.keys(state.cells).filter((key) => {
    const cell = state.cells[key];
    if (!cell || isBlocked(state, key) || state.held.includes(key)) return false;
    // Cells with a reason go first; the others follow without one.
    if (state.reason && !state.reason.keys.includes(key)) return false;
    return isDirty(state.layout, cell) && !isBeingTyped(state, key);
  });
}

/** Whether an error or a conflict keeps the cell from being saved. */
export function isBlocked({ cells }: GridState, key: CellKey): boolean {
  const cell = cells[key];
  return cell !== undefined && (cell.error !== null || cell.conflict !== null);
}

/** Whether the cell is focused and its content is no longer what it was. */
export function isBeingTyped({ focus, cells }: GridState, key: CellKey): boolean {
  const cell = cells[key];
  return focus?.key === key && cell !== undefined && !sameContent(cell, focus.before);
}

/** Cells that are changed or on their way. */
export function unsavedKeys(state: GridState): CellKey[] {
  return Object.keys(state.cells).filter((key) => {
    const cell = state.cells[key];
    return cell !== undefined && (isDirty(state.layout, cell) || state.sending?.[key] !== undefined);
  });
}
