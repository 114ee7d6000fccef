import { widthOf } from "~/reports/workbook/page";

/** What fits on a slide: estimates that err on the side of room. Inches, and points for letters. */

export const SLIDE = { width: 13.333, height: 7.5 };
export const SIDE = 0.6;
export const TOP = 1.72;
export const ROOM = { width: SLIDE.width - 2 * SIDE, height: SLIDE.height - TOP - 0.62 };

/** Lines that a text takes at a size in a width. */
export function linesOf(text: string, size: number, width: number): number {
  const letters = Math.max(4, (width * 72) / (size * 0.53));
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / letters)), 0);
}

/** Height of a text in inches. */
export function heightOf(text: string, size: number, width: number): number {
  return (linesOf(text, size, width) * size * 1.22) / 72;
}

/** Height of a table's row in inches, with a little room in its cells. */
export function rowHeight(cells: string[], size: number, widths: number[]): number {
  return Math.max(...cells.map((text, at) => heightOf(text, size, (widths[at] ?? 1) - 0.2))) + 0.14;
}

/** The largest of some sizes at which a text keeps to a box; the smallest if none does. */
export function sizeFor(text: string, box: { width: number; height: number }, sizes: number[]): number {
  return sizes.find((size) => heightOf(text, size, box.width) <= box.height) ?? sizes.at(-1) ?? 12;
}

/** Widths of the letters of numbers in Calibri, in parts of their size (its advance widths of 2048 units). */
const LETTERS: Record<string, number> = {
  ".": 0.253,
  ",": 0.25,
  " ": 0.226,
  "\u00a0": 0.226,
  "\u202f": 0.226,
  "%": 0.715,
  M: 0.855,
  w: 0.715,
  "(": 0.303,
  ")": 0.303,
  "+": 0.498,
  "−": 0.498,
  "-": 0.306,
  "–": 0.498,
};

/** Width in inches of a text that must stay on one line; letters of words count as wide ones. */
export function widthInInches(text: string, size: number): number {
  let ems = 0;
  for (const letter of text)
    ems +=
      LETTERS[letter] ??
      (/[\d$]/.test(letter) ? 0.507 : /[a-z]/.test(letter) ? 0.54 : 0.66 * widthOf(letter));
  return (ems * size) / 72;
}

/** Spreads items over as many slides as their heights need; one that is too high gets a slide of its own. */
export function paged<T>(items: T[], heightOfItem: (item: T) => number, room: number, most = 99): T[][] {
  const pages: T[][] = [];
  let left = 0;
  for (const item of items) {
    const height = heightOfItem(item);
    const page = pages.at(-1);
    if (!page || height > left || page.length >= most) {
      pages.push([item]);
      left = room - height;
    } else {
      page.push(item);
      left -= height;
    }
  }
  return pages;
}

/** Runs of nearly equal length, none longer than `most`: 13 in tens is 7 and 6. */
export function evenly<T>(items: T[], most: number): T[][] {
  const pages = Math.max(1, Math.ceil(items.length / most));
  const length = Math.ceil(items.length / pages);
  return Array.from({ length: pages }, (_, at) => items.slice(at * length, (at + 1) * length)).filter(
    (page) => page.length > 0,
  );
}

/** A text as it is, or its beginning and the sign that there is more. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

/** A long text in pieces that end with a sentence or, failing that, with a word. */
export function pieces(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const window = text.slice(0, most);
  const sentence = Math.max(
    ...[". ", "! ", "? ", "。"].map((end) => window.lastIndexOf(end) + end.length - 1),
  );
  const word = window.lastIndexOf(" ");
  const cut =
    sentence > most / 3 ? sentence : word > most / 3 ? word : [...window].slice(0, -1).join("").length;
  const rest = text.slice(cut).trim();
  return [text.slice(0, cut).trim(), ...(rest ? pieces(rest, most) : [])];
}
