/**
 * Arithmetic modulo a prime: exact for sums whose coefficients are small whole numbers. Products of two
 * numbers below it are exact in a double.
 */
export const PRIME = 67_108_859;

/** The coefficients of an equation, by the name of the unknown; zeros are left out. */
export type Row = Map<string, number>;

export function add(row: Row, name: string, amount: number): void {
  const value = ((row.get(name) ?? 0) + amount) % PRIME;
  if (value === 0) row.delete(name);
  else row.set(name, value);
}

/** Takes `factor` times the row from the other. */
export function subtract(from: Row, row: Row, factor: number): void {
  for (const [name, value] of row) add(from, name, PRIME - ((factor * value) % PRIME));
}

export function scale(row: Row, factor: number): void {
  if (factor === 1) return;
  for (const [name, value] of row) row.set(name, (value * factor) % PRIME);
}

/** The product. Dividing is quicker than the remainder of doubles. */
export function timesModulo(a: number, b: number): number {
  if (a === 1) return b;
  if (b === 1) return a;
  const product = a * b;
  const rest = product - Math.floor(product / PRIME) * PRIME;
  return rest < 0 ? rest + PRIME : rest >= PRIME ? rest - PRIME : rest;
}

/** By Fermat: a^(p − 2) is 1 ÷ a modulo p. */
export function inverse(value: number): number {
  if (value === 1) return 1;
  let result = 1;
  let power = value;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % PRIME;
    power = (power * power) % PRIME;
  }
  return result;
}
