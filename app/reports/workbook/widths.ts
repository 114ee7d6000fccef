import type { ReportBlock, ReportFigure } from "~/reports/model";
import { widthOf } from "./page";

const FIRST_COLUMN = { least: 26, most: 46 };
const COLUMN = { least: 14, most: 26 };
/** As wide as running text is at least. */
const MEASURE = 96;
const LONGEST_PARAGRAPH = 1500;

/** Columns as wide as the tables of a sheet want them, within reason. */
export function widthsOf(blocks: ReportBlock[], context: { figureOf(id: string): ReportFigure }): number[] {
  const widths: number[] = [];
  const wants = (place: number, text: string) => {
    const { least, most } = place === 0 ? FIRST_COLUMN : COLUMN;
    widths[place] = Math.max(widths[place] ?? least, Math.min(most, widthOf(text) + 3));
  };
  for (const block of blocks) {
    if (block.kind === "figures") for (const place of [0, 1, 2]) wants(place, "");
    if (block.kind === "bars") {
      wants(1, "");
      for (const { name } of block.bars) wants(0, name);
    }
    if (block.kind !== "table") continue;
    block.columns.forEach(({ label }, place) => {
      wants(place, label);
    });
    for (const row of block.rows)
      row.forEach((cell, place) => {
        wants(place, typeof cell === "string" ? cell : context.figureOf(cell.figure).text);
      });
  }
  if (widths.length === 0) wants(0, "");
  // Running text gets a line of a good length, in columns that no table of the sheet uses.
  for (let sum = widths.reduce((a, b) => a + b, 0); sum < MEASURE; sum += COLUMN.least + 2)
    widths.push(COLUMN.least + 2);
  return widths;
}

/** A long paragraph in pieces, each no higher than a row can be. */
export function cutAtSpaces(text: string): string[] {
  if (text.length <= LONGEST_PARAGRAPH) return [text];
  const parts: string[] = [""];
  for (const word of text.split(/(?<= )/)) {
    const last = parts.length - 1;
    if ((parts[last] ?? "").length + word.length > LONGEST_PARAGRAPH) parts.push(word);
    else parts[last] += word;
  }
  return parts.filter((part) => part !== "");
}
