import { setImmediate as others } from "node:timers/promises";

/** How long to work before everybody else gets a turn, in milliseconds. */
const TURN_MS = 8;

const busy = new Map<string, Promise<unknown>>();

/**
 * Runs long work in short turns, between which the process answers others. Works of one name run one after the other, so
 * that what the first one works out is there for those that asked for it at the same time.
 */
export async function inTurns<Result>(name: string, work: Generator<void, Result>): Promise<Result> {
  const before = busy.get(name);
  const own = (async () => {
    await before?.catch(() => {});
    let since = performance.now();
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      if (performance.now() - since < TURN_MS) continue;
      await others();
      since = performance.now();
    }
  })();
  busy.set(name, own);
  try {
    return await own;
  } finally {
    if (busy.get(name) === own) busy.delete(name);
  }
}
