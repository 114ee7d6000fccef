import { type CellContent, entryOf, readText } from "./cells";
import { type CellKey, foldOf, type GridLayout, itemOf, keyOf, type Placed, placeOf } from "./layout";
import type { Pasting } from "./paste";
import type { GridState } from "./types";
import { isBeingTyped } from "./unsaved";
import { countCells, pasteNews } from "./words";

/** What a person does to cells: typing, leaving, pasting, undoing. */

/** Puts a text or a remark into a cell, without reading it yet. */
export function write(state: GridState, key: CellKey, change: Partial<CellContent>): GridState {
  const cell = state.cells[key];
  // Figures from the investment ledger are changed there.
  if (!cell || cell.stored.ledger) return state;
  return { ...state, cells: { ...state.cells, [key]: { ...cell, ...change, error: null } } };
}

/** Leaves the focused cell; what was typed is then read. */
export function leave(state: GridState): GridState {
  const { focus } = state;
  const cell = focus && state.cells[focus.key];
  if (!cell) return state;
  if (isBeingTyped(state, focus.key)) return commit(state, { [focus.key]: focus.before });
  // Retyping the original text brings back its original error.
  return { ...state, cells: { ...state.cells, [focus.key]: { ...cell, error: focus.error } } };
}

/** Parses what was typed or pasted, records it for undo, and asks for it to be sent. */
export function commit(state: GridState, before: Record<CellKey, CellContent>, news = ""): GridState {
  const keys = Object.keys(before);
  if (keys.length === 0) return { ...state, news };
  const cells = { ...state.cells };
  for (const key of keys) {
    for (const other of relatives(state.layout, key)) {
      const cell = cells[other];
      if (cell?.error && !cell.error.typed) cells[other] = { ...cell, error: null };
    }
    const cell = cells[key];
    if (cell && !cell.stored.ledger) cells[key] = readText(state.layout, key, cell);
  }
  const faulty = keys.some((key) => cells[key]?.error);
  const held = faulty && keys.length > 1 ? [...new Set([...state.held, ...keys])] : state.held;
  const at = state.focus && cells[state.focus.key];
  const focus = at ? { key: state.focus?.key ?? "", before: entryOf(at), error: at.error } : state.focus;
  return { ...state, cells, held, focus, news, wanted: true, undo: [...state.undo.slice(-49), before] };
}

/** Cells of the same year that are its total, its parts, or sibling groups: this change may fix their errors. */
function relatives(layout: GridLayout, key: CellKey): CellKey[] {
  const { code, year } = placeOf(key);
  const item = itemOf(layout, key);
  const fold = item && foldOf(item);
  const group = code.split("@")[1];
  return layout.items
    .filter(
      (other) =>
        other.partOf === code ||
        other.code === item?.partOf ||
        (fold && (foldOf(other) === fold || other.code.split("@")[1] === group)),
    )
    .map((other) => keyOf(other.code, year));
}

/** Fills in what a paste places; what it only asks or refuses changes no cell. */
export function placed(state: GridState, { place, said, ...rest }: Pasting): GridState {
  const next = { ...state, ...rest };
  return place ? fill(next, place, said) : { ...next, news: said };
}

function fill(state: GridState, place: Placed, said: string): GridState {
  const before: Record<CellKey, CellContent> = {};
  const fills = place.fills.filter(({ key }) => !state.cells[key]?.stored.ledger);
  let next = state;
  for (const { key, text } of fills) {
    const cell = state.cells[key];
    if (!cell) continue;
    if (cell.text !== text) before[key] = entryOf(cell);
    next = write(next, key, { text });
  }
  const news = pasteNews({ ...place, fills }, place.fills.length - fills.length);
  return commit(next, before, [said, news].filter(Boolean).join(" "));
}

/** Takes back the last change. */
export function undo(state: GridState): GridState {
  const last = state.undo.at(-1);
  if (!last) return { ...state, news: "There is nothing to undo." };
  let next = state;
  for (const [key, mine] of Object.entries(last)) next = write(next, key, mine);
  const undone = commit(next, last, `Undone: ${countCells(Object.keys(last).length)} restored.`);
  return { ...undone, undo: state.undo.slice(0, -1) };
}
