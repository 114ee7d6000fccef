import type { EntryCell, EntryChange, EntryConflict, EntryError, WriteRule } from "~/domain/entry";
import { readTyped, showTyped } from "~/domain/typed";
import { numberStyle } from "~/domain/typed-separators";
import { type CellKey, type GridLayout, itemOf, keyOf, placeOf } from "./grid-layout";

/** One cell of the grid: what is stored, what the writer has before them, and what stands between the two. */

/** The writer's side of a cell. */
export interface Mine {
  text: string;
  note: string | null;
  source: string | null;
}

export interface GridCell extends Mine {
  stored: EntryCell;
  /** `typed` errors come from reading the text, the others from the server. */
  error: { message: string; typed: boolean; rule?: WriteRule | undefined } | null;
  /** What somebody else stored meanwhile, until the writer chooses. */
  conflict: EntryCell | null;
  /** Saved since the page was opened. */
  saved: boolean;
}

export type GridCells = Record<CellKey, GridCell>;

export function missingCell(code: string, year: number): EntryCell {
  const nothing = { value: null, note: null, source: null, status: null, changedBy: null, changedAt: null };
  return { code, year, state: "missing", revision: 0, ...nothing };
}

export function shown(layout: GridLayout, stored: EntryCell): string {
  const item = itemOf(layout, keyOf(stored.code, stored.year));
  return item ? showTyped(stored, item, layout.typing) : "";
}

/** The stored value as the writer would have it before them. */
export function asMine(layout: GridLayout, stored: EntryCell): Mine {
  return { text: shown(layout, stored), note: stored.note, source: stored.source };
}

export function mineOf({ text, note, source }: Mine): Mine {
  return { text, note, source };
}

export function sameMine(a: Mine, b: Mine): boolean {
  return a.text === b.text && (a.note ?? "") === (b.note ?? "") && (a.source ?? "") === (b.source ?? "");
}

export function isDirty(layout: GridLayout, cell: GridCell): boolean {
  return !sameMine(cell, asMine(layout, cell.stored));
}

export function storeAnew(layout: GridLayout, cell: GridCell, stored: EntryCell): GridCell {
  return { ...cell, ...asMine(layout, stored), stored, error: null, conflict: null };
}

/** Cells as the page begins: the stored ones, and after a refused save without JavaScript what was typed. */
export function firstCells(
  layout: GridLayout,
  given: {
    cells: EntryCell[];
    errors?: EntryError[] | undefined;
    typed?: Record<string, string> | undefined;
    conflicts?: EntryConflict[] | undefined;
  },
): GridCells {
  const stored = new Map(given.cells.map((cell) => [keyOf(cell.code, cell.year), cell]));
  const cells: GridCells = {};
  for (const item of layout.items) {
    for (const year of layout.years) {
      const key = keyOf(item.code, year);
      const cell = stored.get(key) ?? missingCell(item.code, year);
      const mine = asMine(layout, cell);
      const text = given.typed?.[key] ?? mine.text;
      cells[key] = { ...mine, text, stored: cell, error: null, conflict: null, saved: false };
    }
  }
  for (const { code, year, message, rule } of given.errors ?? []) {
    const cell = cells[keyOf(code, year)];
    if (cell) cell.error = { message, typed: false, rule };
  }
  for (const { code, year, theirs } of given.conflicts ?? []) {
    const cell = cells[keyOf(code, year)];
    if (cell) cell.conflict = theirs;
  }
  return cells;
}

/** Reads the text: an error that stands, or the usual writing where it says what is stored anyway. */
export function readAnew(layout: GridLayout, key: CellKey, cell: GridCell): GridCell {
  const item = itemOf(layout, key);
  if (!item) return cell;
  const read = readTyped(cell.text, item, layout.typing);
  if ("error" in read) return { ...cell, error: { message: read.error, typed: true } };
  const same = showTyped({ value: null, note: null, ...read }, item, layout.typing);
  const text = same === shown(layout, cell.stored) ? same : cell.text;
  return { ...cell, text, error: null };
}

/** What is sent for a cell. The reason of "unavailable" is in its text; a number does not inherit it. */
export function changeOf(layout: GridLayout, key: CellKey, cell: GridCell): EntryChange {
  const change: EntryChange = { ...placeOf(key), text: cell.text, revision: cell.stored.revision };
  const noteChanged = (cell.note ?? "") !== (cell.stored.note ?? "");
  if (!isUnavailable(layout, key, cell.text)) {
    if (noteChanged) change.note = cell.note || null;
    else if (cell.stored.state === "unavailable") change.note = null;
  }
  if ((cell.source ?? "") !== (cell.stored.source ?? "")) change.source = cell.source || null;
  return change;
}

export function isUnavailable(layout: GridLayout, key: CellKey, text: string): boolean {
  const item = itemOf(layout, key);
  const read = item && readTyped(text, item, layout.typing);
  return read !== undefined && "state" in read && read.state === "unavailable";
}

/** Whether two texts differ by more than spaces and the grouping of digits. */
export function readsDifferently(layout: GridLayout, typed: string, now: string): boolean {
  const { group } = numberStyle(layout.typing.locale);
  const bare = (text: string) => text.replace(/\s+/g, "").replaceAll(group, "");
  return bare(typed) !== bare(now);
}
