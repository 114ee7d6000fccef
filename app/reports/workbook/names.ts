/** Makes names and texts safe for a workbook. */

/** Longest that a sheet's name may be. */
const LONGEST_NAME = 31;
const LONGEST_TEXT = 32_000;

/** Gives each sheet a name of its own, without the signs that Excel refuses. */
export function sheetNames(taken: readonly string[]): (wanted: string) => string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return (wanted) => {
    const clean = wanted
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/\s+/g, " ")
      .replace(/^['\s]+|['\s]+$/g, "");
    const base = cut(clean, LONGEST_NAME) || "Sheet";
    let name = base;
    // "History" is Excel's own.
    for (let count = 2; used.has(name.toLowerCase()) || name.toLowerCase() === "history"; count++)
      name = `${cut(base, LONGEST_NAME - ` ${count}`.length)} ${count}`;
    used.add(name.toLowerCase());
    return name;
  };
}

/** At most so many letters, none cut in two, without a space or quote at the end. */
function cut(text: string, length: number): string {
  let short = "";
  for (const letter of text)
    if (short.length + letter.length <= length) short += letter;
    else break;
  return short.replace(/['\s]+$/, "");
}

/** A sheet's name as formulas write it. */
export const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** A text as a cell holds it: "_x0041_" would be read as a letter's code, and a cell has an end. */
export function cellWords(text: string): string {
  const words = text.replace(/_x(?=[0-9a-f]{4}_)/gi, "_x005F_x");
  return words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT)}…` : words;
}

/** Whether a program might take a text for a formula once somebody edits its cell. */
export const looksLive = (text: string): boolean => /^[=+\-@]/.test(text) && text.length < 250;

/** The letters of a column, from 1. */
export function letters(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : "") + String.fromCharCode(65 + rest);
}
