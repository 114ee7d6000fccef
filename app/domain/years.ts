/** The years that the app accepts; the database checks the same (test/unit/year-bounds.test.ts). */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

export const isYear = (year: number): boolean =>
  Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;

/** The members that reported any number in a year. */
export interface Reporters {
  year: number;
  memberIds: string[];
}

/**
 * The year that pages open on: the newest in which at least half as many members reported as in the fullest
 * year. A new year with one number from one member would show an executive next to nothing.
 * @returns null while nobody has reported anything
 */
export function openingYear(reporters: Reporters[]): number | null {
  const fullest = Math.max(0, ...reporters.map(({ memberIds }) => memberIds.length));
  const full = reporters.filter(({ memberIds }) => memberIds.length > 0 && memberIds.length * 2 >= fullest);
  return full.length === 0 ? null : Math.max(...full.map(({ year }) => year));
}

/** The newest year with any number; null while there is none. */
export function newestYear(reporters: Reporters[]): number | null {
  const years = reporters.filter(({ memberIds }) => memberIds.length > 0).map(({ year }) => year);
  return years.length === 0 ? null : Math.max(...years);
}
