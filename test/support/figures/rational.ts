type Row = Map<string, bigint>;

/** Sums of unknowns with known values: Gauss–Jordan elimination over integers, without rounding. */
export class Equations {
  private readonly rows = new Map<string, Row>();

  learn(cells: string[]): void {
    const row = this.reduced(cells);
    const [pivot] = row.keys();
    if (pivot === undefined) return;
    for (const [other, old] of this.rows) this.rows.set(other, eliminated(old, pivot, row));
    this.rows.set(pivot, row);
  }

  /** The unknowns that the equations determine. */
  alone(): string[] {
    return [...this.rows.values()].flatMap((row) => (row.size === 1 ? [...row.keys()] : []));
  }

  /** Whether this sum can be derived. */
  determine(cells: string[]): boolean {
    return this.reduced(cells).size === 0;
  }

  private reduced(cells: string[]): Row {
    let row: Row = new Map();
    for (const cell of cells) row.set(cell, (row.get(cell) ?? 0n) + 1n);
    for (const [pivot, equation] of this.rows) row = eliminated(row, pivot, equation);
    return row;
  }
}

/** Combines multiples of two rows so the unknown cancels out. */
function eliminated(row: Row, unknown: string, by: Row): Row {
  const factor = row.get(unknown);
  const head = by.get(unknown);
  if (factor === undefined || head === undefined) return row;
  const result: Row = new Map();
  for (const [cell, value] of row) result.set(cell, value * head);
  for (const [cell, value] of by) {
    const left = (result.get(cell) ?? 0n) - value * factor;
    if (left === 0n) result.delete(cell);
    else result.set(cell, left);
  }
  return divided(result);
}

/** Divides a row by its greatest common divisor, so the numbers stay small. */
function divided(row: Row): Row {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const common = [...row.values()].reduce((divisor, value) => gcd(divisor, value < 0n ? -value : value), 0n);
  return common > 1n ? new Map([...row].map(([cell, value]) => [cell, value / common])) : row;
}
