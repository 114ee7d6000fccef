import type { CellWarning, EntryCell } from "~/domain/entry";
import { answered, failed } from "./grid-answers";
import { asMine, firstCells, isDirty, type Mine, mineOf, readAnew, sameMine, storeAnew } from "./grid-cells";
import {
  type CellKey,
  foldOf,
  type GridLayout,
  isWritable,
  itemOf,
  keyOf,
  placeBlock,
  placeOf,
} from "./grid-layout";
import { explain, giveUp } from "./grid-reasons";
import type { Draft, GridEvent, GridStart, GridState } from "./grid-types";
import { warningsByCell } from "./grid-warnings";
import { countCells, pasteNews } from "./grid-words";

/** How each event changes what the grid knows. No React, no clock, no network. */

export function startGrid(layout: GridLayout, start: GridStart): GridState {
  const cells = firstCells(layout, start);
  const held = Object.keys(start.typed ?? {}).filter((key) => cells[key]);
  const rest = { focus: null, sending: null, wanted: false, failure: null, reason: null, undo: [], news: "" };
  return unfolded({ layout, cells, held, ...rest, warnings: warningsByCell(start.warnings ?? []) });
}

export function gridReducer(state: GridState, event: GridEvent): GridState {
  const next = followFocus(state, reduce(state, event), event);
  const held = next.held.some((key) => stands(next, key) || isBeingTyped(next, key)) ? next.held : [];
  const settled = unfolded({ ...next, held });
  return {
    ...settled,
    wanted: settled.wanted && (settled.sending !== null || sendable(settled).length > 0),
    failure: settled.failure && unsavedKeys(settled).length > 0 ? settled.failure : null,
  };
}

/** What keeps a cell from being saved must be in sight: its breakdown is unfolded. */
function unfolded(state: GridState): GridState {
  const { layout, cells } = state;
  const open = layout.open ?? [];
  const standing = layout.items.filter(
    (item) =>
      item.part &&
      !open.includes(foldOf(item)) &&
      layout.years.some((year) => cells[keyOf(item.code, year)] && stands(state, keyOf(item.code, year))),
  );
  if (standing.length === 0) return state;
  return { ...state, layout: { ...layout, open: [...new Set([...open, ...standing.map(foldOf)])] } };
}

/** A cell that changes under the writer's eyes without their typing is what Escape goes back to. */
function followFocus(state: GridState, next: GridState, event: GridEvent): GridState {
  const { focus } = next;
  const cell = focus && next.cells[focus.key];
  const theirOwn = event.type === "typed" || event.type === "annotated";
  if (!cell || theirOwn || state.focus?.key !== focus.key || isBeingTyped(state, focus.key)) return next;
  return { ...next, focus: { key: focus.key, before: mineOf(cell), error: cell.error } };
}

/** Changed cells that nothing keeps from being sent. */
export function sendable(state: GridState): CellKey[] {
  return Object.keys(state.cells).filter((key) => {
    const cell = state.cells[key];
    if (!cell || stands(state, key) || state.held.includes(key)) return false;
    // A reason is given for these cells; the others follow without one.
    if (state.reason && !state.reason.keys.includes(key)) return false;
    return isDirty(state.layout, cell) && !isBeingTyped(state, key);
  });
}

/** An error or a conflict stands at the cell. */
export function stands({ cells }: GridState, key: CellKey): boolean {
  const cell = cells[key];
  return cell !== undefined && (cell.error !== null || cell.conflict !== null);
}

export function isBeingTyped({ focus, cells }: GridState, key: CellKey): boolean {
  const cell = cells[key];
  return focus?.key === key && cell !== undefined && !sameMine(cell, focus.before);
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
      return cell ? { ...next, focus: { key: event.key, before: mineOf(cell), error: cell.error } } : next;
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
      return commit(write(state, event.key, { text: event.text }), { [event.key]: mineOf(cell) });
    }
    case "pasted":
      return paste(state, event.key, event.block);
    case "undone":
      return undo(state);
    case "asked":
      return { ...state, wanted: true, held: event.others ? [] : state.held };
    case "sent": {
      const texts = event.keys.flatMap((key) => (state.cells[key] ? [[key, mineOf(state.cells[key])]] : []));
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
      return explain(state, event.reason);
    case "unreasoned":
      return giveUp(state);
    case "restored":
      return restore(state, event.drafts);
    case "refreshed":
      return refresh(state, event.cells, event.warnings);
    case "folded": {
      const others = (state.layout.open ?? []).filter((fold) => fold !== event.fold);
      return { ...state, layout: { ...state.layout, open: event.open ? [...others, event.fold] : others } };
    }
  }
}

