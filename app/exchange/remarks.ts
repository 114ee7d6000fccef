import type { RowError } from "./table";

interface Place {
  row: number;
  column: string;
  sheet: string | undefined;
  place: number;
}

const WORDS: Record<string, (example: string) => string> = {
  formula_value: () => "a formula, of which the last result was read.",
  percent_cell: (example) => `a percentage, read as one (${example}).`,
  ambiguous_number: (example) =>
    `a number that can be read in two ways (${example}). Correct the decimal mark if this is wrong.`,
  date_as_year: (example) => `a date, of which the year was read (${example}).`,
  span_as_year: (example) => `two years, of which the fiscal year's end was read (${example}).`,
  merged_filled: () => "merged with others; what stands in the first was read for all of them.",
  dash: (example) => `a dash (${example}), read as nothing. Write 0 if it means zero.`,
  note_without_value: () => "a note without a value, so nothing was read.",
};

/** What was read with some understanding, told once a column and kind, with where it first stands. */
export function collectRemarks() {
  const found = new Map<string, { first: Place; count: number; example: string; code: string }>();
  return {
    add(code: string, place: Place, example = "") {
      const key = `${code} ${place.sheet ?? ""} ${place.place}`;
      const there = found.get(key);
      if (there) there.count++;
      else found.set(key, { first: place, count: 1, example, code });
    },
    list(): RowError[] {
      return [...found.values()].map(({ first, count, example, code }) => ({
        row: first.row,
        column: first.column,
        code,
        message: `${where(first, count)}: ${WORDS[code]?.(example) ?? example}`,
        ...(first.sheet !== undefined && { sheet: first.sheet }),
        place: first.place,
      }));
    },
  };
}

function where({ row, column }: Place, count: number): string {
  if (count === 1) return `“${column}”, line ${row}`;
  return `“${column}”, ${count.toLocaleString("en-US")} cells from line ${row} on`;
}

export type Remarks = ReturnType<typeof collectRemarks>;
