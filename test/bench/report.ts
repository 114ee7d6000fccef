import type { Timing } from "./timing";

/** Starts a part of the benchmark: one sentence says what it compares. */
export function part(letter: string, title: string, sentence: string): void {
  console.log(`\n(${letter}) ${title}\n    ${sentence}`);
}

export function group(name: string): void {
  console.log(`  ${name}`);
}

/** Prints one line: the time, how it compares, and whether it meets the target. */
export function line(
  name: string,
  timing: Timing,
  compared: { with?: Timing; as?: string; most?: number; p95?: number } = {},
): void {
  const columns = [`p50 ${ms(timing.p50)}`, `p95 ${ms(timing.p95)}`];
  if (compared.with) columns.push(`${times(timing.p50 / compared.with.p50)} ${compared.as ?? ""}`.trimEnd());
  const targets = [];
  if (compared.with && compared.most !== undefined)
    targets.push(verdict(timing.p50 / compared.with.p50 <= compared.most, `at most ${compared.most}×`));
  if (compared.p95 !== undefined)
    targets.push(verdict(timing.p95 < compared.p95, `p95 under ${compared.p95} ms`));
  text(name, [...columns, ...targets].join("  "));
}

export function text(name: string, result: string): void {
  console.log(`    ${name.padEnd(52)} ${result}`);
}

export const verdict = (holds: boolean, target: string) => `[${holds ? "ok" : "SHORT"}: ${target}]`;
export const times = (ratio: number) => `${ratio.toFixed(2)}×`;
const ms = (time: number) => `${time.toFixed(time < 10 ? 2 : 1).padStart(6)} ms`;
