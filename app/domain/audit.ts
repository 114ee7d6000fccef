/**
 * Arithmetic modulo a prime: exact for sums of cells, whose coefficients are small whole numbers. Products of
 * two numbers below it are exact in a double.
 */
const PRIME = 67_108_859;

type Row = Map<string, number>;

/** A sum that is told: whose cells are in it. Sums of different measures have no cell in common. */
export interface ToldSum {
  measureId: string;
  cells: string[];
}

/** What is known of the sums of one measure. */
interface Table {
  /** The equations that are told, in reduced form, each under a cell that stands in no other. */
  told: Map<string, Row>;
  /** Sums that are not told, less what is told of them: with nothing left, they are worked out. */
  kept: { secret: number; row: Row }[];
}

/**
 * What a reader can work out from sums that are told. Each sum is a linear equation over protected cells;
 * a cell is known as soon as the equations, added to and taken from each other, leave it alone on one side.
 * They are kept in reduced form, in which such a cell is a row of its own.
 */
export class Audit {
  private readonly tables = new Map<string, Table>();
  /** Of each secret, how many of its sums cannot be worked out. */
  private readonly open: number[] = [];

  /** @param mayBeKnown cells that are no secret, or stand for several members, of whom a sum gives none away */
  constructor(private readonly mayBeKnown: (cell: string) => boolean = () => false) {}

  /** From now on, no sums are admitted by which all of these could be worked out. */
  protect(sums: ToldSum[]): void {
    const secret = this.open.length;
    let left = 0;
    for (const { measureId, cells } of sums) {
      const table = this.table(measureId);
      const row = reduced(cells, table);
      if (row.size === 0) continue;
      table.kept.push({ secret, row });
      left++;
    }
    this.open.push(left);
  }

  /**
   * Takes in all of the sums if by them neither a protected cell becomes known nor a protected sum; else
   * takes in none.
   * @returns whether they may be told
   */
  admits(sums: ToldSum[]): boolean {
    const before = new Map(
      sums.map(({ measureId }) => {
        const { told, kept } = this.table(measureId);
        return [measureId, { told: new Map(told), kept: [...kept] }];
      }),
    );
    const found = new Map<number, number>();
    const safe =
      sums.every(({ measureId, cells }) => this.learn(this.table(measureId), cells, found)) &&
      [...found].every(([secret, count]) => (this.open[secret] ?? 0) > count);
    if (safe) for (const [secret, count] of found) this.open[secret] = (this.open[secret] ?? 0) - count;
    else for (const [measureId, table] of before) this.tables.set(measureId, table);
    return safe;
  }

  private table(measureId: string): Table {
    const table = this.tables.get(measureId) ?? { told: new Map(), kept: [] };
    this.tables.set(measureId, table);
    return table;
  }

  /** @param found counts, by secret, the sums that are worked out with this one */
  private learn(table: Table, cells: string[], found: Map<number, number>): boolean {
    const sum = reduced(cells, table);
    const [pivot] = sum.keys();
    if (pivot === undefined) return true;
    scale(sum, inverse(sum.get(pivot) ?? 1));
    if (this.givesAway(sum)) return false;
    for (const [other, row] of table.told) {
      const less = without(row, pivot, sum);
      if (less === row) continue;
      if (this.givesAway(less)) return false;
      table.told.set(other, less);
    }
    table.told.set(pivot, sum);
    table.kept = table.kept.flatMap(({ secret, row }) => {
      const less = without(row, pivot, sum);
      if (less.size > 0) return [{ secret, row: less }];
      found.set(secret, (found.get(secret) ?? 0) + 1);
      return [];
    });
    return true;
  }

  private givesAway(row: Row): boolean {
    if (row.size !== 1) return false;
    const [cell] = row.keys();
    return cell !== undefined && !this.mayBeKnown(cell);
  }
}

/** The sum of the cells less what is told of it. */
function reduced(cells: string[], { told }: Table): Row {
  const sum: Row = new Map();
  for (const cell of cells) add(sum, cell, 1);
  for (const cell of cells) {
    const row = told.get(cell);
    const factor = row && sum.get(cell);
    if (factor !== undefined) subtract(sum, row as Row, factor);
  }
  return sum;
}

/** The row with `sum` taken from it until the cell is gone; the row itself if the cell is not in it. */
function without(row: Row, cell: string, sum: Row): Row {
  const factor = row.get(cell);
  if (factor === undefined) return row;
  const less = new Map(row);
  subtract(less, sum, factor);
  return less;
}

function add(row: Row, cell: string, amount: number): void {
  const value = ((row.get(cell) ?? 0) + amount) % PRIME;
  if (value === 0) row.delete(cell);
  else row.set(cell, value);
}

function subtract(from: Row, row: Row, factor: number): void {
  for (const [cell, value] of row) add(from, cell, PRIME - ((factor * value) % PRIME));
}

function scale(row: Row, factor: number): void {
  if (factor === 1) return;
  for (const [cell, value] of row) row.set(cell, (value * factor) % PRIME);
}

/** By Fermat: a^(p − 2) is 1 ÷ a modulo p. */
function inverse(value: number): number {
  let result = 1;
  let power = value;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % PRIME;
    power = (power * power) % PRIME;
  }
  return result;
}
