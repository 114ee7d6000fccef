/** How wide the columns of a table become, so that it stays readable on paper however much is in it. */

export interface TextCell {
  text: string;
  /** Words for why there is no number. */
  soft: boolean;
}

/** A table, or the part of it that fits between the margins. */
export interface TableLayout {
  /** Which columns of the whole table stand in it, the first of them always. */
  places: number[];
  /** Of each column, in points; null shares what is left, by `shares`. */
  widths: (number | null)[];
  shares: number[];
  /** Size of the letters and room beside each, in points. */
  size: number;
  gap: number;
}

/** Sizes of letters from best to smallest that can still be read in print, with the room between columns. */
const SIZES = [
  { size: 8.75, gap: 12 },
  { size: 8, gap: 12 },
  { size: 7.25, gap: 8 },
  { size: 6.75, gap: 7 },
];
const SMALLEST = { size: 6.75, gap: 7 };
type Size = (typeof SIZES)[number];
/** Mean width of a letter, in parts of its size; digits are tabular. */
const LETTER = 0.56;
/** Words for a missing number are written a little smaller. */
const SOFT = 0.9;

/**
 * One layout, or several where a table has more columns than fit: each part begins with the first column.
 * @param space width of the text in points
 */
export function layoutsOf(
  columns: { label: string; numeric: boolean }[],
  rows: TextCell[][],
  space: number,
): TableLayout[] {
  const needs = columns.map(({ label, numeric }, at) => needOf(label, numeric, at, rows));
  const all = columns.map((_, at) => at);
  const fits = (places: number[], size: Size) =>
    places.reduce((sum, at) => sum + pointsOf(needs[at]?.least ?? 0, size), 0) <= space;
  const best = SIZES.find((size) => fits(all, size));
  const parts = best ? [all] : partsOf(all, (places) => fits(places, SMALLEST));
  return parts.map((places) => {
    const size = best ?? SIZES.find((one) => fits(places, one)) ?? SMALLEST;
    return laid(
      places.map((at) => ({
        ...(needs[at] ?? { least: 0, most: 0 }),
        numeric: columns[at]?.numeric ?? false,
      })),
      { places, space, ...size },
    );
  });
}

/** As few parts as possible, and those about equally wide. */
function partsOf([first = 0, ...rest]: number[], fits: (places: number[]) => boolean): number[][] {
  for (let count = 2; count < rest.length; count += 1) {
    const each = Math.ceil(rest.length / count);
    const parts = Array.from({ length: Math.ceil(rest.length / each) }, (_, at) => [
      first,
      ...rest.slice(at * each, (at + 1) * each),
    ]);
    if (parts.every(fits)) return parts;
  }
  return rest.map((at) => [first, at]);
}

interface Need {
  /** Letters without which a column looks cramped, and those with which nothing in it is broken. */
  least: number;
  most: number;
}

function needOf(label: string, numeric: boolean, at: number, rows: TextCell[][]): Need {
  const cells = rows.flatMap((row) => row[at] ?? []);
  const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length));
  const word = longest([label, ...cells.map(({ text }) => text)].flatMap((text) => text.split(/\s+/)));
  const most = longest([label, ...cells.map(({ text }) => text)]);
  if (!numeric) return { least: Math.max(Math.min(most, at === 0 ? 14 : 8), Math.min(word, 18)), most };
  const numbers = longest(cells.filter(({ soft }) => !soft).map(({ text }) => text));
  const words = longest(cells.filter(({ soft }) => soft).flatMap(({ text }) => text.split(/\s+/)));
  const least = Math.max(Math.min(numbers, 22), Math.min(words, 11) * SOFT, Math.ceil(label.length / 2));
  return { least: Math.max(least, Math.min(longest(label.split(/\s+/)), 12)), most };
}

const pointsOf = (letters: number, { size, gap }: Size) => letters * size * LETTER + gap;

function laid(
  needs: (Need & { numeric: boolean })[],
  { places, space, ...size }: Size & { places: number[]; space: number },
): TableLayout {
  const whole = needs.reduce((sum, { most }) => sum + pointsOf(most, size), 0) <= space;
  const some = needs.some(({ numeric }) => !numeric);
  // Where everything fits, the widest column of words takes what is left.
  const words = needs.map(({ most, numeric }) => (numeric ? 0 : most));
  const widest = words.indexOf(Math.max(...words));
  return {
    ...{ places, ...size },
    widths: needs.map(({ least, most, numeric }, at) => {
      if (whole) return at === widest ? null : pointsOf(most, size);
      return numeric && some ? pointsOf(least, size) : null;
    }),
    // Long texts get more, though not in proportion: two lines of one beat five of the other.
    shares: needs.map(({ least, most }) => Math.max(least, Math.sqrt(Math.min(most, 90)) * 4)),
  };
}
