import type { EntryCell, EntryChange, EntryConflict, EntryError, WriteRule } from "~/domain/entry/entry";
import { readTyped, showTyped } from "~/domain/entry/typed-cell";
import { canonical } from "~/domain/numbers/decimal";
import { readNumber } from "~/domain/numbers/read-number";
import { numberStyle } from "~/domain/numbers/separators";
import { type CellKey, type GridLayout, itemOf, keyOf, placeOf } from "./layout";

/** One cell of the grid: the stored value, what the user typed, and any error or conflict between the two. */

/** What the user can edit in a cell. */
export interface CellContent {
  text: string;
  note: string | null;
  source: string | null;
}

export interface GridCell extends CellContent {
  stored: EntryCell;
  /** `typed` errors come from reading the text, the others from the server. */
  error: { message: string; typed: boolean; rule?: WriteRule | undefined } | null;
  /** What someone else saved in the meantime, until the user chooses. */
  conflict: EntryCell | null;
  /** Saved since the page was opened. */
  saved: boolean;
}

export type GridCells = Record<CellKey, GridCell>;

export function missingCell(code: string, year: number): EntryCell {
  const nothing = { value: null, note: null, source: null, status: null, changedBy: null, changedAt: null };
  return { code, year, state: "missing", revision: 0, ...nothing };
}

/** The text of a stored value. */
export function shown(layout: GridLayout, stored: EntryCell): string {
  const item = itemOf(layout, keyOf(stored.code, stored.year));
  return item ? showTyped(stored, item, layout.typing) : "";
}

/** A stored value as the user sees and edits it. */
export function contentOf(layout: GridLayout, stored: EntryCell): CellContent {
  return { text: shown(layout, stored), note: stored.note, source: stored.source };
}

export function entryOf({ text, note, source }: CellContent): CellContent {
  return { text, note, source };
}

export function sameContent(a: CellContent, b: CellContent): boolean {
  return a.text === b.text && (a.note ?? "") === (b.note ?? "") && (a.source ?? "") === (b.source ?? "");
}

/** Whether the cell differs from its stored value. */
export function isDirty(layout: GridLayout, cell: GridCell): boolean {
  return !sameContent(cell, contentOf(layout, cell.stored));
}

/** Replaces what the user sees with the stored value. */
export function showStored(layout: GridLayout, cell: GridCell, stored: EntryCell): GridCell {
  return { ...cell, ...contentOf(layout, stored), stored, error: null, conflict: null };
}

/** The cells at page load: stored values, or what was typed if a save without JavaScript was refused. */
export function firstCells(
  layout: GridLayout,
  start: {
    cells: EntryCell[];
    errors?: EntryError[] | undefined;
    typed?: Record<string, string> | undefined;
    conflicts?: EntryConflict[] | undefined;
  },
): GridCells {
  const stored = new Map(start.cells.map((cell) => [keyOf(cell.code, cell.year), cell]));
  const cells: GridCells = {};
  for (const item of layout.items) {
    for (const year of layout.years) {
      const key = keyOf(item.code, year);
      const cell = stored.get(key) ?? missingCell(item.code, year);
      const mine = contentOf(layout, cell);
      const text = start.typed?.[key] ?? mine.text;
      cells[key] = { ...mine, text, stored: cell, error: null, conflict: null, saved: false };
    }
  }
  for (const { code, year, message, rule } of start.errors ?? []) {
    const cell = cells[keyOf(code, year)];
    if (cell) cell.error = { message, typed: false, rule };
  }
  for (const { code, year, theirs } of start.conflicts ?? []) {
    const cell = cells[keyOf(code, year)];
    if (cell) cell.conflict = theirs;
  }
  return cells;
}

/** Parses the text. Sets an error, or normalizes text that means the stored value. */
export function readText(layout: GridLayout, key: CellKey, cell: GridCell): GridCell {
  const item = itemOf(layout, key);
  if (!item) return cell;
  const read = readTyped(cell.text, item, layout.typing);
  if ("error" in read) return { ...cell, error: { message: read.error, typed: true } };
  const same = showTyped({ value: null, note: null, ...read }, item, layout.typing);
  const text = same === shown(layout, cell.stored) ? same : cell.text;
  return { ...cell, text, error: null };
}

/** The change to send for a cell. The reason for "unavailable" is part of its text; a number does not inherit it. */
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

/** Whether an amount of money was typed with more digits than are kept. */
export function isRounded(layout: GridLayout, { code, value }: EntryCell, typed: string): boolean {
  if (layout.items.find((item) => item.code === code)?.unit !== "currency" || value === null) return false;
  const read = readNumber(typed, { ...layout.typing, long: true });
  return "value" in read && read.value !== canonical(value);
}
