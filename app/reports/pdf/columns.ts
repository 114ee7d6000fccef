/** How wide the columns of a table become, so that it stays readable on paper however much is in it. */

export interface TextCell {
  text: string;
  /** Words for why there is no number. */
  soft: boolean;
  /** A smaller line below it. */
  under?: string;
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
  const needs = sameForYears(
    columns,
    columns.map(({ label, numeric }, at) => needOf(label, numeric, at, rows)),
  );
  const all = columns.map((_, at) => at);
  const fits = (places: number[], size: Size) =>
    places.reduce((sum, at) => sum + pointsOf(needs[at]?.least ?? 0, size), 0) <= space;
  const best = SIZES.find((size) => fits(all, size));
  const parts = best ? [all] : partsOf(all, (places) => fits(places, SMALLEST));
  return parts.map((places) => {
    const size = best ?? SIZES.find((candidate) => fits(places, candidate)) ?? SMALLEST;
    return laid(
      places.map((at) => ({
        ...(needs[at] ?? { least: 0, good: 0, most: 0 }),
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

/** Width of a text in parts of its size, as Public Sans has it; digits are tabular. */
function emsOf(text: string): number {
  let sum = 0;
  for (const letter of text) {
    if (/[\d$+−]/.test(letter)) sum += 0.7;
    else if (/[\s.,:;'’|il]/.test(letter)) sum += 0.29;
    else if (/[\p{Lu}%mw]|[^\p{ASCII}]/u.test(letter)) sum += letter === "%" ? 0.9 : 0.74;
    else sum += 0.57;
  }
  return sum;
}

interface Need {
  /** Ems without which a column cannot be read, with which it reads well, and with which nothing is broken. */
  least: number;
  good: number;
  most: number;
}

function needOf(label: string, numeric: boolean, at: number, rows: TextCell[][]): Need {
  const cells = rows.flatMap((row) => row[at] ?? []);
  const widest = (texts: string[]) => Math.max(0, ...texts.map(emsOf));
  const words = (texts: string[]) => texts.flatMap((text) => text.split(/[\s\u200b]+/));
  const texts = cells.map(({ text }) => text);
  const most = widest([label, ...texts]);
  if (!numeric) {
    const word = Math.min(widest(words([label, ...texts])), 10);
    const least = Math.max(Math.min(most, at === 0 ? 11 : 5), word);
    return { least, good: Math.max(least, Math.min(most, 16)), most };
  }
  const numbers = widest(cells.filter(({ soft }) => !soft).map(({ text }) => text));
  const soft = widest(words(cells.filter((cell) => cell.soft).map(({ text }) => text)));
  // A long heading takes three lines, a short one two.
  const heading = Math.max(emsOf(label) / (label.length > 24 ? 2.6 : 1.8), widest(words([label])));
  const least = Math.max(Math.min(numbers, 14), Math.min(soft, 7) * SOFT, Math.min(heading, 8));
  // Two lines for the words that stand in place of a number.
  const reasons = widest(cells.filter((cell) => cell.soft).map(({ text }) => text)) * SOFT * 0.6;
  return { least, good: Math.max(least, reasons, Math.min(emsOf(label) / 1.8, 11)), most };
}

/** Years stand side by side to be compared: one width for all of them. */
function sameForYears(columns: { label: string }[], needs: Need[]): Need[] {
  const isYear = (at: number) => /^\d{4}(,|$)/.test(columns[at]?.label ?? "");
  const years = needs.filter((_, at) => isYear(at));
  const widest = (part: keyof Need) => Math.max(0, ...years.map((need) => need[part]));
  const same = { least: widest("least"), good: widest("good"), most: widest("most") };
  return needs.map((need, at) => (isYear(at) ? same : need));
}

const pointsOf = (ems: number, { size, gap }: Size) => ems * size + gap;

function laid(
  needs: (Need & { numeric: boolean })[],
  { places, space, ...size }: Size & { places: number[]; space: number },
): TableLayout {
  const fits = (wanted: "most" | "good") =>
    needs.reduce((sum, need) => sum + pointsOf(need[wanted], size), 0) <= space;
  const whole = fits("most");
  const room = fits("good") ? "good" : "least";
  const some = needs.some(({ numeric }) => !numeric);
  // Where everything fits, the widest column of words takes what is left.
  const words = needs.map(({ most, numeric }) => (numeric ? 0 : most));
  const widest = words.indexOf(Math.max(...words));
  return {
    places,
    ...size,
    widths: needs.map((need, at) => {
      if (whole) return at === widest ? null : pointsOf(need.most, size);
      return need.numeric && some ? pointsOf(need[room], size) : null;
    }),
    // Long texts get more, though not in proportion: two lines of one beat five of the other.
    shares: needs.map(({ least, most }) => Math.max(least, Math.sqrt(Math.min(most, 50)) * 3)),
  };
}
