/** Arithmetic modulo a prime: exact for sums of cells, whose coefficients are small whole numbers. */
const PRIME = 2_147_483_647n;

type Row = Map<string, bigint>;

/** A sum that is told: whose cells are in it. Sums of different measures have no cell in common. */
export interface ToldSum {
  measureId: string;
  cells: string[];
}

/**
 * What a reader can work out from sums that are told. Each sum is a linear equation over protected cells;
 * a cell is known as soon as the equations, added to and taken from each other, leave it alone on one side.
 * They are kept in reduced form, in which such a cell is a row of its own.
 */
export class Audit {
  private readonly tables = new Map<string, Map<string, Row>>();

  /** @param mayBeKnown cells that stand for several members together, so that their sum gives nobody away */
  constructor(private readonly mayBeKnown: (cell: string) => boolean = () => false) {}

  /**
   * Takes in all of the sums if no protected cell becomes known by them; else takes in none.
   * @returns whether they may be told
   */
  admits(sums: ToldSum[]): boolean {
    const before = new Map(sums.map(({ measureId }) => [measureId, new Map(this.table(measureId))]));
    for (const { measureId, cells } of sums) {
      if (this.learn(this.table(measureId), cells)) continue;
      for (const [measure, table] of before) this.tables.set(measure, table);
      return false;
    }
    return true;
  }

  private table(measureId: string): Map<string, Row> {
    const table = this.tables.get(measureId) ?? new Map<string, Row>();
    this.tables.set(measureId, table);
    return table;
  }

  private learn(table: Map<string, Row>, cells: string[]): boolean {
    const sum: Row = new Map();
    for (const cell of cells) add(sum, cell, 1n);
    for (const [pivot, row] of table) {
      const factor = sum.get(pivot);
      if (factor !== undefined) subtract(sum, row, factor);
    }
    const [pivot] = sum.keys();
    if (pivot === undefined) return true;
    scale(sum, inverse(sum.get(pivot) ?? 1n));
    if (this.givesAway(sum)) return false;
    for (const [other, row] of table) {
      const factor = row.get(pivot);
      if (factor === undefined) continue;
      const reduced = new Map(row);
      subtract(reduced, sum, factor);
      if (this.givesAway(reduced)) return false;
      table.set(other, reduced);
    }
    table.set(pivot, sum);
    return true;
  }

  private givesAway(row: Row): boolean {
    const [cell, second] = row.keys();
    return cell !== undefined && second === undefined && !this.mayBeKnown(cell);
  }
}

function add(row: Row, cell: string, amount: bigint): void {
  const value = ((((row.get(cell) ?? 0n) + amount) % PRIME) + PRIME) % PRIME;
  if (value === 0n) row.delete(cell);
  else row.set(cell, value);
}

function subtract(from: Row, row: Row, factor: bigint): void {
  for (const [cell, value] of row) add(from, cell, -factor * value);
}

function scale(row: Row, factor: bigint): void {
  for (const [cell, value] of row) row.set(cell, (value * factor) % PRIME);
}

/** By Fermat: a^(p − 2) is 1 ÷ a modulo p. */
function inverse(value: bigint): bigint {
  let result = 1n;
  let power = value;
  for (let exponent = PRIME - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % PRIME;
    power = (power * power) % PRIME;
  }
  return result;
}
