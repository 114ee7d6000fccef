import type { CellWarning, EntryCell } from "~/domain/entry/entry";
import { answered, failed } from "./answers";
import {
  type CellContent,
  contentOf,
  entryOf,
  firstCells,
  isDirty,
  readText,
  sameContent,
  showStored,
} from "./cells";
import {
  type CellKey,
  foldOf,
  type GridLayout,
  isWritable,
  itemOf,
  keyOf,
  type Placed,
  placeOf,
} from "./layout";
import { answeredPaste, type Pasting, pasted } from "./paste";
import { giveReason, keepStored } from "./reasons";
import type { Draft, GridEvent, GridStart, GridState } from "./types";
import { warningsByCell } from "./warnings";
import { countCells, pasteNews } from "./words";

/** How each event changes the grid. No React, no clock, no network. */

export function startGrid(layout: GridLayout, start: GridStart): GridState {
  const cells = firstCells(layout, start);
  const held = Object.keys(start.typed ?? {}).filter((key) => cells[key]);
  const rest = {
    focus: null,
    sending: null,
    wanted: false,
    failure: null,
    reason: null,
    undo: [],
    pasting: null,
    news: "",
    effect: null,
  };
  return unfolded({ layout, cells, held, ...rest, warnings: warningsByCell(start.warnings ?? []) });
}

export function gridReducer(state: GridState, event: GridEvent): GridState {
  const next = followFocus(state, reduce(state, event), event);
  const held = next.held.some((key) => isBlocked(next, key) || isBeingTyped(next, key)) ? next.held : [];
  const settled = unfolded({ ...next, held });
  return {
    ...settled,
    wanted: settled.wanted && (settled.sending !== null || sendable(settled).length > 0),
    failure: settled.failure && unsavedKeys(settled).length > 0 ? settled.failure : null,
  };
}

/** Unfolds breakdowns that contain blocked cells, so that the user sees them. */
function unfolded(state: GridState): GridState {
  const { layout, cells } = state;
  const open = layout.open ?? [];
  const blocked = layout.items.filter(
    (item) =>
      item.part &&
      !open.includes(foldOf(item)) &&
      layout.years.some((year) => cells[keyOf(item.code, year)] && isBlocked(state, keyOf(item.code, year))),
  );
  if (blocked.length === 0) return state;
  return { ...state, layout: { ...layout, open: [...new Set([...open, ...blocked.map(foldOf)])] } };
}

/** When the focused cell changes without being typed in, Escape goes back to the new content. */
function followFocus(state: GridState, next: GridState, event: GridEvent): GridState {
  const { focus } = next;
  const cell = focus && next.cells[focus.key];
  const byUser = event.type === "typed" || event.type === "annotated";
  if (!cell || byUser || state.focus?.key !== focus.key || isBeingTyped(state, focus.key)) return next;
  return { ...next, focus: { key: focus.key, before: entryOf(cell), error: cell.error } };
}

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

export function isBeingTyped({ focus, cells }: GridState, key: CellKey): boolean {
  const cell = cells[key];
  return focus?.key === key && cell !== undefined && !sameContent(cell, focus.before);
}

export function unsavedKeys(state: GridState): CellKey[] {
  return Object.keys(state.cells).filter((key) => {
    const cell = state.cells[key];
    return cell !== undefined && (isDirty(state.layout, cell) || state.sending?.[key] !== undefined);
  });
}

function reduce(state: GridState, event: GridEvent): GridState {
  switch (event.type) {
    case "entered": {
      const next = leave(state);
      const cell = next.cells[event.key];
      return cell ? { ...next, focus: { key: event.key, before: entryOf(cell), error: cell.error } } : next;
    }
    case "typed":
      return write(state, event.key, { text: event.text });
    case "annotated":
      return write(state, event.key, { [event.field]: event.text });
    case "reverted":
      return state.focus ? leave(write(state, state.focus.key, state.focus.before)) : state;
    case "left":
      return leave(state);
    case "written": {
      const cell = state.cells[event.key];
      if (!cell) return state;
      return commit(write(state, event.key, { text: event.text }), { [event.key]: entryOf(cell) });
    }
    case "pasted":
      return placed(state, pasted(state.layout, event.key, event.block));
    case "pasteAnswered":
      return placed(state, answeredPaste(state, event.answers));
    case "undone":
      return undo(state);
    case "asked":
      return { ...state, wanted: true, held: event.others ? [] : state.held };
    case "sent": {
      const texts = event.keys.flatMap((key) => (state.cells[key] ? [[key, entryOf(state.cells[key])]] : []));
      return { ...state, sending: Object.fromEntries(texts), wanted: false };
    }
    case "answered":
      return answered(state, event.answer);
    case "failed":
      return failed(state, event.kind, event.message);
    case "keptTheirs":
    case "usedMine":
      return choose(state, event.key, event.type === "keptTheirs");
    case "reasoned":
      return giveReason(state, event.reason);
    case "unreasoned":
      return keepStored(state);
    case "restored":
      return restore(state, event.drafts);
    case "refreshed":
      return mergeFresh(state, event.cells, event.warnings);
    case "folded": {
      const others = (state.layout.open ?? []).filter((fold) => fold !== event.fold);
      return { ...state, layout: { ...state.layout, open: event.open ? [...others, event.fold] : others } };
    }
  }
}

function write(state: GridState, key: CellKey, change: Partial<CellContent>): GridState {
  const cell = state.cells[key];
  // Figures from the investment ledger are changed there.
  if (!cell || cell.stored.ledger) return state;
  return { ...state, cells: { ...state.cells, [key]: { ...cell, ...change, error: null } } };
}

function leave(state: GridState): GridState {
  const { focus } = state;
  const cell = focus && state.cells[focus.key];
  if (!cell) return state;
  if (isBeingTyped(state, focus.key)) return commit(state, { [focus.key]: focus.before });
  // Retyping the original text brings back its original error.
  return { ...state, cells: { ...state.cells, [focus.key]: { ...cell, error: focus.error } } };
}

/** Parses what was typed or pasted, records it for undo, and asks for it to be sent. */
function commit(state: GridState, before: Record<CellKey, CellContent>, news = ""): GridState {
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
function placed(state: GridState, { place, said, ...rest }: Pasting): GridState {
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

function undo(state: GridState): GridState {
  const last = state.undo.at(-1);
  if (!last) return { ...state, news: "There is nothing to undo." };
  let next = state;
  for (const [key, mine] of Object.entries(last)) next = write(next, key, mine);
  const undone = commit(next, last, `Undone: ${countCells(Object.keys(last).length)} restored.`);
  return { ...undone, undo: state.undo.slice(0, -1) };
}

function choose(state: GridState, key: CellKey, theirs: boolean): GridState {
  const cell = state.cells[key];
  if (!cell?.conflict) return state;
  const stored = cell.conflict;
  const chosen = theirs ? showStored(state.layout, cell, stored) : { ...cell, stored, conflict: null };
  return { ...state, cells: { ...state.cells, [key]: chosen }, wanted: true };
}

/** Restores unsaved texts; if someone else changed the cell in the meantime, the user chooses. */
function restore(state: GridState, drafts: Record<CellKey, Draft>): GridState {
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
function mergeFresh(state: GridState, stored: EntryCell[], warned?: CellWarning[]): GridState {
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
