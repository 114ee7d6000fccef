import {
  type HeadedBlock,
  type Heading,
  hasTwice,
  headedNews,
  openHeadings,
  placeHeaded,
  readPaste,
} from "./headings";
import { type CellKey, type GridLayout, type Placed, placeBlock } from "./layout";
import type { GridState } from "./types";
import { TWICE_NEWS, textNews } from "./words";

/** What a paste does: it fills in figures, asks where headings belong, or refuses. */
export interface Pasting {
  /** What to fill in; null if nothing. */
  place: Placed | null;
  /** The block whose headings are asked about. */
  pasting: HeadedBlock | null;
  said: string;
}

export function pasted(layout: GridLayout, at: CellKey, block: string[][]): Pasting {
  const reading = readPaste(layout, at, block);
  switch (reading.kind) {
    case "plain":
      return { place: placeBlock(layout, at, block), pasting: null, said: "" };
    case "text":
      return { place: null, pasting: null, said: textNews(reading.text) };
    case "headed":
      return byHeadings(layout, reading.headed);
  }
}

/** Pastes by headings once all of them are known. */
function byHeadings(layout: GridLayout, headed: HeadedBlock): Pasting {
  if (hasTwice(headed)) return { place: null, pasting: null, said: TWICE_NEWS };
  if (openHeadings(headed).length > 0) return { place: null, pasting: headed, said: "" };
  return { place: placeHeaded(layout, headed), pasting: null, said: headedNews(headed) };
}

/** @param answers by "row 3" or "column 2", the code or year, or "" for nowhere; null to paste nothing */
export function answeredPaste(
  { layout, pasting }: Pick<GridState, "layout" | "pasting">,
  answers: Record<string, string> | null,
): Pasting {
  if (!pasting) return { place: null, pasting: null, said: "" };
  if (answers === null) return { place: null, pasting: null, said: "Nothing was pasted." };
  const answered = (kind: string, headings: Heading[]): Heading[] =>
    headings.map((heading) => {
      if (heading.to !== null) return heading;
      const answer = answers[`${kind} ${heading.at}`] ?? "";
      return { ...heading, to: kind === "row" || answer === "" ? answer : Number(answer) };
    });
  const rows = answered("row", pasting.rows);
  const columns = answered("column", pasting.columns);
  return byHeadings(layout, { ...pasting, rows, columns });
}
