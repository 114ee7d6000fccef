import { add, inverse, type Row, scale, subtract } from "~/domain/disclosure/modular";

/** The cells that a sum adds up. Sums of different measures have no cell in common. */
export interface CellSum {
  measureId: string;
  cells: string[];
}

/** What a reader knows of the sums of one measure. */
interface Table {
  /** The published equations in reduced form, each under a cell that stands in no other. */
  published: Map<string, Row>;
  /** Secret sums, less what is published of them: once nothing is left, a reader can work them out. */
  secrets: { secret: number; row: Row }[];
}

/**
 * What a reader can work out from published sums. Each sum is a linear equation over protected cells; a cell
 * is known once the equations, added to and subtracted from each other, leave it alone on one side. They are
 * kept in reduced form, where such a cell is a row of its own.
 */
export class SumEquations {
  private readonly tables = new Map<string, Table>();
  /** How many sums of each secret cannot be worked out yet. */
  private readonly open: number[] = [];

  /** @param mayBeKnown cells that are not secret, or that stand for several members, so a sum reveals none of them */
  constructor(private readonly mayBeKnown: (cell: string) => boolean = () => false) {}

  /** From now on, admits no sums from which all of these could be worked out. */
  protect(sums: CellSum[]): void {
    const secret = this.open.length;
    let left = 0;
    for (const { measureId, cells } of sums) {
      const table = this.table(measureId);
      const row = reduced(cells, table);
      if (row.size === 0) continue;
      table.secrets.push({ secret, row });
      left++;
    }
    this.open.push(left);
  }

  /**
   * Takes in all of the sums if they reveal neither a protected cell nor a protected sum; otherwise none.
   * @returns whether they may be published
   */
  admits(sums: CellSum[]): boolean {
    const before = new Map(
      sums.map(({ measureId }) => {
        const { published, secrets } = this.table(measureId);
        return [measureId, { published: new Map(published), secrets: [...secrets] }];
      }),
    );
    const revealed = new Map<number, number>();
    const safe =
      sums.every(({ measureId, cells }) => this.learn(this.table(measureId), cells, revealed)) &&
      [...revealed].every(([secret, count]) => (this.open[secret] ?? 0) > count);
    if (safe) for (const [secret, count] of revealed) this.open[secret] = (this.open[secret] ?? 0) - count;
    else for (const [measureId, table] of before) this.tables.set(measureId, table);
    return safe;
  }

  private table(measureId: string): Table {
    const table = this.tables.get(measureId) ?? { published: new Map(), secrets: [] };
    this.tables.set(measureId, table);
    return table;
  }

  /** @param revealed counts, by secret, the sums that this one reveals */
  private learn(table: Table, cells: string[], revealed: Map<number, number>): boolean {
    const sum = reduced(cells, table);
    const [pivot] = sum.keys();
    if (pivot === undefined) return true;
    scale(sum, inverse(sum.get(pivot) ?? 1));
    if (this.reveals(sum)) return false;
    for (const [other, row] of table.published) {
      const less = without(row, pivot, sum);
      if (less === row) continue;
      if (this.reveals(less)) return false;
      table.published.set(other, less);
    }
    table.published.set(pivot, sum);
    table.secrets = table.secrets.flatMap(({ secret, row }) => {
      const less = without(row, pivot, sum);
      if (less.size > 0) return [{ secret, row: less }];
      revealed.set(secret, (revealed.get(secret) ?? 0) + 1);
      return [];
    });
    return true;
  }

  private reveals(row: Row): boolean {
    if (row.size !== 1) return false;
    const [cell] = row.keys();
    return cell !== undefined && !this.mayBeKnown(cell);
  }
}

/** The sum of the cells, less what is published of it. */
function reduced(cells: string[], { published }: Table): Row {
  const sum: Row = new Map();
  for (const cell of cells) add(sum, cell, 1);
  for (const cell of cells) {
    const row = published.get(cell);
    const factor = row && sum.get(cell);
    if (factor !== undefined) subtract(sum, row as Row, factor);
  }
  return sum;
}

/** The row less as much of `sum` as removes the cell; the row itself if the cell is not in it. */
function without(row: Row, cell: string, sum: Row): Row {
  const factor = row.get(cell);
  if (factor === undefined) return row;
  const less = new Map(row);
  subtract(less, sum, factor);
  return less;
}
