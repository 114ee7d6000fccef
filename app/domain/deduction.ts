/**
 * What a reader can work out from sums of counts that are told. Each sum is a linear equation; besides, no
 * count is below zero, so that a sum of nobody tells that each of its parts is nobody. Counts of nobody are
 * therefore taken as known wherever they would have to protect another ("zeros as complements do not
 * protect").
 */
export class Deduction {
  /** Reduced equations, each under a count of somebody that stands in no other. */
  private readonly told = new Map<string, Row>();
  /** Counts of nobody that follow from what is told. */
  private readonly settled = new Set<string>();
  private readonly secrets: Secret[] = [];

  /** @param isNobody the counts that are zero */
  constructor(private readonly isNobody: (count: string) => boolean) {}

  /** The reader knows this sum, whatever follows from it. */
  learn(counts: string[]): void {
    this.take(this.reduced(counts));
  }

  /**
   * From now on, nothing is admitted from which this sum would follow.
   * @returns false if it follows already
   */
  protect(counts: string[]): boolean {
    const somebody = this.reduced(counts);
    const nobody = counts.filter(this.isNobody);
    if (nobody.length === counts.length) {
      if (nobody.every((count) => this.settled.has(count))) return false;
      this.secrets.push({ nobody });
      return true;
    }
    for (const count of somebody.keys()) if (this.isNobody(count)) somebody.delete(count);
    if (somebody.size === 0) return false;
    this.secrets.push({ somebody });
    return true;
  }

  /** Takes the sum in, unless a protected one would follow from it. @returns whether it may be told */
  admits(counts: string[]): boolean {
    const sum = this.reduced(counts);
    if (this.secrets.some((secret) => this.follows(secret, sum))) return false;
    this.take(sum);
    return true;
  }

  /** The sum less what is told of it. */
  private reduced(counts: string[]): Row {
    const sum: Row = new Map();
    for (const count of counts) add(sum, count, 1);
    for (const count of counts) {
      const row = this.told.get(count);
      const factor = sum.get(count);
      if (row && factor !== undefined) subtract(sum, row, factor);
    }
    return sum;
  }

  private follows(secret: Secret, sum: Row): boolean {
    const somebody = [...sum.keys()].filter((count) => !this.isNobody(count));
    if ("nobody" in secret)
      return somebody.length === 0 && secret.nobody.every((one) => this.settled.has(one) || sum.has(one));
    const [first] = somebody;
    const row = secret.somebody;
    if (first === undefined || row.size !== somebody.length) return false;
    const factor = ((row.get(first) ?? 0) * inverse(sum.get(first) ?? 1)) % PRIME;
    return factor !== 0 && somebody.every((one) => row.get(one) === ((sum.get(one) ?? 0) * factor) % PRIME);
  }

  private take(sum: Row): void {
    const pivot = [...sum.keys()].find((count) => !this.isNobody(count));
    if (pivot === undefined) {
      for (const count of sum.keys()) this.settled.add(count);
      return;
    }
    const factor = inverse(sum.get(pivot) ?? 1);
    for (const [count, value] of sum) sum.set(count, (value * factor) % PRIME);
    for (const row of this.told.values()) {
      const times = row.get(pivot);
      if (times !== undefined) subtract(row, sum, times);
    }
    this.told.set(pivot, sum);
    for (const secret of this.secrets) {
      const times = "somebody" in secret ? secret.somebody.get(pivot) : undefined;
      if (!("somebody" in secret) || times === undefined) continue;
      subtract(secret.somebody, sum, times);
      for (const count of secret.somebody.keys()) if (this.isNobody(count)) secret.somebody.delete(count);
    }
  }
}

/** Arithmetic modulo a prime, exact for small coefficients; products below it are exact in a double. */
const PRIME = 67_108_859;
type Row = Map<string, number>;
/** A protected sum: what is left of its counts of somebody, or, of a sum that is zero, its counts. */
type Secret = { somebody: Row } | { nobody: string[] };

function add(row: Row, count: string, amount: number): void {
  const value = ((row.get(count) ?? 0) + amount) % PRIME;
  if (value === 0) row.delete(count);
  else row.set(count, value);
}

function subtract(from: Row, row: Row, factor: number): void {
  for (const [count, value] of row) add(from, count, PRIME - ((factor * value) % PRIME));
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
