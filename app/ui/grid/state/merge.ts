import type { CellWarning, EntryCell } from "~/domain/entry/entry";
import { contentOf, isDirty, readText, showStored } from "./cells";
import { type CellKey, isWritable, keyOf, placeOf } from "./layout";
import type { Draft, GridState } from "./types";
import { warningsByCell } from "./warnings";

/** How unsaved cells meet what others have stored in the meantime. */

/** Settles a conflict: the stored value or one's own. */
export function choose(state: GridState, key: CellKey, theirs: boolean): GridState {
  const cell = state.cells[key];
  if (!cell?.conflict) return state;
  const stored = cell.conflict;
  const chosen = theirs ? showStored(state.layout, cell, stored) : { ...cell, stored, conflict: null };
  return { ...state, cells: { ...state.cells, [key]: chosen }, wanted: true };
}

/** Restores unsaved texts; if someone else changed the cell in the meantime, the user chooses. */
export function restore(state: GridState, drafts: Record<CellKey, Draft>): GridState {
  const cells = { ...state.cells };
  for (const [key, { revision, ...mine }] of Object.entries(drafts)) {
    const cell = cells[key];
    if (!cell || !isWritable(state.layout, placeOf(key).year)) continue;
    if (isDirty(state.layout, cell) || cell.stored.ledger) continue;
    const conflict = revision === cell.stored.revision ? cell.conflict : cell.stored;
    cells[key] = readText(state.layout, key, { ...cell, ...mine, conflict });
  }
  return { ...state, cells, wanted: true };
}

/** After the page reloads stored values, cells that the user has not touched show them. */
export function mergeFresh(state: GridState, stored: EntryCell[], warned?: CellWarning[]): GridState {
  const cells = { ...state.cells };
  const warnings = warned ? warningsByCell(warned) : state.warnings;
  for (const fresh of stored) {
    const key = keyOf(fresh.code, fresh.year);
    const cell = cells[key];
    if (!cell || fresh.revision <= cell.stored.revision || isDirty(state.layout, cell)) continue;
    if (state.sending?.[key]) continue;
    cells[key] = { ...cell, ...contentOf(state.layout, fresh), stored: fresh };
  }
  return { ...state, cells, warnings };
}
