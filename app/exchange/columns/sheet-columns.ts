import { createHash } from "node:crypto";
import { letterOf } from "~/exchange/opening/cell-reference";
import type { OpenedFile, Sheet, SheetRow } from "~/exchange/opening/opened-file";
import type { Mapping } from "./mapping";

/** The column we add to a file that goes back with its faults. Ignored on the way in. */
export const ADVICE_COLUMN = "What to do";

/** A key that files with the same header share, whatever their rows. */
export function headerKey(sheet: Pick<Sheet, "columns" | "template">): string {
  if (sheet.template) return "template";
  const names = sheet.columns.map((name) => name.toLowerCase().replace(/\s+/g, " ").trim());
  while (names.at(-1) === "" || names.at(-1) === ADVICE_COLUMN.toLowerCase()) names.pop();
  return createHash("sha256").update(JSON.stringify(names)).digest("hex");
}

/** A column of a sheet, as people are shown it. */
export interface ColumnOfSheet {
  place: number;
  /** Its name in spreadsheets: A, B, …, AA. */
  letter: string;
  header: string;
  /** Its first cells that are not empty. */
  samples: string[];
}

/** The columns of the mapped sheet with examples, so that people can check the mapping. */
export function columnsOf(file: OpenedFile, mapping: Mapping): ColumnOfSheet[] {
  const sheet = file.sheets.find(({ name }) => name === mapping.sheets[0]);
  if (!sheet) return [];
  const rows = dataRows(sheet, mapping).slice(0, 200);
  // A form has no header, but its columns can be matched as well.
  const headers = mapping.form === "form" ? mapping.columns.map(() => "") : headerTexts(sheet, mapping);
  return headers.map((header, place) => {
    const filled = rows.map(({ cells }) => cells[place] ?? "").filter((cell) => cell !== "");
    return { place, letter: letterOf(place), header, samples: [...new Set(filled)].slice(0, 3) };
  });
}

type HeaderPlace = Pick<Mapping, "headerRow" | "headerRows">;

/** The header's texts; several lines are joined by “ · ”. */
export function headerTexts(sheet: Sheet, place: HeaderPlace): string[] {
  const lines = headerLines(sheet, place);
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) =>
    lines
      .map((line, depth) => line.cells[at] || groupAbove(lines, depth, at))
      .filter((text, nth, all) => text && all.indexOf(text) === nth)
      .join(" · "),
  );
}

/** A group's name is often written only above the first of its columns. */
function groupAbove(lines: SheetRow[], depth: number, place: number): string {
  const below = lines.slice(depth + 1);
  const isSub = (at: number) => below.some(({ cells }) => (cells[at] ?? "") !== "");
  if (!isSub(place)) return "";
  for (let at = place - 1; at >= 0 && isSub(at); at--) {
    const text = lines[depth]?.cells[at] ?? "";
    if (text !== "") return text;
  }
  return "";
}

/** The lines of the header, from the top. */
export function headerLines(sheet: Sheet, { headerRow, headerRows }: HeaderPlace): SheetRow[] {
  const at = sheet.rows.findIndex((row) => row.line === headerRow);
  return at < 0 ? [] : sheet.rows.slice(Math.max(0, at - headerRows + 1), at + 1);
}

/** The rows under the header. */
export function dataRows(sheet: Sheet, { headerRow }: Pick<Mapping, "headerRow">): SheetRow[] {
  const from = sheet.rows.findIndex((row) => row.line > headerRow);
  return from < 0 ? [] : sheet.rows.slice(from);
}
