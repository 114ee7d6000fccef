/** Percentiles in milliseconds: half of the runs took no longer than p50. */
export interface Timing {
  p50: number;
  p95: number;
  p99: number;
}

type Run = () => Promise<unknown>;

/** Times one run. */
export async function clock(run: Run): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/**
 * Times one run, and the longest that the event loop was kept from others meanwhile. (A histogram of the loop's
 * delay that is switched off and on again counts the time in between.)
 */
export async function clockTurns(run: Run): Promise<{ took: number; longest: number }> {
  let longest = 0;
  let last = performance.now();
  let isDone = false;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) setImmediate(look);
  };
  setImmediate(look);
  const took = await clock(run);
  isDone = true;
  longest = Math.max(longest, performance.now() - last);
  return { took, longest };
}

export function timingOf(took: number[]): Timing {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Times `times` sequential runs, after a few warm-up runs. */
export async function measure(times: number, run: Run): Promise<Timing> {
  return (await compare(times, { run })).run;
}

/** Alternates the runs, so other load on the machine affects them all alike. */
export async function compare<Name extends string>(
  times: number,
  runs: Record<Name, Run>,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(runs) as Name[];
  const took = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -Math.ceil(times / 5); round < times; round++)
    for (const name of names) {
      const time = await clock(runs[name]);
      if (round >= 0) took.get(name)?.push(time);
    }
  return Object.fromEntries(names.map((name) => [name, timingOf(took.get(name) ?? [])])) as Record<
    Name,
    Timing
  >;
}
