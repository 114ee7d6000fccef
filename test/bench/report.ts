import type { Timing } from "./timing";

/** A part of the benchmark: what is compared, in one sentence. */
export function part(letter: string, title: string, sentence: string): void {
  console.log(`\n(${letter}) ${title}\n    ${sentence}`);
}

export function group(name: string): void {
  console.log(`  ${name}`);
}

/** One line: how long it took, how that compares, and whether that is what we want. */
export function line(
  name: string,
  timing: Timing,
  compared: { with?: Timing; as?: string; most?: number; p95?: number } = {},
): void {
  const columns = [`p50 ${ms(timing.p50)}`, `p95 ${ms(timing.p95)}`];
  if (compared.with) columns.push(`${times(timing.p50 / compared.with.p50)} ${compared.as ?? ""}`.trimEnd());
  const wanted = [];
  if (compared.with && compared.most !== undefined)
    wanted.push(verdict(timing.p50 / compared.with.p50 <= compared.most, `at most ${compared.most}×`));
  if (compared.p95 !== undefined)
    wanted.push(verdict(timing.p95 < compared.p95, `p95 under ${compared.p95} ms`));
  text(name, [...columns, ...wanted].join("  "));
}

export function text(name: string, said: string): void {
  console.log(`    ${name.padEnd(52)} ${said}`);
}

export const verdict = (holds: boolean, wanted: string) => `[${holds ? "ok" : "SHORT"}: ${wanted}]`;
export const times = (ratio: number) => `${ratio.toFixed(2)}×`;
const ms = (time: number) => `${time.toFixed(time < 10 ? 2 : 1).padStart(6)} ms`;
