import type { RowError } from "./table";

interface Place {
  row: number;
  column: string;
  sheet: string | undefined;
  place: number;
}

const WORDS: Record<string, (example: string) => string> = {
  formula_value: () => "a formula, so its last result was read.",
  percent_cell: (example) => `a percentage, read as such (${example}).`,
  ambiguous_number: (example) =>
    `a number that can be read two ways (${example}). Correct the decimal mark if this is wrong.`,
  date_as_year: (example) => `a date, so its year was read (${example}).`,
  span_as_year: (example) => `two years, so the year in which the fiscal year ends was read (${example}).`,
  merged_filled: () => "merged with others, so the content of the first was read for all of them.",
  note_without_value: () => "a note without a value, so it was left out.",
  rounded: (example) => `a number with more digits than are kept (${example}).`,
};

/** Collects remarks on what was interpreted: one for each column and kind, with the position of the first cell. */
export function collectRemarks() {
  const remarks = new Map<string, { first: Place; count: number; example: string; code: string }>();
  return {
    add(code: string, place: Place, example = "") {
      const key = `${code} ${place.sheet ?? ""} ${place.place}`;
      const remark = remarks.get(key);
      if (remark) remark.count++;
      else remarks.set(key, { first: place, count: 1, example, code });
    },
    list(): RowError[] {
      return [...remarks.values()].map(({ first, count, example, code }) => ({
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
  return `“${column}”, ${count.toLocaleString("en-US")} cells, the first on line ${row}`;
}

export type Remarks = ReturnType<typeof collectRemarks>;
