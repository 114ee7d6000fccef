import { isDirty } from "./cells";
import { type CellKey, keyOf } from "./layout";
import type { GridState } from "./types";
import { isBeingTyped, isBlocked } from "./unsaved";
import { countCells } from "./words";

/** The save status of the whole grid in one line. */
export interface StatusLine {
  text: string;
  tone: "quiet" | "busy" | "good" | "bad";
  offer: { what: "others" | "retry"; label: string } | null;
}

const PAUSES = [5, 10, 20, 40, 60];

/** Seconds until the next attempt, longer each time. */
export function pauseAfter(attempt: number): number {
  return PAUSES[Math.min(attempt, PAUSES.length) - 1] ?? 5;
}

export function statusLine(state: GridState): StatusLine {
  const line = saving(state);
  return { ...line, text: [line.text, state.news].filter(Boolean).join(" ") };
}

function saving(state: GridState): StatusLine {
  if (state.sending) {
    return { text: `Saving ${countCells(Object.keys(state.sending).length)}…`, tone: "busy", offer: null };
  }
  if (state.failure) return failing(state.failure);
  const dirty = Object.keys(state.cells).filter((key) => {
    const cell = state.cells[key];
    return cell && isDirty(state.layout, cell) && !isBeingTyped(state, key);
  });
  const faulty = Object.keys(state.cells).filter((key) => isBlocked(state, key));
  if (faulty.length > 0) return refusing(state, new Set([...dirty, ...faulty]).size, faulty);
  if (dirty.length > 0) {
    return { text: `Not saved yet: ${countCells(dirty.length)}.`, tone: "busy", offer: null };
  }
  const done = Object.values(state.cells).some((cell) => cell.saved);
  return done
    ? { text: "All changes saved.", tone: "good", offer: null }
    : { text: "Changes are saved as you go.", tone: "quiet", offer: null };
}

function failing({ kind, attempt, message }: NonNullable<GridState["failure"]>): StatusLine {
  const again = { what: "retry", label: "Try again now" } as const;
  const waiting = `what you typed is kept here; trying again in ${pauseAfter(attempt)} s.`;
  const texts = {
    network: `No connection: ${waiting}`,
    server: `The server could not save: ${waiting}`,
    denied: "Not saved: you are signed out or may not write here. Sign in in another tab, then try again.",
    rejected: `Not saved: ${message || "the server did not accept this."} What you typed is kept here.`,
  };
  return { text: texts[kind], tone: "bad", offer: again };
}

function refusing({ cells: all }: GridState, total: number, faulty: CellKey[]): StatusLine {
  const errors = faulty.filter((key) => all[key]?.error).length;
  const others = total - faulty.length;
  const of = total > 1 ? `${faulty.length} of ${countCells(total)}` : "1 cell";
  const single = faulty.length === 1;
  const what =
    errors > 0
      ? single
        ? "has an error"
        : "have errors"
      : `${single ? "was" : "were"} changed by someone else`;
  const remedy = errors > 0 ? (single ? "fix it" : "fix them") : "choose at the cell";
  if (others === 0) return { text: `Not saved: ${of} ${what} — ${remedy}.`, tone: "bad", offer: null };
  const text = `Not saved: ${of} ${what} — ${remedy}, or save the other ${others}.`;
  return { text, tone: "bad", offer: { what: "others", label: `Save the other ${others}` } };
}

/** How many of the measures asked for in that year have an answer stored: "10 of 12 entered". */
export function enteredIn({ layout, cells }: GridState, year: number): { entered: number; of: number } {
  const asked = layout.items.filter(({ kind, part }) => kind === "measure" && !part);
  const entered = asked.filter(
    ({ code }) => (cells[keyOf(code, year)]?.stored.state ?? "missing") !== "missing",
  );
  return { entered: entered.length, of: asked.length };
}

/** The save status of one cell. */
export type CellMark = "saving" | "error" | "conflict" | "unsaved" | "saved" | "";

export function markOf(state: GridState, key: CellKey): CellMark {
  const cell = state.cells[key];
  if (!cell) return "";
  if (state.sending?.[key]) return "saving";
  if (cell.conflict) return "conflict";
  if (cell.error) return "error";
  if (isDirty(state.layout, cell)) return isBeingTyped(state, key) ? "" : "unsaved";
  return cell.saved ? "saved" : "";
}
