import type { EntryItem } from "~/domain/entry/entry";
import type { Typing } from "~/domain/numbers/read-number";

/** The arrangement of the grid: items down, years across, and which years are open. */

/** "new_hires:2025". */
export type CellKey = string;

export interface GridLayout {
  /** Measures first, then the separate section of shares. */
  items: EntryItem[];
  /** Oldest first. */
  years: number[];
  activeYears: number[];
  /** Read-only years, with the reason. */
  lockedYears?: Record<number, string> | undefined;
  typing: Typing;
  /** Address where figures from the investment ledger are changed. */
  ledger?: string | undefined;
  /** Address of the page of a single value, with the member in its query. */
  valueTo?: string | undefined;
  /** Breakdowns that are unfolded: "impact_hires@gender". */
  open?: string[] | undefined;
  /** Address of this page to which a dimension's code is appended, to unfold without JavaScript. */
  splitTo?: string | undefined;
  /** The year that is entered, with the years it is compared with beside it; left out: all years alike. */
  focusYear?: number | undefined;
}

export function layOut(
  items: EntryItem[],
  years: number[],
  activeYears: number[],
  typing: Typing,
): GridLayout {
  const measures = items.filter((item) => item.kind === "measure");
  const shares = items.filter((item) => item.kind === "share");
  return {
    items: [...measures, ...shares],
    years: [...years].sort((a, b) => a - b),
    activeYears,
    typing,
  };
}

/** The breakdown that the item belongs to, as named in `open`; "" for other items. */
export function foldOf({ part }: Pick<EntryItem, "part">): string {
  return part ? `${part.of}@${part.dimension}` : "";
}

/** The visible rows; arrow keys and pasted blocks skip folded ones. */
export function shownItems({ items, open = [] }: GridLayout): EntryItem[] {
  return items.filter((item) => !item.part || open.includes(foldOf(item)));
}

export function keyOf(code: string, year: number): CellKey {
  return `${code}:${year}`;
}

export function placeOf(key: CellKey): { code: string; year: number } {
  const cut = key.lastIndexOf(":");
  return { code: key.slice(0, cut), year: Number(key.slice(cut + 1)) };
}

/** The address of a cell's own page, with its history and comments. */
export function valueAddress({ valueTo }: GridLayout, key: CellKey): string | null {
  if (!valueTo) return null;
  const { code, year } = placeOf(key);
  const [measure = "", category] = code.split("@");
  const query = new URLSearchParams({ measure, year: String(year) });
  if (category) query.set("category", category);
  return `${valueTo}&${query}`;
}

/** The id of a cell's input in the page. */
export function idOf(key: CellKey): string {
  return `cell-${key.replace(":", "-")}`;
}

export function itemOf(layout: GridLayout, key: CellKey): EntryItem | undefined {
  const { code } = placeOf(key);
  return layout.items.find((item) => item.code === code);
}

export function openYears({ years, activeYears }: GridLayout): number[] {
  return years.filter((year) => activeYears.includes(year));
}

/** Whether values of the year can be changed. */
export function isWritable({ activeYears, lockedYears }: GridLayout, year: number): boolean {
  return activeYears.includes(year) && lockedYears?.[year] === undefined;
}

/** The neighboring cell, skipping closed years; null at the edge. */
export function neighbor(layout: GridLayout, key: CellKey, down: number, right: number): CellKey | null {
  const { code, year } = placeOf(key);
  const years = openYears(layout);
  const items = shownItems(layout);
  const item = items[items.findIndex((each) => each.code === code) + down];
  const column = years.indexOf(year) + right;
  const to = years[column];
  return item && to !== undefined && column >= 0 ? keyOf(item.code, to) : null;
}

/** The first or the last open cell of the grid. */
export function corner(layout: GridLayout, end: "first" | "last"): CellKey | null {
  const at = end === "first" ? 0 : -1;
  const item = shownItems(layout).at(at);
  const year = openYears(layout).at(at);
  return item && year !== undefined ? keyOf(item.code, year) : null;
}

/** The result of placing a pasted block. */
export interface Placed {
  fills: { key: CellKey; text: string }[];
  /** Texts that fell right of or below the grid. */
  outside: number;
  /** Texts that fell on a locked year, or one without membership. */
  closed: number;
}

/** Where the cells of a pasted block land if its upper left corner is at the key. */
export function placeBlock(layout: GridLayout, key: CellKey, block: string[][]): Placed {
  const { code, year } = placeOf(key);
  const items = shownItems(layout);
  const top = items.findIndex((item) => item.code === code);
  const left = layout.years.indexOf(year);
  const placed: Placed = { fills: [], outside: 0, closed: 0 };
  for (const [down, row] of block.entries()) {
    for (const [right, raw] of row.entries()) {
      const text = raw.replace(/\s+/g, " ").trim();
      const item = items[top + down];
      const to = layout.years[left + right];
      if (item && to !== undefined && isWritable(layout, to)) {
        placed.fills.push({ key: keyOf(item.code, to), text });
      } else if (text !== "") {
        if (item && to !== undefined) placed.closed += 1;
        else placed.outside += 1;
      }
    }
  }
  return placed;
}
