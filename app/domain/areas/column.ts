import { type NumberRead, readNumber, type Typing } from "~/domain/numbers/read-number";
import type { AreaUnit } from "./codes";
import { newTally, type Tally, tallyRow } from "./tally";

/** A pasted or dropped column of codes, with a second column of amounts if there is one. */
export type ColumnRead =
  | { tally: Tally; headed: boolean; hasAmounts: boolean }
  /** The first faults; nothing is counted. */
  | { faults: string[] };

export const MOST_ROWS = 2_000_000;
/** Bytes of a file, and characters of a pasted column. */
export const MOST_IN_COLUMN = 40 * 1024 * 1024;
const MOST_FAULTS = 5;
const LINES_LOOKED_AT = 20;

/**
 * Folds a column into a tally, in one pass. A last line break ends the last row; every other empty line is a row without
 * a code. The first line is a heading if it has no digit, or, for names of places, if it is a word for places.
 * @param typing decides what "1,234" means
 */
export function readColumn(text: string, unit: AreaUnit, typing: Typing): ColumnRead {
  const tally = newTally(unit);
  const separator = separatorOf(text, unit);
  const faults: string[] = [];
  let headed = false;
  let hasAmounts = false;
  let line = 0;
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  for (let from = start; from < text.length; ) {
    let end = text.indexOf("\n", from);
    if (end < 0) end = text.length;
    const row = text.slice(from, text[end - 1] === "\r" ? end - 1 : end);
    from = end + 1;
    line++;
    const cells = separator === null ? null : cellsOf(row, separator);
    const code = cells ? (cells[0] ?? "") : unquoted(row);
    if (line === 1 && isHeading(code, unit)) {
      headed = true;
      continue;
    }
    if (line > MOST_ROWS)
      return { faults: [`Count at most ${MOST_ROWS.toLocaleString("en-US")} rows at once.`] };
    if (cells && cells.length > 2 && cells.slice(2).some((cell) => cell.trim() !== "")) {
      faults.push(
        `Line ${line} has more than two columns. Paste the codes, and their amounts if you have any.`,
      );
    } else {
      const amount = amountIn(cells?.[1], typing);
      if (amount !== null && "error" in amount) faults.push(`Line ${line}: ${amount.error}`);
      else tallyRow(tally, { code, amount: amount?.value ?? null });
      hasAmounts ||= amount !== null;
    }
    if (faults.length >= MOST_FAULTS) return { faults };
  }
  if (faults.length > 0) return { faults };
  return tally.rows === 0 ? { faults: ["Paste at least one row."] } : { tally, headed, hasAmounts };
}

const BYTE_ORDER_MARK = 0xfeff;
const PLAIN = /^\d{1,12}(\.\d{1,2})?$/;

function amountIn(cell: string | undefined, typing: Typing): Exclude<NumberRead, never> | null {
  const text = cell?.trim() ?? "";
  if (text === "") return null;
  if (PLAIN.test(text)) return { value: text, percent: false, money: false };
  const read = readNumber(text, typing);
  if ("value" in read && read.percent) return { error: "Enter an amount, not a percentage." };
  return read;
}

/** What separates the two columns; null if there is only one. Names of places may have commas of their own. */
function separatorOf(text: string, unit: AreaUnit): string | null {
  const head = text.split("\n", LINES_LOOKED_AT).join("\n");
  const separators = unit === "named" ? ["\t", ";"] : ["\t", ";", ","];
  return separators.find((separator) => head.includes(separator)) ?? null;
}

/** The cells of a line; a quoted cell may contain the separator. */
function cellsOf(row: string, separator: string): string[] {
  const first = row.indexOf(separator);
  if (!row.includes('"')) {
    // Most rows: two cells, cut without looking for more.
    if (first < 0) return [row];
    if (row.indexOf(separator, first + 1) < 0) return [row.slice(0, first), row.slice(first + 1)];
    return row.split(separator);
  }
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const letter of row) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell];
}

const unquoted = (row: string) => (row.startsWith('"') && row.endsWith('"') ? row.slice(1, -1) : row);

const PLACE_WORDS = /^(place|city|town|neighbou?rhood|district|county|area|region|municipality|name)s?$/i;

/** A word over a column: without a digit, and not a mark such as "-" or "n/a" that stands for no code. */
function isHeading(code: string, unit: AreaUnit): boolean {
  const word = code.trim();
  if (unit === "named") return PLACE_WORDS.test(word);
  return /\p{L}{3}/u.test(word) && !/\d/.test(word);
}
