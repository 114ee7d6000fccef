import type { Placed } from "./grid-layout";

export function countCells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}

/** What a paste did, with nothing left out silently. */
export function pasteNews({ fills, outside, closed }: Placed, fromLedger = 0): string {
  const emptied = fills.filter(({ text }) => text === "").length;
  const did = `Filled ${countCells(fills.length - emptied)}${emptied ? ` and emptied ${emptied}` : ""}.`;
  const lost: string[] = [];
  if (outside > 0) lost.push(`${countCells(outside)} fell outside the grid`);
  if (closed > 0) lost.push(`${countCells(closed)} fell on years that are closed or without membership`);
  if (fromLedger > 0) lost.push(`${countCells(fromLedger)} fell on figures from the investment ledger`);
  return lost.length > 0 ? `${did} Not used: ${lost.join(", ")}.` : did;
}
