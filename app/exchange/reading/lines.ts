import type { Mapping } from "~/exchange/columns/mapping";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import { headerLines } from "~/exchange/columns/sheet-columns";
import type { Sheet, SheetRow } from "~/exchange/opening/opened-file";
import { isPartHeader, isWhole } from "./row-words";

/** Lines around the figures of a sheet: titles, and labels with one text. */

/** Titles above the figures of a sheet, and the name of the sheet where people chose it. */
export function titlesOf(
  sheet: Sheet,
  { headerRow, headerRows, form }: Mapping,
  kind: "csv" | "xlsx",
): string[] {
  const top = headerLines(sheet, { headerRow, headerRows })[0]?.line ?? 0;
  const above = sheet.rows.filter(({ line }) => (form === "form" ? true : line < top));
  const isPart = (row: SheetRow) => isPartHeader(pairOf(row)?.label ?? "");
  const titles = above.flatMap((row) => (isPart(row) ? [] : (titleOf(row) ?? [])));
  return [...new Set([...(kind === "xlsx" ? [sheet.name] : []), ...titles])];
}

/** Lines above a table that limit it to a part of its member: "Department: Nursing". */
export function titledParts(
  sheet: Sheet,
  place: Pick<Mapping, "headerRow" | "headerRows">,
  words: Vocabulary,
): { label: string; value: string }[] {
  const top = headerLines(sheet, place)[0]?.line ?? 0;
  return sheet.rows
    .filter(({ line }) => line < top)
    .flatMap((row) => pairOf(row) ?? [])
    .filter(
      ({ label, value }) =>
        isPartHeader(label) && /\p{L}/u.test(value) && !isWhole(value) && words.member(value) === undefined,
    );
}

/** A label and the one text beside it or behind its colon. */
export function pairOf({ cells, kinds }: SheetRow): { label: string; value: string } | null {
  const filled = cells.filter((cell, at) => cell !== "" && kinds?.[at] !== "m");
  const [first = "", second] = filled;
  const bare = first.replace(/\s*[:?]\s*$/, "");
  if (filled.length === 2 && second !== undefined)
    return /\p{L}/u.test(bare) ? { label: bare, value: second } : null;
  const [, label, value] = filled.length === 1 ? (/^([^:]{2,60}):\s+(.+)$/.exec(first) ?? []) : [];
  return label && value ? { label, value } : null;
}

/** The only text of a line; null if it has several. */
export const titleOf = ({ cells }: SheetRow) => {
  const filled = [...new Set(cells.filter((cell) => cell !== ""))];
  return filled.length === 1 ? (filled[0] ?? null) : null;
};
