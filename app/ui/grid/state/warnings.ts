import type { CellWarning } from "~/domain/entry/entry";
import { type CellKey, keyOf } from "./layout";

export function warningsByCell(warnings: CellWarning[]): Record<CellKey, CellWarning[]> {
  const byCell: Record<CellKey, CellWarning[]> = {};
  for (const warning of warnings) {
    const key = keyOf(warning.code, warning.year);
    byCell[key] = [...(byCell[key] ?? []), warning];
  }
  return byCell;
}

/** A warning in the two or three words that fit below a number. */
export function shortWarning({ warning, year }: Pick<CellWarning, "warning" | "year">): string {
  return {
    change: "big change",
    outlier: "unlike peers",
    same_as_last_year: `same as ${year - 1}`,
    crossed_half: "crossed 50%",
  }[warning];
}
