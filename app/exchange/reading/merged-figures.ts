import { kindOf, type Sheet, type SheetRow } from "~/exchange/opening/opened-file";

/** The line and the place of a cell. */
const keyOf = (line: number, place: number) => `${line} ${place}`;

/**
 * Cells of figures that are merged over several rows or columns of figures: whose figure is it? Rows that are merged
 * as a whole are one row.
 */
export function mergedFigures({ rows }: Pick<Sheet, "rows">, places: readonly number[]): ReadonlySet<string> {
  const contested = new Set<string>();
  for (const [at, row] of rows.entries())
    for (const place of places) {
      if (row.kinds === undefined || kindOf(row, place) !== "m") continue;
      const left = originAt(row, place);
      if (left >= 0 && places.includes(left) && left !== place) {
        contested.add(keyOf(row.line, left));
        continue;
      }
      if (!hasOwnCells(row)) continue;
      for (let above = at - 1; above >= 0; above--) {
        const other = rows[above];
        if (!other || kindOf(other, place) === "m") continue;
        contested.add(keyOf(other.line, place));
        break;
      }
    }
  return contested;
}

export const isMergedFigure = (contested: ReadonlySet<string>, { line }: SheetRow, place: number): boolean =>
  contested.has(keyOf(line, place));

/** The first of the cells of this row that are merged into one; -1 if it stands in a row above. */
function originAt(row: SheetRow, place: number): number {
  let at = place;
  while (at > 0 && kindOf(row, at) === "m") at--;
  return kindOf(row, at) !== "m" && row.cells[at] === row.cells[place] ? at : -1;
}

const hasOwnCells = (row: SheetRow) =>
  row.cells.some((cell, place) => cell !== "" && kindOf(row, place) !== "m");
