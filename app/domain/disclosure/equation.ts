import { inverse, PRIME, timesModulo } from "./modular";

/** A sum with coefficients modulo a prime, none of them 0, of unknowns named by whole numbers, in order. Never changed. */
export interface Equation {
  names: Int32Array;
  factors: Int32Array;
}

/** The factor of a name; 0 if the name is not in it. */
export function factorOf({ names, factors }: Equation, name: number): number {
  let low = 0;
  let high = names.length - 1;
  // Most equations are of other years.
  if (high < 0 || name < (names[0] ?? 0) || name > (names[high] ?? 0)) return 0;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = names[middle] ?? 0;
    if (found === name) return factors[middle] ?? 0;
    if (found < name) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Divided so that the name has the factor 1. */
export function leadingWith(equation: Equation, name: number): Equation {
  const factor = factorOf(equation, name);
  if (factor === 1) return equation;
  const by = inverse(factor);
  return { names: equation.names, factors: equation.factors.map((each) => timesModulo(each, by)) };
}

/** The equation less `times` times the other. */
export function less(equation: Equation, other: Equation, times: number): Equation {
  const [a, b] = [equation.names, other.names];
  const names = new Int32Array(a.length + b.length);
  const factors = new Int32Array(a.length + b.length);
  const minus = PRIME - times;
  let [i, j, many] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const x = i < a.length ? (a[i] ?? 0) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? (b[j] ?? 0) : Number.POSITIVE_INFINITY;
    let factor = 0;
    if (x <= y) factor = equation.factors[i++] ?? 0;
    if (y <= x) factor = (factor + timesModulo(other.factors[j++] ?? 0, minus)) % PRIME;
    if (factor === 0) continue;
    names[many] = Math.min(x, y);
    factors[many++] = factor;
  }
  return { names: names.slice(0, many), factors: factors.slice(0, many) };
}

/** The equation without the names that are marked by 1; the equation itself if it has none of them. */
export function withoutNames(equation: Equation, marked: Uint8Array): Equation {
  const { names, factors } = equation;
  if (!names.some((name) => marked[name] === 1)) return equation;
  const isLeft = (_: number, place: number) => marked[names[place] ?? -1] !== 1;
  return { names: names.filter(isLeft), factors: factors.filter(isLeft) };
}

/** Adds up equations of names 0, 1, … in one pass. */
export class Adding {
  private readonly factors: Float64Array;
  private readonly isTouched: Uint8Array;
  private touched: number[] = [];

  constructor(names: number) {
    this.factors = new Float64Array(names);
    this.isTouched = new Uint8Array(names);
  }

  add(name: number, amount: number): void {
    if (this.isTouched[name] === 0) {
      this.isTouched[name] = 1;
      this.touched.push(name);
    }
    const factor = (this.factors[name] ?? 0) + amount;
    this.factors[name] = factor >= PRIME ? factor - PRIME : factor;
  }

  subtract({ names, factors }: Equation, times: number): void {
    const minus = PRIME - times;
    for (let at = 0; at < names.length; at++) this.add(names[at] ?? 0, timesModulo(factors[at] ?? 0, minus));
  }

  factorOf(name: number): number {
    return this.factors[name] ?? 0;
  }

  /** What it adds up to. It starts again from nothing. */
  take(): Equation {
    const names = Int32Array.from(this.touched.filter((name) => this.factors[name] !== 0)).sort();
    const factors = Int32Array.from(names, (name) => this.factors[name] ?? 0);
    for (const name of this.touched) {
      this.factors[name] = 0;
      this.isTouched[name] = 0;
    }
    this.touched = [];
    return { names, factors };
  }
}
