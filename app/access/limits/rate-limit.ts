/** How often something may happen in a window of time. */
export interface RatePolicy {
  name: string;
  most: number;
  seconds: number;
}

export interface RateState {
  allowed: boolean;
  remaining: number;
  /** Seconds until the window ends. */
  reset: number;
}

/** The oldest keys are forgotten first. */
const MOST_KEYS = 20_000;

/** Counts by key in windows of fixed length, in the memory of this process. */
export function makeRateLimit(policy: RatePolicy, now: () => number = Date.now) {
  const windows = new Map<string, { count: number; endsAt: number }>();

  function windowOf(key: string) {
    const current = windows.get(key);
    if (current && current.endsAt > now()) return current;
    const fresh = { count: 0, endsAt: now() + policy.seconds * 1000 };
    // Deleted first, so that the order of the map is the order of age.
    windows.delete(key);
    windows.set(key, fresh);
    const oldest = windows.keys().next().value;
    if (windows.size > MOST_KEYS && oldest !== undefined) windows.delete(oldest);
    return fresh;
  }

  const stateOf = ({ count, endsAt }: { count: number; endsAt: number }): RateState => ({
    allowed: count <= policy.most,
    remaining: Math.max(0, policy.most - count),
    reset: Math.max(1, Math.ceil((endsAt - now()) / 1000)),
  });

  return {
    policy,
    /** Counts one call and says whether it was allowed. */
    take(key: string): RateState {
      const window = windowOf(key);
      window.count++;
      return stateOf(window);
    },
    /** Says whether one more call would be allowed, without counting it. */
    peek(key: string): RateState {
      const { count, endsAt } = windowOf(key);
      return { ...stateOf({ count, endsAt }), allowed: count < policy.most };
    },
  };
}

export type RateLimit = ReturnType<typeof makeRateLimit>;
