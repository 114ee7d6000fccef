import { add, inverse, PRIME, type Row, scale, subtract } from "./modular";

/**
 * What a reader can work out from published sums of counts. Each sum is a linear equation; besides, no count
 * is below zero, so a sum of zero reveals that each of its parts is zero. Zero counts are therefore taken as
 * known wherever they would have to protect another count ("zeros as complements do not protect").
 */
export class CountEquations {
  /** Reduced equations, each under a count above zero that stands in no other. */
  private readonly published = new Map<string, Row>();
  /** Zero counts that follow from what is published. */
  private readonly knownZeros = new Set<string>();
  private readonly secrets: Secret[] = [];

  /** @param isZero whether a count is zero */
  constructor(private readonly isZero: (count: string) => boolean) {}

  /** The reader knows this sum, whatever follows from it. */
  learn(counts: string[]): void {
    this.take(this.reduced(counts));
  }

  /**
   * From now on, admits nothing from which this sum would follow.
   * @returns false if it follows already
   */
  protect(counts: string[]): boolean {
    if (counts.every(this.isZero)) {
      if (counts.every((count) => this.knownZeros.has(count))) return false;
      this.secrets.push({ kind: "zero", counts });
      return true;
    }
    const row = this.withoutZeros(this.reduced(counts));
    if (row.size === 0) return false;
    this.secrets.push({ kind: "some", row });
    return true;
  }

  /** Takes the sum in, unless a protected one would follow from it. @returns whether it may be published */
  admits(counts: string[]): boolean {
    const sum = this.reduced(counts);
    if (this.secrets.some((secret) => this.follows(secret, sum))) return false;
    this.take(sum);
    return true;
  }

  /** The sum, less what is published of it. */
  private reduced(counts: string[]): Row {
    const sum: Row = new Map();
    for (const count of counts) add(sum, count, 1);
    for (const count of counts) {
      const row = this.published.get(count);
      const factor = sum.get(count);
      if (row && factor !== undefined) subtract(sum, row, factor);
    }
    return sum;
  }

  private follows(secret: Secret, sum: Row): boolean {
    const positive = [...sum.keys()].filter((count) => !this.isZero(count));
    if (secret.kind === "zero")
      return (
        positive.length === 0 && secret.counts.every((count) => this.knownZeros.has(count) || sum.has(count))
      );
    const [first] = positive;
    const { row } = secret;
    if (first === undefined || row.size !== positive.length) return false;
    const factor = ((row.get(first) ?? 0) * inverse(sum.get(first) ?? 1)) % PRIME;
    return (
      factor !== 0 && positive.every((count) => row.get(count) === ((sum.get(count) ?? 0) * factor) % PRIME)
    );
  }

  private take(sum: Row): void {
    const pivot = [...sum.keys()].find((count) => !this.isZero(count));
    if (pivot === undefined) {
      for (const count of sum.keys()) this.knownZeros.add(count);
      return;
    }
    scale(sum, inverse(sum.get(pivot) ?? 1));
    for (const row of this.published.values()) {
      const times = row.get(pivot);
      if (times !== undefined) subtract(row, sum, times);
    }
    this.published.set(pivot, sum);
    for (const secret of this.secrets) {
      if (secret.kind === "zero") continue;
      const times = secret.row.get(pivot);
      if (times === undefined) continue;
      subtract(secret.row, sum, times);
      this.withoutZeros(secret.row);
    }
  }

  /** Removes the zero counts from the row. */
  private withoutZeros(row: Row): Row {
    for (const count of row.keys()) if (this.isZero(count)) row.delete(count);
    return row;
  }
}

/** A protected sum: what is left of its counts above zero, or the counts of a sum that is zero. */
type Secret = { kind: "some"; row: Row } | { kind: "zero"; counts: string[] };
