import type { CellWarning } from "~/domain/entry";
import { type CellKey, keyOf } from "./grid-layout";

export function warningsByCell(warnings: CellWarning[]): Record<CellKey, CellWarning[]> {
  const found: Record<CellKey, CellWarning[]> = {};
  for (const warning of warnings) {
    const key = keyOf(warning.code, warning.year);
    found[key] = [...(found[key] ?? []), warning];
  }
  return found;
}

/** What a check found, in the two or three words that fit below a number. */
export function shortWarning({ warning, year }: Pick<CellWarning, "warning" | "year">): string {
  return {
    change: "big change",
    outlier: "unlike peers",
    same_as_last_year: `same as ${year - 1}`,
    crossed_half: "crossed 50%",
  }[warning];
}
