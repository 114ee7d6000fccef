import { answered, failed } from "./answers";
import { entryOf, firstCells } from "./cells";
import { commit, leave, placed, undo, write } from "./edit";
import { foldOf, type GridLayout, keyOf } from "./layout";
import { choose, mergeFresh, restore } from "./merge";
import { answeredPaste, pasted } from "./paste";
import { giveReason, keepStored } from "./reasons";
import type { GridEvent, GridStart, GridState } from "./types";
import { isBeingTyped, isBlocked, sendable, unsavedKeys } from "./unsaved";
import { warningsByCell } from "./warnings";

/** How each event changes the grid. No React, no clock, no network. */

/** The grid as the page brings it, with what was typed into a form that was refused. */
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

/** The grid after an event. */
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
