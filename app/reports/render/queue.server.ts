import { RenderError } from "./error";

/** Files are made one after another, so that many at once do not take memory and processor time from pages. */

type Job<T> = (signal: AbortSignal) => Promise<T>;

export interface QueueLimits {
  /** How many jobs may wait. */
  mostWaiting: number;
  /** How long one job may take, in milliseconds. */
  longest: number;
}

/** Makes a queue. The app has one for all formats of reports. */
export function makeQueue({ mostWaiting, longest }: QueueLimits) {
  const waiting: (() => void)[] = [];
  let busy = false;

  function next() {
    const turn = waiting.shift();
    busy = turn !== undefined;
    turn?.();
  }

  /** Resolves when it is the caller's turn; rejects when the caller leaves first. */
  function turn(signal: AbortSignal | undefined): Promise<void> {
    if (!busy) {
      busy = true;
      return Promise.resolve();
    }
    if (waiting.length >= mostWaiting)
      throw new RenderError("busy", "Many reports are being made right now. Try again in a minute.");
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(signal?.reason);
      };
      waiting.push(start);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  return {
    /** How many jobs are waiting, not counting the one that runs. */
    get waiting() {
      return waiting.length;
    },

    /**
     * Runs a job after those before it. Its signal is aborted when the caller leaves or the job takes too long; either
     * way the promise settles at once.
     * @throws RenderError when too many wait or it takes too long; the signal's reason when it was canceled
     */
    async enqueue<T>(job: Job<T>, signal?: AbortSignal): Promise<T> {
      signal?.throwIfAborted();
      await turn(signal);
      const tooSlow = new AbortController();
      const stop = AbortSignal.any([tooSlow.signal, ...(signal ? [signal] : [])]);
      const clock = setTimeout(
        () => tooSlow.abort(new RenderError("too_slow", "Making this file took too long and was stopped.")),
        longest,
      );
      let done = () => {};
      const stopped = new Promise<never>((_, reject) => {
        const give = () => reject(stop.reason);
        stop.addEventListener("abort", give, { once: true });
        done = () => stop.removeEventListener("abort", give);
      });
      const work = (async () => {
        stop.throwIfAborted();
        return job(stop);
      })();
      try {
        return await Promise.race([work, stopped]);
      } finally {
        done();
        clearTimeout(clock);
        // A canceled job may need a moment to stop; the next one starts after it.
        if (tooSlow.signal.aborted) next();
        else work.then(next, next);
      }
    },
  };
}

const queue = makeQueue({ mostWaiting: 8, longest: 60_000 });

/** The one queue of the app; see makeQueue. */
export const enqueue = queue.enqueue;

/** How many files wait to be made. */
export const filesWaiting = () => queue.waiting;
