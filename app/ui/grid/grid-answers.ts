import type { CellWarning, EntryCell, EntryConflict, EntryError, SaveAnswer } from "~/domain/entry";
import { asMine, type GridCell, type Mine, readsDifferently, sameMine, shown, storeAnew } from "./grid-cells";
import { type CellKey, keyOf, placeOf } from "./grid-layout";
import type { GridState, SaveFailure } from "./grid-types";
import { warningsByCell } from "./grid-warnings";

/** What the server's answer, or its absence, does to the grid. */

export function failed(state: GridState, kind: SaveFailure["kind"], message?: string): GridState {
  const attempt = (state.failure?.attempt ?? 0) + 1;
  return { ...state, sending: null, wanted: false, failure: { kind, attempt, message: message ?? null } };
}

export function answered(state: GridState, answer: SaveAnswer): GridState {
  const heard = { ...state, sending: null, failure: null, reason: null };
  const sent = state.sending ?? {};
  return answer.outcome === "saved"
    ? warned(saved(heard, sent, answer.cells), answer.warned)
    : refused(heard, sent, answer.errors, answer.conflicts);
}

function saved(state: GridState, sent: Record<CellKey, Mine>, stored: EntryCell[]): GridState {
  const cells = { ...state.cells };
  const answeredFor = new Map(stored.map((cell) => [keyOf(cell.code, cell.year), cell]));
  const readings: string[] = [];
  for (const [key, cell] of answeredFor) {
    const mine = cells[key];
    if (!mine) continue;
    const before = sent[key] ?? asMine(state.layout, mine.stored);
    cells[key] = follow(state, mine, before, cell);
    const text = shown(state.layout, cell);
    if (sent[key] && readsDifferently(state.layout, sent[key].text, text)) readings.push(text || "missing");
  }
  for (const key of Object.keys(sent)) {
    const cell = cells[key];
    if (!cell || answeredFor.has(key)) continue;
    const message = "The server did not confirm this cell: look at it and save it again.";
    cells[key] = { ...cell, error: { message, typed: false } };
  }
  const reading =
    readings.length > 1
      ? `${readings.length} cells now show what was understood.`
      : `Read as ${readings[0]}.`;
  const news = readings.length > 0 ? `${state.news} ${reading}`.trim() : state.news;
  return { ...state, cells, news };
}

/** What soft checks ask about in these years takes the place of what they asked before. */
function warned(state: GridState, told: { years: number[]; warnings: CellWarning[] } | undefined): GridState {
  if (!told) return state;
  const others = Object.entries(state.warnings).filter(([key]) => !told.years.includes(placeOf(key).year));
  return { ...state, warnings: { ...Object.fromEntries(others), ...warningsByCell(told.warnings) } };
}

/** The stored value replaces what was sent; what was typed since then stays. */
function follow(state: GridState, cell: GridCell, sent: Mine, stored: EntryCell): GridCell {
  const now = asMine(state.layout, stored);
  if (sameMine(cell, sent)) return { ...storeAnew(state.layout, cell, stored), saved: true };
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
  sent: Record<CellKey, Mine>,
  errors: EntryError[],
  conflicts: EntryConflict[],
): GridState {
  const cells = { ...state.cells };
  const standing = new Set<CellKey>();
  const elsewhere: string[] = [];
  // What was judged is what was sent: a cell that was written over since then is judged anew.
  const judged = (key: CellKey) => {
    const cell = cells[key];
    return cell && (!sent[key] || sameMine(cell, sent[key])) ? cell : null;
  };
  for (const { code, year, message, rule } of errors) {
    const key = keyOf(code, year);
    if (!cells[key]) elsewhere.push(message);
    const cell = judged(key);
    if (!cell) continue;
    cells[key] = { ...cell, error: { message, typed: false, rule } };
    standing.add(key);
  }
  for (const { code, year, theirs } of conflicts) {
    const key = keyOf(code, year);
    const cell = judged(key);
    if (!cell) continue;
    // Both wrote the same: there is nothing to choose.
    const agree = sameMine(cell, asMine(state.layout, theirs));
    cells[key] = agree ? storeAnew(state.layout, cell, theirs) : { ...cell, conflict: theirs };
    if (!agree) standing.add(key);
  }
  if (elsewhere.length > 0 || errors.length + conflicts.length === 0) {
    return failed({ ...state, cells }, "rejected", elsewhere.join(" "));
  }
  if (standing.size === 0) return { ...state, cells, wanted: true };
  return { ...state, cells, held: [...new Set([...state.held, ...Object.keys(sent), ...standing])] };
}
