import { isFigure } from "~/exchange/columns/guessing/guess-header";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import type { Sheet, SheetRow } from "~/exchange/opening/opened-file";
import { rowWord } from "./row-words";
import { yearTextIn } from "./titles";

/** Lines of a sheet that name a member or a year for the rows under them: "Mercy Hospital", "FY2024". */
export interface Heading {
  line: number;
  /** Short name. */
  member: string | null;
  /** As written. */
  year: string | null;
}

const LONGEST = 80;

/** All headings of a sheet, those above its table included. */
export function headingsIn({ rows }: Pick<Sheet, "rows">, words: Pick<Vocabulary, "member">): Heading[] {
  return rows.flatMap((row) => {
    const text = loneText(row);
    if (text === null || text.length > LONGEST || rowWord(text) === "note") return [];
    const member = memberIn(text, words);
    const year = yearTextIn(text);
    return member === null && year === null ? [] : [{ line: row.line, member, year }];
  });
}

/** The member that a title names in one of its parts: "Mercy Hospital – FY2024"; null if none, or several. */
export function memberIn(title: string, words: Pick<Vocabulary, "member">): string | null {
  const parts = [title, ...title.split(/\s*[|;·•:()]\s*|\s+[-–—]\s+|,\s+/)];
  const found = new Set(parts.flatMap((part) => words.member(part) ?? []));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** The only text of a line, which may be merged over several cells; a year counts as text. */
function loneText(row: SheetRow): string | null {
  const filled = [...new Set(row.cells.filter((cell) => cell !== ""))];
  const [text] = filled;
  if (filled.length !== 1 || text === undefined) return null;
  const place = row.cells.indexOf(text);
  return isFigure(row, place) && !/^\d{4}$/.test(text) ? null : text;
}

/** What holds for a line: of the headings above it, the last that names a member, and the last that names a year. */
export function headingAt(headings: readonly Heading[], line: number): Pick<Heading, "member" | "year"> {
  const held: Pick<Heading, "member" | "year"> = { member: null, year: null };
  for (const heading of headings) {
    if (heading.line >= line) break;
    held.member = heading.member ?? held.member;
    held.year = heading.year ?? held.year;
  }
  return held;
}
