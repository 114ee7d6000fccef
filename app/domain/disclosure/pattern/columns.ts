import { decimalPlaces, wholeUnits } from "~/domain/numbers/decimal";
import type { Values } from "~/domain/rollup/contributions";
import type { Catalog, Decimal, Measure } from "~/domain/terms";

/** The years that a decision covers, and the earliest of which a number can be in it. */
export interface Span {
  from: number;
  to: number;
  /** The first year of a column. */
  first: number;
}

export function spanOf({ collaborative }: Pick<Catalog, "collaborative">, from: number, to: number): Span {
  return { from, to, first: Math.min(from, collaborative.baselineYear + 1) };
}

/** How many years a column has. */
export const yearsOf = ({ first, to }: Span): number => Math.max(to - first + 1, 0);

/** The numbers of one measure: those of all members of the catalog in the first year, then in the next. */
export interface Column {
  /** 1 where there is a number. */
  given: Uint8Array;
  /** As text: what of it a decision without dominance depends on. */
  pattern: string;
  numbers: (Decimal | null)[];
  amounts: Amounts;
}

/** In a whole unit that the column has in common: doubles where all of its sums are exact in them. */
export type Amounts = Float64Array | bigint[];

/** @param numbers in the order of a column */
export function columnOf(numbers: (Decimal | null)[]): Column {
  const given = Uint8Array.from(numbers, (number) => (number === null ? 0 : 1));
  return { given, pattern: given.join(""), numbers, amounts: amountsOf(numbers) };
}

/** Finds the numbers of a measure. */
export type Columns = (measure: Measure) => Column;

/** The columns of a catalog, from values by member, measure, and year. */
export function columnsOf({ members }: Catalog, values: Values, { first, to }: Span): Columns {
  const known = new Map<string, Column>();
  return ({ id }) => {
    const column = known.get(id);
    if (column) return column;
    const numbers: (Decimal | null)[] = [];
    for (let year = first; year <= to; year++)
      for (const member of members) numbers.push(values(member.id, id, year)?.value ?? null);
    const fresh = columnOf(numbers);
    known.set(id, fresh);
    return fresh;
  };
}

/** The largest share of a sum is compared in hundredths of it, so these must be exact as well. */
const LARGEST_TOTAL = BigInt(Number.MAX_SAFE_INTEGER) / 100n;

/** Digits that any double holds. */
const SHORT = 15;

function amountsOf(numbers: (Decimal | null)[]): Amounts {
  if (numbers.every((number) => number === null || (number.length <= SHORT && !number.includes(".")))) {
    const whole = Float64Array.from(numbers, Number);
    // A sum of whole numbers is exact as long as it stays below the largest exact one, and so is every step to it.
    if (whole.reduce((sum, amount) => sum + amount, 0) <= Number(LARGEST_TOTAL)) return whole;
  }
  const places = numbers.reduce(
    (most, number) => (number?.includes(".") ? Math.max(most, decimalPlaces(number)) : most),
    0,
  );
  const units = numbers.map((number) => (number === null ? 0n : wholeUnits(number, places)));
  const total = units.reduce((sum, amount) => sum + amount, 0n);
  return total > LARGEST_TOTAL ? units : Float64Array.from(units, Number);
}
