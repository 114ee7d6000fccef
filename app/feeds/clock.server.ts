import { setTimeout as wait } from "node:timers/promises";

/** Time and randomness, which tests replace. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @throws the signal's reason as soon as it aborts */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
  random: Math.random,
};

/** Waits until one more request may be sent. */
export type Gate = (clock: Clock, signal?: AbortSignal) => Promise<void>;

/** Allows at most `most` requests in any span of `per` milliseconds; others wait. */
export function gateOf(most: number, per: number): Gate {
  const passed: number[] = [];
  return async (clock, signal) => {
    for (;;) {
      signal?.throwIfAborted();
      const now = clock.now();
      while (passed[0] !== undefined && passed[0] <= now - per) passed.shift();
      const oldest = passed[0];
      if (passed.length < most || oldest === undefined) {
        passed.push(now);
        return;
      }
      await clock.sleep(oldest + per - now, signal);
    }
  };
}
