import type { EntryItem } from "~/domain/entry/entry";
import { readTyped } from "~/domain/entry/typed-cell";
import { type GridLayout, isWritable, keyOf, type Placed, placeOf, shownItems } from "./layout";

/** Blocks that people copy with their headings: years above, names of measures beside. They go where these say. */

export interface Heading {
  /** The row or column of the block. */
  at: number;
  text: string;
  /** Code of the item, or the year; null while it is not known; "" to leave it out. */
  to: string | number | null;
}

/** A pasted block with its headings; some may have to be asked for. */
export interface HeadedBlock {
  key: string;
  block: string[][];
  rows: Heading[];
  columns: Heading[];
  /** Whether the block has years above, and names beside. */
  hasYears: boolean;
  hasNames: boolean;
}

export type PasteReading =
  | { kind: "plain" }
  | { kind: "headed"; headed: HeadedBlock }
  /** Its first cell is text that belongs nowhere. */
  | { kind: "text"; text: string };

/** How a block is to be pasted at a cell: as figures, by its headings, or not at all. */
export function readPaste(layout: GridLayout, key: string, block: string[][]): PasteReading {
  const cells = block.map((row) => row.map((text) => text.replace(/\s+/g, " ").trim()));
  const body = cells.slice(1);
  const wide = cells.some((row) => row.length > 1);
  const named = (rows: string[][]) => rows.filter((row) => isText(layout, row[0] ?? "")).length;
  const filled = (rows: string[][]) => rows.filter((row) => row.some((text) => text !== "")).length;
  const from = (hasNames: boolean) => (cells[0] ?? []).slice(hasNames ? 1 : 0).filter((text) => text !== "");
  const isYears = (texts: string[]) => texts.length > 0 && texts.some((text) => headingYear(text) !== null);
  const namesBelow = wide && named(body) * 2 > filled(body);
  const hasYears = cells.length > 1 && (namesBelow ? isYears(from(true)) : areGridYears(layout, from(false)));
  const hasNames = wide && (hasYears ? namesBelow : named(cells) * 2 > filled(cells));
  if (!hasYears && !hasNames) {
    const first = cells[0]?.[0] ?? "";
    return isText(layout, first) ? { kind: "text", text: first } : { kind: "plain" };
  }
  return { kind: "headed", headed: headedBlock(layout, key, { cells, hasYears, hasNames }) };
}

function headedBlock(
  layout: GridLayout,
  key: string,
  { cells, hasYears, hasNames }: { cells: string[][]; hasYears: boolean; hasNames: boolean },
): HeadedBlock {
  const { code, year } = placeOf(key);
  const items = shownItems(layout);
  const top = hasYears ? 1 : 0;
  const left = hasNames ? 1 : 0;
  const holds = (row: string[]) => row.slice(left).some((text) => text !== "");
  const start = items.findIndex((item) => item.code === code);
  const rows = cells.slice(top).flatMap((row, down): Heading[] => {
    const at = down + top;
    if (!holds(row)) return [];
    if (!hasNames) return [{ at, text: "", to: items[start + down]?.code ?? "" }];
    return [{ at, text: row[0] ?? "", to: itemNamed(items, row[0] ?? "") }];
  });
  const width = Math.max(...cells.map((row) => row.length));
  const firstYear = layout.years.indexOf(year);
  const columns = Array.from({ length: width - left }, (_, right): Heading[] => {
    const at = right + left;
    const text = cells[0]?.[at] ?? "";
    const figures = cells.slice(top).some((row) => /\d/.test(row[at] ?? ""));
    if (!figures) return [];
    if (!hasYears) return [{ at, text: "", to: layout.years[firstYear + right] ?? "" }];
    const own = headingYear(text);
    return [{ at, text, to: own !== null && layout.years.includes(own) ? own : null }];
  }).flat();
  return { key, block: cells, rows, columns, hasYears, hasNames };
}

/** Whether a text is neither a figure nor a state that a cell takes. */
function isText(layout: GridLayout, text: string): boolean {
  if (!/\p{L}/u.test(text)) return false;
  return "error" in readTyped(text, { unit: "currency" }, layout.typing);
}

/** "2024", "FY24", "Fiscal year 2024"; null for other texts. "2023-24" is another year for each member: it is asked. */
function headingYear(text: string): number | null {
  const [, digits = ""] =
    /^(?:(?:fy|fiscal year|fiscal|year)\s*'?)?(\d{4}|(?<=[a-z]\s*'?)\d{2})$/i.exec(text) ?? [];
  if (digits === "") return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** Without names beside them, numbers are years only if they are the grid's, in order: figures seldom are. */
function areGridYears({ years }: GridLayout, texts: string[]): boolean {
  const numbers = texts.map(headingYear);
  const places = numbers.map((year) => (year === null ? -1 : years.indexOf(year)));
  const step = (places[1] ?? 0) - (places[0] ?? 0);
  return (
    texts.length > 1 &&
    places.every((place) => place >= 0) &&
    Math.abs(step) === 1 &&
    places.every((place, at) => at === 0 || place - (places[at - 1] ?? 0) === step)
  );
}

const plainly = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The only shown item with this name or code; null if there is none, or several. */
function itemNamed(items: EntryItem[], text: string): string | null {
  const wanted = plainly(text);
  const exact = items.find(({ code }) => code === text);
  const named = items.filter(({ label, code }) => plainly(label) === wanted || plainly(code) === wanted);
  return exact?.code ?? (named.length === 1 ? (named[0]?.code ?? null) : null);
}

/** The headings that nobody has matched yet. */
export const openHeadings = ({ rows, columns }: HeadedBlock): Heading[] =>
  [...rows, ...columns].filter(({ to }) => to === null);

/** Two rows or columns of one place: which of them counts is unclear. */
export function hasTwice({ rows, columns }: HeadedBlock): boolean {
  const twice = (headings: Heading[]) => {
    const places = headings.map(({ to }) => to).filter((to) => to !== "" && to !== null);
    return new Set(places).size < places.length;
  };
  return twice(rows) || twice(columns);
}

/** Where the figures of a block go by its headings. */
export function placeHeaded(layout: GridLayout, { block, rows, columns }: HeadedBlock): Placed {
  const placed: Placed = { fills: [], outside: 0, closed: 0 };
  for (const row of rows)
    for (const column of columns) {
      const text = block[row.at]?.[column.at] ?? "";
      if (typeof row.to !== "string" || typeof column.to !== "number" || row.to === "") {
        if (text !== "") placed.outside++;
      } else if (isWritable(layout, column.to)) placed.fills.push({ key: keyOf(row.to, column.to), text });
      else if (text !== "") placed.closed++;
    }
  return placed;
}

/** "12 of 12 rows and 4 years matched by their headings." */
export function headedNews({ rows, columns, hasNames, hasYears }: HeadedBlock): string {
  const used = (headings: Heading[]) => headings.filter(({ to }) => to !== "" && to !== null).length;
  const names = `${used(rows)} of ${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  const years = `${used(columns)} ${used(columns) === 1 ? "year" : "years"}`;
  const matched = [...(hasNames ? [names] : []), ...(hasYears ? [years] : [])].join(" and ");
  return `${matched} matched by their headings.`;
}