function write(state: GridState, key: CellKey, change: Partial<Mine>): GridState {
  const cell = state.cells[key];
  // What comes from the investment ledger is changed there.
  if (!cell || cell.stored.ledger) return state;
  return { ...state, cells: { ...state.cells, [key]: { ...cell, ...change, error: null } } };
}

function leave(state: GridState): GridState {
  const { focus } = state;
  const cell = focus && state.cells[focus.key];
  if (!cell) return state;
  if (isBeingTyped(state, focus.key)) return commit(state, { [focus.key]: focus.before });
  // Typed over and back again: an error that stood there stands again.
  return { ...state, cells: { ...state.cells, [focus.key]: { ...cell, error: focus.error } } };
}

/** Reads what was typed or pasted, remembers what was there before, and has it sent. */
function commit(state: GridState, before: Record<CellKey, Mine>, news = ""): GridState {
  const keys = Object.keys(before);
  if (keys.length === 0) return { ...state, news };
  const cells = { ...state.cells };
  for (const key of keys) {
    for (const other of relatives(state.layout, key)) {
      const cell = cells[other];
      if (cell?.error && !cell.error.typed) cells[other] = { ...cell, error: null };
    }
    const cell = cells[key];
    if (cell && !cell.stored.ledger) cells[key] = readAnew(state.layout, key, cell);
  }
  const faulty = keys.some((key) => cells[key]?.error);
  const held = faulty && keys.length > 1 ? [...new Set([...state.held, ...keys])] : state.held;
  const at = state.focus && cells[state.focus.key];
  const focus = at ? { key: state.focus?.key ?? "", before: mineOf(at), error: at.error } : state.focus;
  return { ...state, cells, held, focus, news, wanted: true, undo: [...state.undo.slice(-49), before] };
}

/** Cells of the same year that are its whole, its parts or other groups: an error there may be cured here. */
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

function paste(state: GridState, at: CellKey, block: string[][]): GridState {
  const placed = placeBlock(state.layout, at, block);
  const before: Record<CellKey, Mine> = {};
  const fills = placed.fills.filter(({ key }) => !state.cells[key]?.stored.ledger);
  let next = state;
  for (const { key, text } of fills) {
    const cell = state.cells[key];
    if (!cell) continue;
    if (cell.text !== text) before[key] = mineOf(cell);
    next = write(next, key, { text });
  }
  return commit(next, before, pasteNews({ ...placed, fills }, placed.fills.length - fills.length));
}

function undo(state: GridState): GridState {
  const last = state.undo.at(-1);
  if (!last) return { ...state, news: "There is nothing to undo." };
  let next = state;
  for (const [key, mine] of Object.entries(last)) next = write(next, key, mine);
  const undone = commit(next, last, `Undone: ${countCells(Object.keys(last).length)} as before.`);
  return { ...undone, undo: state.undo.slice(0, -1) };
}

function choose(state: GridState, key: CellKey, theirs: boolean): GridState {
  const cell = state.cells[key];
  if (!cell?.conflict) return state;
  const stored = cell.conflict;
  const chosen = theirs ? storeAnew(state.layout, cell, stored) : { ...cell, stored, conflict: null };
  return { ...state, cells: { ...state.cells, [key]: chosen }, wanted: true };
}

/** Puts unsaved texts back; where somebody else changed the cell meanwhile, the writer chooses. */
function restore(state: GridState, drafts: Record<CellKey, Draft>): GridState {
  const cells = { ...state.cells };
  for (const [key, { revision, ...mine }] of Object.entries(drafts)) {
    const cell = cells[key];
    if (!cell || !isWritable(state.layout, placeOf(key).year)) continue;
    if (isDirty(state.layout, cell) || cell.stored.ledger) continue;
    const conflict = revision === cell.stored.revision ? cell.conflict : cell.stored;
    cells[key] = readAnew(state.layout, key, { ...cell, ...mine, conflict });
  }
  return { ...state, cells, wanted: true };
}

/** The page loaded the stored values again: cells that the writer has not touched follow them. */
function refresh(state: GridState, stored: EntryCell[], warned?: CellWarning[]): GridState {
  const cells = { ...state.cells };
  const warnings = warned ? warningsByCell(warned) : state.warnings;
  for (const fresh of stored) {
    const key = keyOf(fresh.code, fresh.year);
    const cell = cells[key];
    if (!cell || fresh.revision <= cell.stored.revision || isDirty(state.layout, cell)) continue;
    if (state.sending?.[key]) continue;
    cells[key] = { ...cell, ...asMine(state.layout, fresh), stored: fresh };
  }
  return { ...state, cells, warnings };
}
