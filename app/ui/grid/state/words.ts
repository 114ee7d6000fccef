import type { Placed } from "./layout";

export function countCells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}

/** What a paste did, including what it could not place. */
export function pasteNews({ fills, outside, closed }: Placed, fromLedger = 0): string {
  const emptied = fills.filter(({ text }) => text === "").length;
  const did = `Filled ${countCells(fills.length - emptied)}${emptied ? ` and emptied ${emptied}` : ""}.`;
  const lost: string[] = [];
  if (outside > 0) lost.push(`${countCells(outside)} fell outside the grid`);
  if (closed > 0) lost.push(`${countCells(closed)} fell on closed years or years without membership`);
  if (fromLedger > 0) lost.push(`${countCells(fromLedger)} fell on figures from the investment ledger`);
  return lost.length > 0 ? `${did} Not used: ${lost.join(", ")}.` : did;
}

/** A paste that begins with text that is neither a figure nor a heading. */
export function textNews(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `Nothing was pasted: it begins with “${shown}”. Copy the figures alone, or with the names of their rows and years.`;
}

export const TWICE_NEWS =
  "Nothing was pasted: two of its rows or columns have the same heading. Copy each figure once.";
