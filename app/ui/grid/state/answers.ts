import type { CellWarning, EntryCell, EntryConflict, EntryError, SaveAnswer } from "~/domain/entry/entry";
import {
  type CellContent,
  contentOf,
  type GridCell,
  isRounded,
  readsDifferently,
  sameContent,
  shown,
  showStored,
} from "./cells";
import { type CellKey, keyOf, placeOf } from "./layout";
import type { GridState, SaveFailure } from "./types";
import { warningsByCell } from "./warnings";

/** How the grid changes after the server's answer, or the lack of one. */

export function failed(state: GridState, kind: SaveFailure["kind"], message?: string): GridState {
  const attempt = (state.failure?.attempt ?? 0) + 1;
  return { ...state, sending: null, wanted: false, failure: { kind, attempt, message: message ?? null } };
}

export function answered(state: GridState, answer: SaveAnswer): GridState {
  const idle = { ...state, sending: null, failure: null, reason: null };
  const sent = state.sending ?? {};
  return answer.outcome === "saved"
    ? { ...warned(saved(idle, sent, answer.cells), answer.warned), effect: answer.effect ?? null }
    : refused(idle, sent, answer.errors, answer.conflicts);
}

function saved(state: GridState, sent: Record<CellKey, CellContent>, stored: EntryCell[]): GridState {
  const cells = { ...state.cells };
  const answeredFor = new Map(stored.map((cell) => [keyOf(cell.code, cell.year), cell]));
  const readings: string[] = [];
  let rounded = 0;
  for (const [key, cell] of answeredFor) {
    const mine = cells[key];
    if (!mine) continue;
    const before = sent[key] ?? contentOf(state.layout, mine.stored);
    cells[key] = mergeStored(state, mine, before, cell);
    const text = shown(state.layout, cell);
    if (sent[key] && readsDifferently(state.layout, sent[key].text, text)) readings.push(text || "missing");
    if (sent[key] && isRounded(state.layout, cell, sent[key].text)) rounded++;
  }
  for (const key of Object.keys(sent)) {
    const cell = cells[key];
    if (!cell || answeredFor.has(key)) continue;
    const message = "The server did not confirm this cell. Check it and save it again.";
    cells[key] = { ...cell, error: { message, typed: false } };
  }
  const reading =
    readings.length > 1
      ? `${readings.length} cells now show how they were read${rounded > 0 ? `; ${rounded} rounded to the cent` : ""}.`
      : `Read as ${readings[0]}${rounded > 0 ? ", rounded to the cent" : ""}.`;
  const news = readings.length > 0 ? `${state.news} ${reading}`.trim() : state.news;
  return { ...state, cells, news };
}

/** Replaces the warnings of these years. */
function warned(
  state: GridState,
  update: { years: number[]; warnings: CellWarning[] } | undefined,
): GridState {
  if (!update) return state;
  const others = Object.entries(state.warnings).filter(([key]) => !update.years.includes(placeOf(key).year));
  return { ...state, warnings: { ...Object.fromEntries(others), ...warningsByCell(update.warnings) } };
}

/** The stored value replaces what was sent; anything typed since then is kept. */
function mergeStored(state: GridState, cell: GridCell, sent: CellContent, stored: EntryCell): GridCell {
  const now = contentOf(state.layout, stored);
  if (sameContent(cell, sent)) return { ...showStored(state.layout, cell, stored), saved: true };
  return {
    ...cell,
    stored,
    text: cell.text === sent.text ? now.text : cell.text,
    note: cell.note === sent.note ? now.note : cell.note,
    source: cell.source === sent.source ? now.source : cell.source,
    saved: true,
  };
}

function refused(
  state: GridState,
  sent: Record<CellKey, CellContent>,
  errors: EntryError[],
  conflicts: EntryConflict[],
): GridState {
  const cells = { ...state.cells };
  const blocked = new Set<CellKey>();
  const elsewhere: string[] = [];
  // The errors are about what was sent; a cell edited since then has yet to be checked.
  const judged = (key: CellKey) => {
    const cell = cells[key];
    return cell && (!sent[key] || sameContent(cell, sent[key])) ? cell : null;
  };
  for (const { code, year, message, rule } of errors) {
    const key = keyOf(code, year);
    if (!cells[key]) elsewhere.push(message);
    const cell = judged(key);
    if (!cell) continue;
    cells[key] = { ...cell, error: { message, typed: false, rule } };
    blocked.add(key);
  }
  for (const { code, year, theirs } of conflicts) {
    const key = keyOf(code, year);
    const cell = judged(key);
    if (!cell) continue;
    // Both entered the same, so there is nothing to choose.
    const agree = sameContent(cell, contentOf(state.layout, theirs));
    cells[key] = agree ? showStored(state.layout, cell, theirs) : { ...cell, conflict: theirs };
    if (!agree) blocked.add(key);
  }
  if (elsewhere.length > 0 || errors.length + conflicts.length === 0) {
    return failed({ ...state, cells }, "rejected", elsewhere.join(" "));
  }
  if (blocked.size === 0) return { ...state, cells, wanted: true };
  return { ...state, cells, held: [...new Set([...state.held, ...Object.keys(sent), ...blocked])] };
}
