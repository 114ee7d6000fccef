/** Milliseconds: half of the runs took no longer than p50, and so on. */
export interface Timing {
  p50: number;
  p95: number;
  p99: number;
}

type Run = () => Promise<unknown>;

/** How long one run takes. */
export async function clock(run: Run): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export function timingOf(took: number[]): Timing {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** `times` runs, one after the other, after a few that do not count. */
export async function measure(times: number, run: Run): Promise<Timing> {
  return (await compare(times, { run })).run;
}

/** Runs in turn, so that whatever else the machine does falls on all of them alike. */
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
