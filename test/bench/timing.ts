export interface Timing {
  p50: number;
  p95: number;
}

const WARM_UP = 10;

/** Milliseconds of `times` runs, one after the other, after a few that do not count. */
export async function measure(times: number, run: () => Promise<unknown>): Promise<Timing> {
  const took: number[] = [];
  for (let round = -WARM_UP; round < times; round++) {
    const start = performance.now();
    await run();
    if (round >= 0) took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
