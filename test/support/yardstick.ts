/**
 * What a fixed piece of work takes on this machine at this moment. Limits on time are multiples of it, since a busy or
 * slow machine slows both down alike.
 */
const WORK = Array.from({ length: 20_000 }, (_, at) => ({ at, name: `Member ${at}`, value: at / 7 }));
const ROUNDS = 5;

/** @returns milliseconds, about a tenth of a second on an idle machine of 2025 */
function yardstick(): number {
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round++) JSON.parse(JSON.stringify(WORK));
  return performance.now() - started;
}

/** How many times as long as the fixed piece of work, measured before and after it, the work takes. */
export async function timesYardstick<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ times: number; result: Awaited<Result> }> {
  yardstick();
  const before = yardstick();
  const started = performance.now();
  const result = await work();
  const took = performance.now() - started;
  return { times: took / Math.max(before, yardstick()), result };
}
